using TcpSniff.Capture;
using TcpSniff.Capture.Parts;
using TcpSniff.Decoding;
using TcpSniff.Packets;

namespace TcpSniff.Splitting;

/// <summary>Cuts some connections out of a part, with all that belongs to their ends: it is a part itself, with the same marks.</summary>
internal static class Excerpt
{
    private const int BufferSize = 64 * 1024;
    private const int Kept = 0;
    private const int LeftOut = 1;

    /// <summary>Writes it.</summary>
    /// <param name="part">The part; disposed by whoever made it.</param>
    /// <param name="ends">The ends whose packets are kept.</param>
    /// <param name="options">How packets are looked into.</param>
    /// <param name="path">Its file.</param>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public static void Write(IPacketSource part, IReadOnlySet<FlowKey> ends, DecoderOptions options, string path)
    {
        var decoder = new PacketDecoder(options);
        var decoded = default(DecodedPacket);
        var whole = (WholeCapture?)null;
        var written = (PartWriter?)null;
        try
        {
            written = new(path, part, new() { Parts = 1, By = "" }, BufferSize);
            var fragments = new HeldFragments(Write, static _ => LeftOut);
            while (ends.Count > 0 && part.MoveNext() is var status and (SourceStatus.Packet or SourceStatus.Idle))
            {
                if (status == SourceStatus.Idle)
                {
                    continue;
                }

                whole ??= part.Whole;
                var packet = part.Current;
                decoder.Decode(packet, ref decoded);
                if (decoded.Kind == PacketKind.Fragment)
                {
                    fragments.Keep(decoder.Joined, packet, part.Mark);
                    continue;
                }

                var place = IsOf(ends, decoded) ? Kept : LeftOut;
                fragments.Release(decoder.Joined, place);
                Write(place, packet, part.Mark);
            }

            written.Finish(whole ?? new() { Parts = 1, By = "", IsFinished = true });
        }
        finally
        {
            written?.Dispose();
        }

        void Write(int place, in RawPacket packet, in PacketMark mark)
        {
            if (place == Kept)
            {
                written!.Write(packet, mark);
            }
        }
    }

    private static bool IsOf(IReadOnlySet<FlowKey> ends, in DecodedPacket decoded) => decoded.Kind switch
    {
        PacketKind.Tcp => ends.Contains(decoded.Segment.Key),
        PacketKind.IcmpError => ends.Contains(decoded.Icmp.Key),
        _ => false,
    };
}
