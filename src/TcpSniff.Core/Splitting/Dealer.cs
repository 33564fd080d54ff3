using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Splitting;

/// <summary>Says which part a packet belongs to: the same for both directions, on every machine and in every run.</summary>
/// <param name="parts">How many parts there are.</param>
/// <param name="by">What stays together.</param>
internal sealed class Dealer(int parts, Togetherness by)
{
    // Folded multiplication with fixed keys: all workers have to agree.
    private const ulong Key0 = 0x9E37_79B9_7F4A_7C15;
    private const ulong Key1 = 0xD1B5_4A32_D192_ED03;
    private const ulong Key2 = 0x8CB9_2BA7_2F3D_8DD7;

    /// <summary>The part of a flow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PartOf(in FlowKey key) => Of(key.Address0, key.Address1, by == Togetherness.Connection ? ((ulong)key.Port0 << 16) | key.Port1 : 0);

    /// <summary>The part of what goes between two addresses and has no ports.</summary>
    public int PartOf(IpAddress source, IpAddress destination) => source <= destination ? Of(source, destination, 0) : Of(destination, source, 0);

    private int Of(in IpAddress first, in IpAddress second, ulong ports)
    {
        var hash = Fold(first.High ^ Key0, second.High ^ Key1) ^ Fold(first.Low ^ Key1, second.Low ^ Key2);
        return (int)Math.BigMul(Fold(hash ^ ports, Key0), (ulong)parts, out _);
    }

    private static ulong Fold(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;
}
