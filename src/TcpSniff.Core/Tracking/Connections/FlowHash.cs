using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>A hash of flow keys by folded multiplications, with secret keys: nobody can choose ports and addresses that collide.</summary>
internal sealed class FlowHash
{
    private readonly ulong _key0 = RandomKey();
    private readonly ulong _key1 = RandomKey();
    private readonly ulong _key2 = RandomKey();
    private readonly ulong _key3 = RandomKey();
    private readonly ulong _key4 = RandomKey();

    /// <summary>The hash of one flow, the same for both directions; all its bits are equally good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Of(in FlowKey key)
    {
        var high = Fold(key.Address0.High ^ _key0, key.Address1.High ^ _key1);
        var low = Fold(key.Address0.Low ^ _key2, key.Address1.Low ^ _key3);
        var rest = ((ulong)key.Tunnel << 32) | ((ulong)key.Port0 << 16) | key.Port1;
        return (uint)Fold(high ^ rest ^ _key4, low ^ _key4);
    }

    private static ulong Fold(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;

    private static ulong RandomKey() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
