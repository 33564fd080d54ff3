using TcpSniff.Decoding;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Live.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Fuzz.Targets;

/// <summary>Both decoders, on every link type and behind every header: what they say lies within the packet.</summary>
internal sealed class DecodersTarget : ITarget
{
    private static readonly LinkType[] Links = Enum.GetValues<LinkType>();

    public string Name => "decoders";

    public int Brief => 3000;

    public FuzzInput Make(int seed)
    {
        var random = new Random(seed);
        List<Frame> frames = [.. new SeedCaptures(random).Next(1 + random.Next(3))];
        for (var more = random.Next(12); more > 0; more--)
        {
            var (_, link, bytes) = EncapsulatedPackets.All[random.Next(EncapsulatedPackets.All.Count)];
            frames.Insert(random.Next(frames.Count + 1), new(1, bytes) { Link = link, Ip = Math.Max(0, bytes.Length - 60) });
        }

        for (var changes = random.Next(6); changes > 0 && frames.Count > 0; changes--)
        {
            var place = random.Next(frames.Count);
            frames[place] = frames[place] with { Link = Links[random.Next(Links.Length)] };
        }

        return new(seed) { Frames = new CaptureMutator(random, oneIn: 2).Mutate(frames) };
    }

    public void Take(FuzzInput input)
    {
        var options = new DecoderOptions { SeparateTunnels = input.Turn % 2 == 0 };
        ISegmentDecoder[] decoders = [new PacketDecoder(options), new PacketDotNetDecoder(options)];
        foreach (var frame in input.Frames)
        {
            foreach (var decoder in decoders)
            {
                Check(decoder, frame.Raw);
            }
        }
    }

    private static void Check(ISegmentDecoder decoder, in RawPacket packet)
    {
        var decoded = default(DecodedPacket);
        decoder.Decode(packet, ref decoded);
        var bytes = decoder.Bytes(packet, decoded);
        BrokenPromiseException.Unless(
            decoded.Kind switch
            {
                PacketKind.Tcp => decoded.Segment.HeaderLength is >= 20 and <= 60 && IsInside(bytes, decoded.Segment.PayloadOffset, decoded.Segment.CapturedPayload) && decoded.Segment.CapturedPayload <= decoded.Segment.PayloadLength,
                PacketKind.Udp => IsInside(bytes, decoded.Datagram.PayloadOffset, decoded.Datagram.CapturedPayload),
                PacketKind.Undecoded => decoded.Error.Fault is not (DecodeFault.None or DecodeFault.Exception),
                _ => true,
            },
            $"{decoder.GetType().Name}: {decoded.Kind} is not within the packet");
    }

    private static bool IsInside(ReadOnlySpan<byte> bytes, int offset, int length) => length == 0 || (offset >= 0 && length > 0 && offset + length <= bytes.Length);
}
