namespace TcpSniff.Cli.Watching;

/// <summary>What stands at the top of the table.</summary>
internal enum WatchOrder
{
    /// <summary>What sends most segments now, then what changed last.</summary>
    Busiest,

    /// <summary>What changed last.</summary>
    Latest,

    /// <summary>What was sent again most often.</summary>
    Retransmissions,

    /// <summary>What is worst.</summary>
    Findings,

    /// <summary>By number.</summary>
    Number,
}
