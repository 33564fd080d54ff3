using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>
/// One thing that adds up across connections: it takes each of them once, in any order, and travels from those who read a part of a
/// capture to whoever adds the parts up. One file each, listed in <see cref="CaptureSums"/>.
/// </summary>
/// <remarks>It has a cap on what grows with the capture; what is beyond it is not told, so that a flood cannot fill the memory.</remarks>
internal abstract class Sum
{
    /// <summary>Enters one connection, of which no more is to come.</summary>
    internal abstract void Add(Connection connection);

    /// <summary>Writes it down.</summary>
    internal abstract void Write(BinaryWriter to);

    /// <summary>Adds what was written of another part of the capture.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="EndOfStreamException">It ends early.</exception>
    internal abstract void Add(BinaryReader from);

    /// <summary>Writes a collection: how many, then each.</summary>
    private protected static void WriteAll<T>(BinaryWriter to, IReadOnlyCollection<T> items, Action<T> write)
    {
        to.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote; nothing is allocated for what is only claimed.</summary>
    private protected static void ReadAll(BinaryReader from, Action read)
    {
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
        {
            read();
        }
    }

    /// <summary>Writes an address.</summary>
    private protected static void Write(BinaryWriter to, in IpAddress address)
    {
        to.Write(address.High);
        to.Write(address.Low);
    }

    /// <summary>Reads an address.</summary>
    private protected static IpAddress ReadAddress(BinaryReader from) => new(from.ReadUInt64(), from.ReadUInt64());
}
