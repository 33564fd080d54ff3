using TcpSniff.Cli.Terminals;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>How the answer of <c>query</c> is written.</summary>
internal enum QueryFormat
{
    /// <summary>A table for people.</summary>
    Text,

    /// <summary>Comma-separated values (RFC 4180).</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>A Parquet file.</summary>
    Parquet,
}

/// <summary>What <c>query</c> was asked for.</summary>
internal sealed record QueryRequest
{
    /// <summary>Captures, or folders that <c>--format parquet</c> wrote.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>One SELECT; null to print the tables.</summary>
    public required string? Sql { get; init; }

    /// <summary>Which packets of captures are looked at.</summary>
    public required PacketChoice Packets { get; init; }

    /// <summary>How to write the answer.</summary>
    public required QueryFormat Format { get; init; }

    /// <summary>File for Parquet.</summary>
    public string? Output { get; init; }

    /// <summary>Rows of the answer at most; null for all.</summary>
    public int? MaxRows { get; init; }

    /// <summary>Memory that the query may take, in MiB.</summary>
    public required int MemoryMebibytes { get; init; }

    /// <summary>Time that the query may take, once the tables exist.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Language of the sentences.</summary>
    public required Language Language { get; init; }

    /// <summary>Where to talk to.</summary>
    public required Screen Screen { get; init; }
}
