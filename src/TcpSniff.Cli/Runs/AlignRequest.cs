using TcpSniff.Reports;

namespace TcpSniff.Cli.Runs;

/// <summary>What <c>tcpsniff align</c> was asked to do.</summary>
internal sealed record AlignRequest
{
    /// <summary>The capture taken at the client's end.</summary>
    public required string Client { get; init; }

    /// <summary>The capture taken at the server's end.</summary>
    public required string Server { get; init; }

    /// <summary>The page to write instead of text; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>Connections of the client's capture; null for all.</summary>
    public NumberSet? Streams { get; init; }

    /// <summary>Which packets are looked at.</summary>
    public required PacketChoice Packets { get; init; }

    /// <summary>How it is written.</summary>
    public required AlignFormat Format { get; init; }

    /// <summary>How text is to look.</summary>
    public required ReportOptions Options { get; init; }
}
