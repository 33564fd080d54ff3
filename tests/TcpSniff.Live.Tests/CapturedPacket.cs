using System.Text;
using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Live.Tests;

/// <summary>A packet that was kept.</summary>
internal sealed record CapturedPacket(byte[] Data, CaptureTime Time, int OriginalLength, LinkType LinkType)
{
    private const int WaitsBeforeGivingUp = 500;

    /// <summary>Whether that text is in it.</summary>
    public bool Holds(string text) => Data.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>Pulls packets until the last of them satisfies <paramref name="done"/>, or nothing comes any more.</summary>
    public static List<CapturedPacket> Pull(IPacketSource source, Predicate<List<CapturedPacket>> done)
    {
        var packets = new List<CapturedPacket>();
        for (var waits = 0; waits < WaitsBeforeGivingUp && !done(packets);)
        {
            switch (source.MoveNext())
            {
                case SourceStatus.Packet:
                    packets.Add(Keep(source.Current));
                    break;
                case SourceStatus.Idle:
                    waits++;
                    break;
                default:
                    return packets;
            }
        }

        return packets;
    }

    private static CapturedPacket Keep(RawPacket packet) => new(packet.Data.ToArray(), packet.Time, packet.OriginalLength, packet.LinkType);
}
