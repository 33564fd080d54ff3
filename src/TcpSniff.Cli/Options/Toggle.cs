namespace TcpSniff.Cli.Options;

/// <summary>Value of an option that is on or off. (The parser takes only <c>true</c> and <c>false</c> for a <see cref="bool"/>.)</summary>
internal enum Toggle
{
    /// <summary>Off.</summary>
    Off,

    /// <summary>On.</summary>
    On,
}
