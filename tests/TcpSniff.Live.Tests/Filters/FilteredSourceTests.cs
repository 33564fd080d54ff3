using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Filters;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Filters;

public sealed class FilteredSourceTests
{
    private static readonly TcpPacket Web = Packet.Tcp("10.0.0.1:40000", "10.0.0.2:80");
    private static readonly TcpPacket Mail = Packet.Tcp("10.0.0.1:40001", "10.0.0.2:25");

    [Fact]
    public void Packets_that_the_filter_does_not_want_are_left_out_and_not_counted()
    {
        using var source = new FilteredSource(Capture((LinkType.Ethernet, Mail.ToBytes()), (LinkType.Ethernet, Web.ToBytes()), (LinkType.Ethernet, Mail.ToBytes())), "port 80");
        var pipeline = new Pipeline(source, new PacketDecoder());

        Assert.Equal(PipelineStatus.Packet, pipeline.MoveNext());
        Assert.Equal((1L, (ushort)80), (pipeline.Frame, pipeline.Decoded.Segment.Destination.Port));
        Assert.Equal(PipelineStatus.End, pipeline.MoveNext());
        Assert.Equal((1L, 2L), (source.LetThrough, source.LeftOut));
    }

    [Fact]
    public void A_capture_of_several_link_types_is_filtered_on_each()
    {
        using var source = new FilteredSource(
            Capture((LinkType.Ethernet, Web.ToBytes()), (LinkType.Raw, Web.ToIp()), (LinkType.Raw, Mail.ToIp()), (LinkType.Null, [2, 0, 0, 0, .. Web.ToIp()])), "port 80");

        Assert.Equal([LinkType.Ethernet, LinkType.Raw, LinkType.Null], CapturedPacket.Pull(source, so => false).Select(packet => packet.LinkType));
    }

    [Fact]
    public void Where_a_later_link_type_makes_the_filter_meaningless_its_packets_are_left_out()
    {
        using var source = new FilteredSource(Capture((LinkType.Ethernet, Web.ToBytes()), (LinkType.Raw, Web.ToIp())), "not ether host 00:00:00:00:00:09");

        Assert.Equal([LinkType.Ethernet], CapturedPacket.Pull(source, so => false).Select(packet => packet.LinkType));
    }

    [Fact]
    public void A_bad_filter_is_an_error_before_anything_is_read()
    {
        Assert.Throws<BadFilterException>(() => new FilteredSource(Capture((LinkType.Ethernet, Web.ToBytes())), "prot 80"));
    }

    [Fact]
    public void Damage_comes_through_the_filter()
    {
        var file = Write((LinkType.Ethernet, Web.ToBytes())).ToArray();
        using var source = new FilteredSource(CaptureFile.Open(new MemoryStream(file[..^10]), "cut.pcapng"), "port 80");
        CapturedPacket.Pull(source, so => false);

        Assert.Equal("cut.pcapng", source.Damage?.File);
    }

    internal static IPacketSource Capture(params (LinkType LinkType, byte[] Bytes)[] packets) =>
        CaptureFile.Open(new MemoryStream(Write(packets).ToArray()), "test.pcapng");

    // One interface for each packet, which the file names only when it comes to it.
    private static MemoryStream Write(params (LinkType LinkType, byte[] Bytes)[] packets)
    {
        var file = new MemoryStream();
        var interfaces = new List<CaptureInterface>();
        using var writer = CaptureWriter.Create(file, "test.pcapng", interfaces);
        foreach (var (linkType, bytes) in packets)
        {
            interfaces.Add(new CaptureInterface { LinkType = linkType });
            writer.Write(new RawPacket { Data = bytes, OriginalLength = bytes.Length, Time = default, LinkType = linkType, Interface = interfaces.Count - 1 });
        }

        writer.Flush();
        return file;
    }
}
