using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>A packet that outlives its source, to compare.</summary>
internal sealed record KeptPacket(CaptureTime Time, int OriginalLength, LinkType LinkType, int Interface, string Data, string Options)
{
    /// <summary>Keeps a copy of a packet; bytes become hexadecimal digits so that records compare.</summary>
    public static KeptPacket From(in RawPacket packet) => new(
        packet.Time, packet.OriginalLength, packet.LinkType, packet.Interface, Convert.ToHexStringLower(packet.Data), Convert.ToHexStringLower(packet.Options));
}

/// <summary>Everything that a source had.</summary>
/// <param name="Packets">Its packets.</param>
/// <param name="Interfaces">Its interfaces.</param>
/// <param name="Damage">Where it was damaged, if it was.</param>
/// <param name="Drops">What was lost, if it knew.</param>
/// <param name="Files">Its files.</param>
internal sealed record SourceReading(
    IReadOnlyList<KeptPacket> Packets, IReadOnlyList<CaptureInterface> Interfaces, CaptureDamage? Damage, CaptureDrops? Drops, IReadOnlyList<CaptureFileInfo> Files)
{
    /// <summary>Reads the bytes of a capture file.</summary>
    public static SourceReading Of(byte[] file, string name = "test") => Of(CaptureFile.Open(new MemoryStream(file), name));

    /// <summary>Reads a source to its end and disposes it.</summary>
    public static SourceReading Of(IPacketSource source)
    {
        using (source)
        {
            var packets = new List<KeptPacket>();
            while (source.MoveNext() is var status && status is SourceStatus.Packet or SourceStatus.Idle)
            {
                if (status == SourceStatus.Packet)
                {
                    packets.Add(KeptPacket.From(source.Current));
                }
            }

            return new(packets, [.. source.Interfaces], source.Damage, source.Drops, source.Files);
        }
    }
}
