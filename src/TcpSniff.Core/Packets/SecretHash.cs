using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace TcpSniff.Packets;

/// <summary>
/// Hashes what comes from the wire by folded multiplications with keys that are drawn anew for each run: nobody can choose addresses, ports or
/// numbers that fall into one place of a table, and make looking there slow.
/// </summary>
internal static class SecretHash
{
    private static readonly ulong Key0 = RandomKey();
    private static readonly ulong Key1 = RandomKey();
    private static readonly ulong Key2 = RandomKey();

    /// <summary>Compares numbers as they are, and hashes them so.</summary>
    public static IEqualityComparer<long> Numbers { get; } = EqualityComparer<long>.Create((one, other) => one == other, number => Of((ulong)number, 0));

    /// <summary>Compares numbers of connections, which a file may choose, and hashes them so.</summary>
    public static IEqualityComparer<int> Streams { get; } = EqualityComparer<int>.Create((one, other) => one == other, number => Of((ulong)number, 0));

    /// <summary>The hash of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ulong high, ulong low) => (int)Wide(high, low);

    /// <summary>The hash of 256 bits.</summary>
    public static int Of(ulong first, ulong second, ulong third, ulong fourth) => (int)Fold(Wide(first, second) ^ Key2, Wide(third, fourth) ^ Key0);

    private static ulong Wide(ulong high, ulong low) => Fold(Fold(high ^ Key0, low ^ Key1) ^ high, low ^ Key2);

    /// <summary>Folds two words, of which at least one has a key in it, into one all of whose bits are equally good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Fold(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;

    /// <summary>A key that nobody knows.</summary>
    public static ulong RandomKey() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
