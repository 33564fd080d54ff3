using TcpSniff.Packets;
using TcpSniff.Testing;
using static TcpSniff.Packets.TcpFlags;

namespace TcpSniff.Core.Tests.Timelines;

/// <summary>Conversations that tests tell: one for every way in which a connection opens, goes wrong, and closes.</summary>
internal static class Conversations
{
    public static readonly Segments Ends = Segments.Between("127.0.0.1:54012", "127.0.0.1:12345");

    /// <summary>All of them by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Conversation>> All = new Dictionary<string, Func<Conversation>>
    {
        ["four-way"] = FourWay,
        ["three-segment"] = ThreeSegment,
        ["crossing-fins"] = CrossingFins,
        ["crossing-syns"] = CrossingSyns,
        ["half-closed"] = HalfClosed,
        ["refused"] = Refused,
        ["unanswered"] = Unanswered,
        ["aborted"] = Aborted,
        ["blind-reset"] = BlindReset,
        ["lost"] = Lost,
        ["stalled"] = Stalled,
        ["midway"] = Midway,
        ["fast-open"] = FastOpen,
        ["last-ack-lost"] = LastAckLost,
        ["odd-headers"] = OddHeaders,
    };

    // The initial sequence numbers of client and server.
    private const uint C = 3_482_190_114;
    private const uint S = 1_907_334_528;

    /// <summary>The three segments of an ordinary handshake on loopback.</summary>
    public static Conversation Opened() => new Conversation()
        .Call(Role.Server, "listen(:12345, backlog 5)")
        .Call(Role.Client, "connect(127.0.0.1:12345)")
        .Send(Offering(Ends.Client(Syn, C, window: 65495)))
        .Send(Offering(Ends.Server(Syn | Ack, S, C + 1, window: 65483)))
        .Send(Ends.Client(Ack, C + 1, S + 1, window: 512))
        .Call(Role.Server, "accept() → 127.0.0.1:54012");

    /// <summary>A greeting, then the client closes and the server after it.</summary>
    public static Conversation FourWay() => Greeted()
        .Wait(3.2)
        .Call(Role.Client, "close()")
        .Send(Ends.Client(Fin | Ack, C + 7, S + 15, window: 512))
        .Send(Ends.Server(Ack, S + 15, C + 8, window: 512))
        .Call(Role.Server, "close()")
        .Send(Ends.Server(Fin | Ack, S + 15, C + 8, window: 512))
        .Send(Ends.Client(Ack, C + 8, S + 16, window: 512));

    /// <summary>The server closes, and the client's FIN comes with its acknowledgment.</summary>
    public static Conversation ThreeSegment() => Greeted()
        .Send(Ends.Server(Fin | Ack, S + 15, C + 7, window: 512))
        .Send(Ends.Client(Fin | Ack, C + 7, S + 16, window: 512))
        .Send(Ends.Server(Ack, S + 16, C + 8, window: 512));

    /// <summary>Both close at once.</summary>
    public static Conversation CrossingFins() => Greeted()
        .Send(Ends.Client(Fin | Ack, C + 7, S + 15, window: 512))
        .Send(Ends.Server(Fin | Ack, S + 15, C + 7, window: 512))
        .Send(Ends.Server(Ack, S + 16, C + 8, window: 512))
        .Send(Ends.Client(Ack, C + 8, S + 16, window: 512));

    /// <summary>Both open at once.</summary>
    public static Conversation CrossingSyns() => new Conversation()
        .Send(Offering(Ends.Client(Syn, C)))
        .Send(Offering(Ends.Server(Syn, S)))
        .Send(Offering(Ends.Client(Syn | Ack, C, S + 1)))
        .Send(Offering(Ends.Server(Syn | Ack, S, C + 1)));

    /// <summary>The client has closed its direction, the server still sends.</summary>
    public static Conversation HalfClosed() => Greeted()
        .Call(Role.Client, "shutdown(SHUT_WR)")
        .Send(Ends.Client(Fin | Ack, C + 7, S + 15, window: 512))
        .Send(Ends.Server(Ack, S + 15, C + 8, window: 512))
        .Send(Ends.Server(Psh | Ack, S + 15, C + 8, window: 512), "one more thing\n")
        .Send(Ends.Client(Ack, C + 8, S + 30, window: 512))
        .Send(Ends.Server(Fin | Ack, S + 30, C + 8, window: 512))
        .Send(Ends.Client(Ack, C + 8, S + 31, window: 512));

    /// <summary>Nobody listens.</summary>
    public static Conversation Refused() => new Conversation()
        .Send(Offering(Ends.Client(Syn, C)))
        .Send(Ends.Server(Rst | Ack, 0, C + 1, window: 0));

    /// <summary>Nobody answers.</summary>
    public static Conversation Unanswered() => new Conversation()
        .Send(Offering(Ends.Client(Syn, C)))
        .Wait(1).Send(Offering(Ends.Client(Syn, C)))
        .Wait(3).Send(Offering(Ends.Client(Syn, C)));

    /// <summary>The client breaks off in the middle.</summary>
    public static Conversation Aborted() => Greeted().Send(Ends.Client(Rst | Ack, C + 7, S + 15, window: 0));

    /// <summary>Somebody guesses a RST; the client answers by a challenge.</summary>
    public static Conversation BlindReset() => Greeted()
        .Send(Ends.Server(Rst, S + 500, window: 0))
        .Send(Ends.Client(Ack, C + 7, S + 15, window: 512));

    /// <summary>The second of five segments is lost; three duplicate acks bring it back. The last one is sent once too often.</summary>
    public static Conversation Lost()
    {
        var story = Opened();
        foreach (var number in (uint[])[0, 2, 3, 4])
        {
            story.Wait(0.001).Send(Ends.Server(Ack, S + 1 + (number * 1000), C + 1, 1000, 512));
            var ack = Ends.Client(Ack, C + 1, S + 1001, window: 512);
            story.Send(number == 0 ? ack : ack.WithSack((S + 2001, S + 2001 + ((number - 1) * 1000))));
        }

        return story
            .Send(Ends.Server(Ack, S + 1001, C + 1, 1000, 512))
            .Send(Ends.Client(Ack, C + 1, S + 5001, window: 512))
            .Wait(0.3).Send(Ends.Server(Ack, S + 4001, C + 1, 1000, 512))
            .Send(Ends.Client(Ack, C + 1, S + 5001, window: 512).WithSack((S + 4001, S + 5001)));
    }

    /// <summary>The client does not read: the window closes, is probed, and opens again.</summary>
    public static Conversation Stalled() => Opened()
        .Send(Ends.Client(Ack, C + 1, S + 1, window: 8))
        .Send(Ends.Server(Psh | Ack, S + 1, C + 1, 1024, 512))
        .Send(Ends.Client(Ack, C + 1, S + 1025, window: 0))
        .Wait(0.4).Send(Ends.Server(Ack, S + 1024, C + 1, window: 512))
        .Send(Ends.Client(Ack, C + 1, S + 1025, window: 0))
        .Wait(5).Send(Ends.Client(Ack, C + 1, S + 1025, window: 512));

    /// <summary>The capture begins when data already flows; a minute later the client asks whether the server is still there.</summary>
    public static Conversation Midway() => new Conversation()
        .Send(Ends.Client(Psh | Ack, C, S, window: 512), "你好\n")
        .Send(Ends.Server(Ack, S, C + 7, window: 512))
        .Wait(60).Send(Ends.Client(Ack, C + 6, S, window: 512))
        .Send(Ends.Server(Ack, S, C + 7, window: 512));

    /// <summary>The server's FIN comes again, for the last ACK was lost.</summary>
    public static Conversation LastAckLost() => Opened()
        .Send(Ends.Client(Fin | Ack, C + 1, S + 1, window: 512))
        .Send(Ends.Server(Fin | Ack, S + 1, C + 2, window: 512))
        .Wait(0.2).Send(Ends.Server(Fin | Ack, S + 1, C + 2, window: 512))
        .Send(Ends.Client(Ack, C + 2, S + 2, window: 512))
        .Send(Ends.Server(Rst, S + 2, window: 0));

    /// <summary>A request comes with the SYN.</summary>
    public static Conversation FastOpen() => new Conversation()
        .Send(WithCookie(Offering(Ends.Client(Syn, C))), "GET /\r\n")
        .Send(Offering(Ends.Server(Syn | Ack, S, C + 8)))
        .Send(Ends.Server(Psh | Ack, S + 1, C + 8, window: 512), "200\r\n")
        .Send(Ends.Client(Ack, C + 8, S + 6, window: 512))
        .Send(Ends.Client(Rst, C + 8, window: 0));

    /// <summary>Urgent data, congestion marks, a wrong checksum, a list of options that ends badly.</summary>
    public static Conversation OddHeaders() => new Conversation()
        .Send(Offering(Ends.Client(Syn | Ece | Cwr, C)))
        .Send(Offering(Ends.Server(Syn | Ack | Ece, S, C + 1)))
        .Send(Ends.Client(Ack, C + 1, S + 1))
        .Send(Ends.Client(Psh | Ack | Urg, C + 1, S + 1) with { UrgentPointer = 3, Ecn = EcnCodepoint.Ce }, "\x1b[2J!\"")
        .Send(Ends.Server(Ack | Ece, S + 1, C + 7) with { Checksum = ChecksumVerdict.Bad })
        .Send(Malformed(Ends.Client(Psh | Ack | Cwr, C + 7, S + 1) with { Reassembled = true }), "x");

    /// <summary>A segment of the server with a relative number, in a conversation in which the client sent nothing.</summary>
    public static TcpSegment FromServer(TcpFlags flags, uint seq, int length) => Ends.Server(flags, S + seq, C + 1, length, 512);

    /// <summary>The client's acknowledgment in such a conversation.</summary>
    public static TcpSegment FromClient(uint ack) => Ends.Client(Ack, C + 1, S + ack, window: 512);

    private static Conversation Greeted() => Opened()
        .Wait(1.204)
        .Call(Role.Client, "send(6 bytes)")
        .Send(Ends.Client(Psh | Ack, C + 1, S + 1, window: 512), "hello\n")
        .Send(Ends.Server(Ack, S + 1, C + 7, window: 511))
        .Call(Role.Server, "send(14 bytes)")
        .Send(Ends.Server(Psh | Ack, S + 1, C + 7, window: 512), "你好, hello\n")
        .Send(Ends.Client(Ack, C + 7, S + 15, window: 512));

    private static TcpSegment Offering(TcpSegment syn) => syn.WithMss(65495).WithWindowScale(7).WithSackPermitted().WithTimestamps(1, 0);

    private static TcpSegment WithCookie(TcpSegment syn)
    {
        syn.Options.Kinds |= TcpOptionKinds.FastOpen;
        syn.Options.FastOpenCookieLength = 8;
        return syn;
    }

    private static TcpSegment Malformed(TcpSegment segment)
    {
        segment.Options.Kinds |= TcpOptionKinds.Malformed;
        return segment;
    }
}
