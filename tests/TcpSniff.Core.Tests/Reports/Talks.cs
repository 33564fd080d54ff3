using TcpSniff.Analysis;
using TcpSniff.Core.Tests.Timelines;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Wording;
using static TcpSniff.Packets.TcpFlags;

namespace TcpSniff.Core.Tests.Reports;

/// <summary>A capture of several connections, each of which went another way.</summary>
internal static class Talks
{
    /// <summary>What a report gets at its end.</summary>
    public static AnalysisResult Result() => Analyses.Of(Conversation(), Stalled(1));

    /// <summary>One closed, one reset after a retransmission, one refused, one over IPv6 with an address as long as they get.</summary>
    public static Conversation Conversation()
    {
        var talk = new Conversation();
        Web(talk, Segments.Between("10.0.0.5:51514", "192.0.2.7:443"));
        Broken(talk, Segments.Between("10.0.0.5:51520", "192.0.2.7:443"));
        Refused(talk, Segments.Between("10.0.0.5:51522", "198.51.100.9:22"));
        Web(talk, Segments.Between("[2001:db8:1234:5678:9abc:def0:1234:5678]:51524", "[2001:db8::7]:443"));
        return talk;
    }

    /// <summary>A finding about a connection.</summary>
    public static Finding Stalled(int stream) => new()
    {
        Id = "zero-window-stall",
        Severity = Severity.Error,
        Stream = stream,
        Frame = 10,
        LastFrame = 12,
        Cost = Duration.FromSeconds(12.4),
        Culprit = Role.Client,
        Text = new(new Sentence("The client did not read.", "客户端没有读取。", "用戶端沒有讀取。")),
    };

    private static void Web(Conversation talk, Segments ends) => talk
        .Send(ends.Client(Syn, 100)).Wait(0.021)
        .Send(ends.Server(Syn | Ack, 500, 101))
        .Send(ends.Client(Ack, 101, 501))
        .Send(ends.Client(Psh | Ack, 101, 501), new string('q', 1200)).Wait(0.3)
        .Send(ends.Server(Psh | Ack, 501, 1301), new string('a', 48_100))
        .Send(ends.Client(Fin | Ack, 1301, 48_601)).Wait(0.021)
        .Send(ends.Server(Fin | Ack, 48_601, 1302))
        .Send(ends.Client(Ack, 1302, 48_602));

    private static void Broken(Conversation talk, Segments ends) => talk
        .Send(ends.Client(Syn, 100)).Wait(0.024)
        .Send(ends.Server(Syn | Ack, 500, 101))
        .Send(ends.Client(Ack, 101, 501))
        .Send(ends.Client(Psh | Ack, 101, 501), "hello").Wait(0.4)
        .Send(ends.Client(Psh | Ack, 101, 501), "hello").Wait(12.4)
        .Send(ends.Server(Rst | Ack, 501, 106));

    private static void Refused(Conversation talk, Segments ends) => talk
        .Send(ends.Client(Syn, 100)).Wait(0.021)
        .Send(ends.Server(Rst | Ack, 0, 101));
}
