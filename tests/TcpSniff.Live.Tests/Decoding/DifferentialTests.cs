using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Decoding;

/// <summary>Both decoders over the same packets, which our own reader hands over, so that all captures count.</summary>
public class DifferentialTests
{
    private static readonly DecoderOptions Separate = new() { SeparateTunnels = true };

    public static TheoryData<string> BundledCaptures =>
        [.. Directory.GetFiles(Repository.PathOf("captures"), "*.pcap*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.PathOf("captures"), path))];

    [Theory]
    [MemberData(nameof(BundledCaptures))]
    public void Every_field_of_every_packet_of_a_bundled_capture_is_the_same(string capture)
    {
        var both = new BothDecoders();

        Assert.Empty(Differences(both, Repository.PathOf($"captures/{capture}")));
        Assert.True(both.Packets > 0);
    }

    [Fact]
    public void PacketDotNet_takes_apart_99_of_100_packets_of_the_bundled_captures()
    {
        var both = new BothDecoders();
        foreach (var capture in BundledCaptures)
        {
            Differences(both, Repository.PathOf($"captures/{capture.Data}"));
        }

        Assert.True(both.BySharp >= 0.99 * both.Packets, $"{both.BySharp} of {both.Packets}");
    }

    [Fact]
    public void Packets_of_every_network_and_tunnel_are_the_same_whole_cut_and_changed()
    {
        var both = new BothDecoders();
        var packets = EncapsulatedPackets.All.Select(sample => (sample.LinkType, sample.Bytes)).Concat(EncapsulatedPackets.Spoiled(seed: 5, changes: 200));

        Assert.All(packets, packet => Assert.Null(both.Difference(Packet.Raw(packet.Bytes, packet.LinkType))));
        Assert.True(both.EqualSegments > 5_000, $"{both.EqualSegments} equal segments");
    }

    [Fact]
    public void Public_captures_are_the_same()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        long equal = 0;
        foreach (var capture in Corpus.Captures.Where(capture => capture.IsReadable))
        {
            var both = new BothDecoders();
            foreach (var (cause, frame) in Differences(both, capture.Path))
            {
                differences.TryAdd(cause, $"{capture.Name} frame {frame}");
            }

            equal += both.EqualSegments;
        }

        Assert.Empty(differences);
        Assert.True(equal > 90_000, $"{equal} equal segments");
    }

    [Fact]
    public void Tunnels_and_VLANs_are_kept_apart_alike()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        var differences = Corpus.Captures.Where(capture => capture.IsReadable)
            .SelectMany(capture => Differences(new BothDecoders(Separate), capture.Path).Select(difference => difference.Cause));

        Assert.Empty(differences);
    }

    private static List<(string Cause, long Frame)> Differences(BothDecoders both, string path)
    {
        var differences = new List<(string, long)>();
        try
        {
            using var source = CaptureFile.Open(path);
            for (var frame = 1L; source.MoveNext() == SourceStatus.Packet; frame++)
            {
                if (both.Difference(source.Current) is { } cause)
                {
                    differences.Add((cause, frame));
                }
            }
        }
        catch (CaptureFileException)
        {
            // Damaged in its first bytes: no packet to compare.
        }

        return differences;
    }
}
