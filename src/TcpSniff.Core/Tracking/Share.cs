using TcpSniff.Packets;

namespace TcpSniff.Tracking;

/// <summary>The connections that one of several workers follows, by their ends: all that have the same ends, and what is said about them, fall to one.</summary>
/// <param name="Index">Which worker, from 0.</param>
/// <param name="Count">How many there are: 1, 2 or 4.</param>
internal readonly record struct Share(int Index, int Count)
{
    /// <summary>So many workers there are at most; what has a bound of its own for each of so many groups of connections does not depend on how many there are.</summary>
    public const int Most = 4;

    /// <summary>The share of a worker that is alone.</summary>
    public static Share Whole => new(0, 1);

    /// <summary>Whether connections with these ends fall to it.</summary>
    public bool Takes(in FlowKey key) => Count == 1 || GroupOf(key) % Count == Index;

    /// <summary>The group of connections with these ends, 0 to 3, always the same: no table uses these bits of its hash, which has secret keys.</summary>
    internal static int GroupOf(in FlowKey key)
    {
        const ulong Mixer = 0x9E3779B97F4A7C15;
        var ends = (key.Address0.High ^ key.Address0.Low) + ((key.Address1.High ^ key.Address1.Low) * 3) + (((ulong)key.Port0 << 16) | key.Port1) + ((ulong)key.Tunnel << 32);
        ends = (ends ^ (ends >> 32)) * Mixer;
        return (int)((ends ^ (ends >> 29)) * Mixer >> 62);
    }
}
