using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding;

public class CorpusTests
{
    // The oracle lists the care-of address that the IPv6 header has; tshark's conversation, like ours, has the home address.
    private const string MobileSender = "zeek__chksums__ip6-hoa-tcp-good-chksum.pcap";

    // tshark shows the first three as TCP, the oracle's list lacks them; it takes what GTP carries in the last one for no packet.
    private static readonly HashSet<(string Capture, int Frame)> NotListed =
        [("suricata__tcp-async-01.pcap", 13), ("arkime__arkime_synthetic.pcap", 557), ("arkime__arkime_synthetic.pcap", 755), ("ndpi__tls_invalid_reads.pcapng", 12)];

    public static TheoryData<string> Scored => [.. Corpus.Scored.Where(capture => capture.Packets > 0 && capture.Name != MobileSender).Select(capture => capture.Name)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Scored))]
    public void Segments_and_their_header_fields_are_those_that_tshark_sees(string name)
    {
        var capture = Corpus.Capture(name);
        var expected = capture.ExpectedSegments().Select(Describe);

        Assert.Equal(expected, [.. Decode(capture)]);
    }

    private static string Describe(CorpusSegment segment)
    {
        var flags = (TcpFlags)(segment.Flags & 0x1FF);
        return Describe(segment.Frame, $"{segment.Source} > {segment.Destination}", flags, segment.Sequence, segment.Acknowledgment, segment.Window, segment.Length);
    }

    // Without ACK the acknowledgment field means nothing.
    private static string Describe(long frame, string ends, TcpFlags flags, uint seq, uint ack, ushort window, int length) =>
        $"frame {frame}: {ends} {flags} seq {seq} ack {((flags & TcpFlags.Ack) != 0 ? ack : 0)} win {window} len {length}";

    private static IEnumerable<string> Decode(CorpusCapture capture)
    {
        using var source = CaptureFile.Open(capture.Path);
        var decoder = new PacketDecoder();
        var decoded = default(DecodedPacket);
        for (var frame = 1; source.MoveNext() == SourceStatus.Packet; frame++)
        {
            decoder.Decode(source.Current, ref decoded);
            if (decoded.Kind == PacketKind.Tcp && !NotListed.Contains((capture.Name, frame)))
            {
                var segment = decoded.Segment;
                var ends = $"{segment.Source} > {segment.Destination}".Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
                yield return Describe(frame, ends, segment.Flags, segment.Seq.Value, segment.Ack.Value, segment.Window, segment.PayloadLength);
            }
        }
    }
}
