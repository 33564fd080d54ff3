using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>A hash of flow keys by folded multiplications, with secret keys of each table: nobody can choose ports and addresses that collide.</summary>
internal sealed class FlowHash
{
    private readonly ulong _key0 = SecretHash.RandomKey();
    private readonly ulong _key1 = SecretHash.RandomKey();
    private readonly ulong _key2 = SecretHash.RandomKey();
    private readonly ulong _key3 = SecretHash.RandomKey();
    private readonly ulong _key4 = SecretHash.RandomKey();

    /// <summary>The hash of one flow, the same for both directions; all its bits are equally good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Of(in FlowKey key)
    {
        var high = SecretHash.Fold(key.Address0.High ^ _key0, key.Address1.High ^ _key1);
        var low = SecretHash.Fold(key.Address0.Low ^ _key2, key.Address1.Low ^ _key3);
        var rest = ((ulong)key.Tunnel << 32) | ((ulong)key.Port0 << 16) | key.Port1;
        return (uint)SecretHash.Fold(high ^ rest ^ _key4, low ^ _key4);
    }
}
