namespace TcpSniff.Splitting;

/// <summary>What of a capture stays together in one part.</summary>
internal enum Togetherness
{
    /// <summary>Everything between two addresses, so that what happens across connections of two hosts is seen.</summary>
    Pair,

    /// <summary>Everything of one connection, where one pair of hosts is most of the capture.</summary>
    Connection,
}
