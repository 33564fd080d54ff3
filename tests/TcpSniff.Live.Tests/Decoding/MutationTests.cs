using TcpSniff.Generating.Mutating;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Decoding;

/// <summary>Packets in which something is wrong: every outcome is the native decoder's.</summary>
public class MutationTests
{
    private const long UsualMutants = 100_000;

    /// <summary>So many more by hand, as scripts/long.sh does: <c>TCPSNIFF_MUTANTS=1000000</c>.</summary>
    private static readonly long Mutants = long.TryParse(Environment.GetEnvironmentVariable("TCPSNIFF_MUTANTS"), out var wanted) ? wanted : UsualMutants;

    private static readonly TcpPacket Inside = Packet.Tcp().Flags(TcpFlags.Syn).Mss(1460).Sack((1, 2), (3, 4)).Payload("payload");
    private static readonly IpAddress Left = IpAddress.Parse("192.0.2.1");
    private static readonly IpAddress Right = IpAddress.Parse("192.0.2.2");

    private static readonly (LinkType Link, byte[] Bytes)[] Templates =
    [
        (LinkType.Ethernet, Inside.ToBytes()),
        (LinkType.Ethernet, Packet.Tcp("[2001:db8::1]:1", "[2001:db8::2]:2").Timestamps(1, 2).Payload("text").ToBytes()),
        (LinkType.Ethernet, Wire.Ethernet(0x8100, Wire.Vlan(7, 0x0800, Inside.ToIp()))),
        (LinkType.Ethernet, Wire.Ethernet(0x88A8, Wire.Vlan(7, 0x8100, Wire.Vlan(8, 0x0800, Inside.ToIp())))),
        (LinkType.Ethernet, Wire.Ethernet((ushort)(Inside.ToIp().Length + 8), [0xAA, 0xAA, 3, 0, 0, 0, 8, 0, .. Inside.ToIp()])),
        (LinkType.Ethernet, Wire.Ethernet(0x8864, [0x11, 0, 0, 1, .. Wire.U16((ushort)(Inside.ToIp().Length + 2)), 0, 0x21, .. Inside.ToIp()])),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv4(Left, Right, 17, Wire.Udp(1, 4789, [8, 0, 0, 0, 0, 0, 1, 0, .. Inside.ToBytes()])))),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv4(Left, Right, 47, [0x10, 0, 8, 0, 0, 0, 0, 1, .. Inside.ToIp()]))),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv4(Left, Right, 47, [0x70, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, .. Inside.ToIp()]))),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv4(Left, Right, 4, Inside.ToIp()))),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv4(Left, Right, 1, [3, 4, 0, 0, 0, 0, 5, 0, .. Inside.ToIp()]))),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv4(Left, Right, 6, Inside.ToTcp(), [131, 7, 4, 1, 2, 3, 4, 0], fragment: 0x2000))),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv4(Left, Right, 6, Inside.ToTcp(), fragment: 2))),
        (LinkType.Ethernet, Wire.Ethernet(Wire.IPv6(Address("::1"), Address("::2"), 0, [60, 0, 1, 4, 0, 0, 0, 0, 43, 2, 201, 16, .. new byte[20], 44, 2, 0, 1, .. new byte[20], .. Wire.IPv6Fragment(6, 0, true, 1, Inside.ToTcp())]))),
        (LinkType.LinuxSll, [0, 0, 0, 1, 0, 6, .. new byte[8], 8, 0, .. Inside.ToIp()]),
        (LinkType.LinuxSll2, [8, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, .. new byte[8], .. Inside.ToIp()]),
        (LinkType.Null, [2, 0, 0, 0, .. Inside.ToIp()]),
        (LinkType.Ppp, [0xFF, 3, 0, 0x21, .. Inside.ToIp()]),
        (LinkType.Raw, Inside.ToIp()),
    ];

    [Fact]
    public void Templates_are_the_same_before_anything_is_changed()
    {
        var both = new BothDecoders();

        Assert.All(Templates, template => Assert.Null(both.Difference(Packet.Raw(template.Bytes, template.Link))));
    }

    [Fact]
    public void A_packet_cut_anywhere_gives_the_same_outcome()
    {
        var both = new BothDecoders();
        foreach (var (link, bytes) in Templates)
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.Null(both.Difference(Packet.Raw(bytes.AsSpan(0, length), link, bytes.Length)));
                Assert.Null(both.Difference(Packet.Raw(bytes.AsSpan(0, length), link)));
            }
        }
    }

    [Fact]
    public void Changed_packets_give_the_same_outcome()
    {
        var random = new Random(1);
        var both = new BothDecoders();
        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var n = 0; n < Mutants; n++)
        {
            var (link, template) = Templates[random.Next(Templates.Length)];
            var bytes = template.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var data = bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length + 1) : bytes.Length);
            var original = random.Next(3) == 0 ? data.Length + random.Next(-2, 20) : bytes.Length;
            if (both.Difference(Packet.Raw(data, link, original, n)) is { } cause)
            {
                differences.TryAdd(cause, $"{link} {original} {Convert.ToHexString(data)}");
                both = new(); // one of them may have kept a fragment that the other did not see
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(both.EqualSegments > Mutants / 3, $"{both.EqualSegments} equal segments");
    }

    [Fact]
    public void Changed_captures_give_the_same_outcome()
    {
        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (packets, equal) = (0L, 0L);
        for (var seed = 1; packets < Mutants; seed++)
        {
            var random = new Random(seed);
            var both = new BothDecoders(new() { SeparateTunnels = seed % 2 == 0 });
            foreach (var frame in new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 1 + (seed % 24))))
            {
                if (both.Difference(frame.Raw) is { } cause)
                {
                    differences.TryAdd(cause, $"seed {seed}: {frame.Link} {frame.OriginalLength} {Convert.ToHexString(frame.Bytes)}");
                }
            }

            packets += both.Packets;
            equal += both.EqualSegments;
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(equal > Mutants / 3, $"{equal} equal segments");
    }

    private static IpAddress Address(string text) => IpAddress.Parse(text);
}
