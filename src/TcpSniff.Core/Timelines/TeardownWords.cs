using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>How connections open and close, in a word or two for people; records have the names.</summary>
internal static class TeardownWords
{
    private static readonly Sentence FourWay = new("four-way", "四次挥手", "四次揮手");
    private static readonly Sentence ThreeSegment = new("three-segment", "三个报文段", "三個區段");
    private static readonly Sentence Simultaneous = new("simultaneous", "同时关闭", "同時關閉");
    private static readonly Sentence HalfClosed = new("half-closed", "半关闭", "半關閉");
    private static readonly Sentence Reset = new("reset", "复位", "重設");
    private static readonly Sentence None = new("–", "–", "–");

    private static readonly Sentence Complete = new("complete", "完成", "完成");
    private static readonly Sentence SimultaneousOpen = new("simultaneous", "同时打开", "同時開啟");
    private static readonly Sentence Partial = new("partial", "部分抓到", "部分擷取");
    private static readonly Sentence HalfOpen = new("half-open", "半开", "半開");
    private static readonly Sentence Refused = new("refused", "被拒绝", "被拒絕");
    private static readonly Sentence Unanswered = new("unanswered", "没有回应", "沒有回應");

    /// <summary>How a connection closed; a dash where it did not.</summary>
    public static Sentence Of(Teardown teardown) => teardown switch
    {
        Teardown.FourWay => FourWay,
        Teardown.ThreeSegment => ThreeSegment,
        Teardown.Simultaneous => Simultaneous,
        Teardown.HalfClosed => HalfClosed,
        Teardown.Reset => Reset,
        _ => None,
    };

    /// <summary>How a connection opened; a dash where that was not captured.</summary>
    public static Sentence Of(Handshake handshake) => handshake switch
    {
        Handshake.Complete => Complete,
        Handshake.Simultaneous => SimultaneousOpen,
        Handshake.Partial => Partial,
        Handshake.HalfOpen => HalfOpen,
        Handshake.Refused => Refused,
        Handshake.Unanswered => Unanswered,
        _ => None,
    };

    /// <summary>The same for a name of a record; the name itself where it is none of them.</summary>
    public static string In(string name, Language language)
    {
        foreach (var sentence in (ReadOnlySpan<Sentence>)[FourWay, ThreeSegment, Simultaneous, HalfClosed, Reset, Complete, Partial, HalfOpen, Refused, Unanswered])
        {
            if (sentence.En == name)
            {
                return sentence.In(language);
            }
        }

        return name;
    }
}
