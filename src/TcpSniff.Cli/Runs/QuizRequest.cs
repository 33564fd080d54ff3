using TcpSniff.Timelines.Text;

namespace TcpSniff.Cli.Runs;

/// <summary>How questions are written.</summary>
internal enum QuizFormat
{
    /// <summary>One after the other, to be answered.</summary>
    Text,

    /// <summary>All at once with their answers.</summary>
    Json,
}

/// <summary>What <c>quiz</c> was asked for.</summary>
internal sealed record QuizRequest
{
    /// <summary>Questions of a round at most.</summary>
    public const int MostQuestions = 1000;

    /// <summary>A story of the lab, or a file; null for many stories.</summary>
    public string? About { get; init; }

    /// <summary>How many questions.</summary>
    public required int Questions { get; init; }

    /// <summary>Repeats a round; null for another one each time.</summary>
    public int? Seed { get; init; }

    /// <summary>How to write them.</summary>
    public required QuizFormat Format { get; init; }

    /// <summary>How packets are read.</summary>
    public required PacketChoice Packets { get; init; }

    /// <summary>How timelines are to look.</summary>
    public required TimelineOptions Look { get; init; }
}
