using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Packets;

namespace TcpSniff.Live.Tests.Files;

/// <summary>What libpcap reads from a file, by SharpPcap: the peer of our own readers.</summary>
internal static class LibpcapFile
{
    /// <summary>All packets up to the end or to where libpcap gives up; none and no end where it refuses the file.</summary>
    public static (List<CapturedPacket> Packets, bool ToTheEnd) Read(string path)
    {
        using var device = new CaptureFileReaderDevice(path);
        try
        {
            device.Open(new DeviceConfiguration { TimestampResolution = TimestampResolution.Nanosecond });
        }
        catch (PcapException)
        {
            return ([], false);
        }

        var packets = new List<CapturedPacket>();
        GetPacketStatus status;
        while ((status = device.GetNextPacket(out var packet)) == GetPacketStatus.PacketRead)
        {
            var header = (PcapHeader)packet.Header;
            packets.Add(new(packet.Data.ToArray(), Time(header.Timeval), (int)Math.Min(header.PacketLength, int.MaxValue), (LinkType)device.LinkType));
        }

        return (packets, status == GetPacketStatus.NoRemainingPackets);
    }

    // SharpPcap puts libpcap's signed seconds through an unsigned number: before 1970 they are huge.
    private static CaptureTime Time(PosixTimeval time)
    {
        var seconds = decimal.Truncate(time.Value);
        return CaptureTime.FromSeconds(unchecked((long)(ulong)seconds), (long)((time.Value - seconds) * 1_000_000_000));
    }
}
