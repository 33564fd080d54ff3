namespace TcpSniff.Aligning.Clocks;

/// <summary>What an estimate of two clocks rests on.</summary>
internal enum ClockBasis : byte
{
    /// <summary>The fastest segments of both directions, which are taken to have been under way equally long.</summary>
    BothDirections,

    /// <summary>The fastest segment of one direction, which is taken to have been under way for no time at all.</summary>
    OneDirection,
}
