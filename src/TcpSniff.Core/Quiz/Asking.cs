using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Quiz;

/// <summary>What the kinds of questions have in common.</summary>
internal static class Asking
{
    private static readonly Sentence Nobody = new("nobody", "谁都不", "誰都不");
    private static readonly Sentence OnlyClient = new("only the client", "只有客户端", "只有用戶端");
    private static readonly Sentence OnlyServer = new("only the server", "只有服务器", "只有伺服器");
    private static readonly Sentence BothSides = new("both", "双方", "雙方");

    /// <summary>A question without its choices, which <see cref="Answers.Among"/> adds.</summary>
    public static Question Of(IQuestionKind kind, QuizStory story, int at, Statement text, Statement why, string read) =>
        new() { Kind = kind.Id, Story = story, At = at, Text = text, Why = why, Read = read, Choices = [], Answer = 0 };

    /// <summary>One side, both or nobody.</summary>
    public static Sentence Who(bool client, bool server) => (client, server) switch
    {
        (true, true) => BothSides,
        (true, false) => OnlyClient,
        (false, true) => OnlyServer,
        _ => Nobody,
    };

    /// <summary>All four of them, to choose from.</summary>
    public static IEnumerable<Phrase?> Everybody { get; } = [(Phrase)OnlyClient, (Phrase)OnlyServer, (Phrase)BothSides, (Phrase)Nobody];

    /// <summary>The flags of a segment, as they stand on an arrow: <c>SYN ACK</c>.</summary>
    public static string Flags(in SegmentFacts facts) => string.Join(' ', FlagNames.List(facts.Segment.Flags));

    /// <summary>A segment in a few words: <c>FIN ACK seq 7 ack 3</c>.</summary>
    public static string Brief(in SegmentFacts facts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Flags(facts)} seq {facts.Seq}{(facts.Ack is { } ack ? $" ack {ack}" : "")}{(facts.Segment.PayloadLength > 0 ? $" len {facts.Segment.PayloadLength}" : "")}{(facts.Window is { } window && !facts.Segment.Has(TcpFlags.Rst) ? $" win {window}" : "")}");

    /// <summary>Whether nothing is odd about a segment: then what it says follows from what came before.</summary>
    public static bool IsPlain(in SegmentFacts facts) => facts.Analysis == 0 && facts.Segment.Checksum != ChecksumVerdict.Bad;
}
