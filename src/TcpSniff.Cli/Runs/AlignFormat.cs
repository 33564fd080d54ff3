namespace TcpSniff.Cli.Runs;

/// <summary>How two aligned captures are written.</summary>
internal enum AlignFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One object a line.</summary>
    Json,
}
