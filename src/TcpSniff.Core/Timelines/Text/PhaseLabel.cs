using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>The words that begin a segment's explanation: <c>handshake 2/3</c>, <c>data</c>.</summary>
internal static class PhaseLabel
{
    private const int ThreeWay = 3;
    private const int FourWay = 4;

    private static readonly Sentence Handshake = new("handshake", "握手", "握手");
    private static readonly Sentence ThreeWayHandshake = new("handshake", "三次握手", "三向交握");
    private static readonly Sentence Data = new("data", "数据", "資料");
    private static readonly Sentence Ack = new("ack", "确认", "確認");
    private static readonly Sentence Teardown = new("teardown", "挥手", "揮手");
    private static readonly Sentence ThreeWayTeardown = new("teardown", "三次挥手", "三次揮手");
    private static readonly Sentence FourWayTeardown = new("teardown", "四次挥手", "四次揮手");
    private static readonly Sentence Reset = new("reset", "复位", "重設");
    private static readonly Sentence Other = new("other", "其他", "其他");

    private static readonly Sentence Probe = new("probe", "探测", "探測");

    /// <summary>The label of a segment in a language.</summary>
    public static string Of(in SegmentFacts facts, Step step, Language language)
    {
        var name = Name(facts, step.Of).In(language);
        return step.Exists ? $"{name} {step}" : name;
    }

    /// <summary>The label's word, without the step.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="of">How many steps its part of the conversation has; 0 where it is not known.</param>
    public static Sentence Name(in SegmentFacts facts, int of) => facts.Phase switch
    {
        Phase.Ack or Phase.Data when (facts.Analysis & (AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe)) != 0 => Probe,
        Phase.Handshake => of == ThreeWay ? ThreeWayHandshake : Handshake,
        Phase.Data => Data,
        Phase.Ack => Ack,
        Phase.Teardown => of switch { ThreeWay => ThreeWayTeardown, FourWay => FourWayTeardown, _ => Teardown },
        Phase.Reset => Reset,
        _ => Other,
    };
}
