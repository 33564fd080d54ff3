using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Live;
using TcpSniff.Testing;
using Xunit;
using Packet = PacketDotNet.Packet;

namespace TcpSniff.Library.Tests.Documents;

/// <summary>What docs/library.md shows compiles, runs and is right.</summary>
public class SharpPcapExampleTests
{
    private static readonly string Room = Repository.PathOf("captures/chat-room.pcapng");

    [Fact]
    public void Packets_of_a_device_are_followed()
    {
        var lines = new StringWriter { NewLine = "\n" };
        Device(lines, Room);

        Assert.StartsWith("1 Syn → SynSent, SynReceived\n", lines.ToString());
        Assert.EndsWith("TimeWait, Closed\n", lines.ToString());
    }

    [Fact]
    public void Packets_of_PacketDotNet_are_followed()
    {
        var lines = new StringWriter { NewLine = "\n" };
        using var packets = new CapturedPackets();
        using var device = new CaptureFileReaderDevice(Room);
        device.Open();
        while (device.GetNextPacket(out var capture) == GetPacketStatus.PacketRead)
        {
            Parsed(lines, packets, capture.GetPacket());
        }

        Assert.StartsWith("SynSent\nEstablished\n", lines.ToString());
        Assert.Single(packets.Tracker.Connections);
        Assert.Equal(packets.Record.Packets, packets.Record.DecodedByPacketDotNet);
    }

    [Fact]
    public void A_part_of_a_packet_is_refused()
    {
        using var packets = new CapturedPackets();

        Assert.Throws<ArgumentException>(() => packets.Take(new PacketDotNet.TcpPacket(1, 2), DateTime.UnixEpoch));
    }

    [Fact]
    public void The_documented_code_is_the_one_that_runs()
    {
        DocumentedCode.IsIn("docs/library.md", "device", lines: 10);
        DocumentedCode.IsIn("docs/library.md", "packet", lines: 10);
    }

    private static void Device(StringWriter output, string path)
    {
        // begin device
        using var device = new CaptureFileReaderDevice(path);
        device.Open();
        using var packets = new CapturedPackets();
        while (device.GetNextPacket(out var capture) == GetPacketStatus.PacketRead)
        {
            if (packets.Take(capture.GetPacket()))
            {
                output.WriteLine($"{packets.Facts.Frame} {packets.Facts.Segment.Flags} → {packets.Facts.Client.State}, {packets.Facts.Server.State}");
            }
        }
        // end device
    }

    private static void Parsed(StringWriter output, CapturedPackets packets, RawCapture raw)
    {
        // begin packet
        var packet = Packet.ParsePacket(raw.LinkLayerType, raw.Data);
        if (packets.Take(packet, raw.Timeval.Date))
        {
            output.WriteLine(packets.Facts.Connection.Client.State.State);
        }
        // end packet
    }
}
