namespace TcpSniff.Cli.Runs;

/// <summary>How to write an explanation.</summary>
internal enum ExplanationFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,
}
