using System.Buffers.Binary;
using TcpSniff.Generating;
using TcpSniff.Lab.Links;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Lab.Tests.Aligning;

/// <summary>
/// A box between two kernels: it drops, holds up, doubles, translates both ends, shifts numbers and rewrites what SYNs offer. It keeps what
/// passed on either side of it as two captures, and what became of each packet.
/// </summary>
internal sealed class KernelBox(UserspaceLink link, BoxDeeds deeds, int seed) : ILinkRule, ILinkObserver
{
    private const int Tcp = 20;

    private readonly Random _random = new(seed);
    private readonly Dictionary<LinkPacket, BoxedPacket> _underWay = new(ReferenceEqualityComparer.Instance);
    private readonly List<Frame>[] _captures = [[], []];
    private readonly List<BoxedPacket> _packets = [];
    private readonly int[] _delivered = new int[2];
    private readonly CaptureTime[] _lastDue = new CaptureTime[2];
    private long _start;

    /// <summary>Every packet that an end sent, in order.</summary>
    public IReadOnlyList<BoxedPacket> Packets => _packets;

    /// <summary>The capture beside an end, with that end's clock.</summary>
    public IReadOnlyList<Frame> Capture(Role end) => _captures[(int)end];

    /// <summary>A moment of the true time by an end's clock, in nanoseconds.</summary>
    public long Clock(Role end, CaptureTime time) => end == Role.Client
        ? time.Nanoseconds
        : time.Nanoseconds + deeds.Offset + (long)((time.Nanoseconds - _start) * deeds.Drift * 1e-6);

    /// <inheritdoc/>
    public void Taken(LinkPacket packet, bool crosses) => Record((Role)packet.From, packet.Data.ToArray(), packet.Time);

    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet)
    {
        var boxed = new BoxedPacket((Role)packet.From, _captures[packet.From].Count);
        _packets.Add(boxed);
        boxed.IsLost = Chance(deeds.Loss);
        if (boxed.IsLost)
        {
            return [];
        }

        var delay = deeds.Delay + Duration.FromMilliseconds(_random.NextDouble() * deeds.Jitter.Milliseconds);
        delay = Chance(deeds.HoldUp) ? delay + Duration.FromMilliseconds(_random.Next(3, 12)) : delay;
        // Nothing overtakes by chance but what is held up.
        var due = packet.Time + delay;
        boxed.IsHeldUp = delay > deeds.Delay + deeds.Jitter;
        _lastDue[packet.From] = boxed.IsHeldUp ? _lastDue[packet.From] : due > _lastDue[packet.From] ? due : _lastDue[packet.From];
        var passes = packet with { Data = Rewrite(packet), Due = boxed.IsHeldUp ? due : _lastDue[packet.From] };
        _underWay.Add(passes, boxed);
        if (!Chance(deeds.Doubling))
        {
            return [passes];
        }

        boxed.IsDoubled = true;
        var again = passes with { Due = passes.Due + Duration.FromMilliseconds(1) };
        return [passes, again];
    }

    /// <inheritdoc/>
    public void Holding()
    {
    }

    /// <inheritdoc/>
    public void Lost(LinkPacket packet)
    {
    }

    /// <inheritdoc/>
    public void Delivered(LinkPacket packet, bool underWay)
    {
        var from = (Role)packet.From;
        Record(from == Role.Client ? Role.Server : Role.Client, packet.Data.ToArray(), link.Now);
        if (_underWay.TryGetValue(packet, out var boxed))
        {
            boxed.Place = _delivered[packet.From]++;
        }
    }

    private void Record(Role beside, byte[] bytes, CaptureTime time)
    {
        _start = _start == 0 ? time.Nanoseconds : _start;
        _captures[(int)beside].Add(new(Clock(beside, time), bytes) { Link = LinkType.Raw, Ip = 0 });
    }

    /// <summary>Puts other addresses, ports and numbers in, and makes the checksums right again.</summary>
    private byte[] Rewrite(LinkPacket packet)
    {
        var bytes = packet.Data.ToArray();
        var (own, peers) = packet.From == 0 ? (deeds.ClientShift, deeds.ServerShift) : (deeds.ServerShift, deeds.ClientShift);
        if (deeds.Translates)
        {
            // The client sees the server at .200:80, the server sees the client at .100 and a thousand ports higher.
            var (address, port, end) = packet.From == 0 ? (12, Tcp, (byte)100) : (12, Tcp, (byte)200);
            bytes[address + 3] = end;
            Port(bytes, port, packet.From == 0 ? 1000 : 80 - Stages.Stage.ServerPort);
            bytes[16 + 3] = packet.From == 0 ? (byte)2 : (byte)1;
            Port(bytes, Tcp + 2, packet.From == 0 ? Stages.Stage.ServerPort - 80 : -1000);
        }

        Number(bytes, Tcp + 4, own);
        if ((bytes[Tcp + 13] & 0x10) != 0)
        {
            Number(bytes, Tcp + 8, unchecked(0 - peers));
        }

        RewriteOptions(bytes, (bytes[Tcp + 13] & 0x02) != 0, unchecked(0 - peers));
        bytes[8] -= 2;
        Checksums(bytes);
        return bytes;
    }

    private void RewriteOptions(byte[] bytes, bool syn, uint sackShift)
    {
        var end = Tcp + ((bytes[Tcp + 12] >> 4) * 4);
        for (var at = Tcp + 20; at < end && bytes[at] != 0; at += bytes[at] == 1 ? 1 : bytes[at + 1])
        {
            switch (bytes[at])
            {
                case 2 when syn && deeds.LowersOffers:
                    BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 2), 1200);
                    break;
                case 3 when syn && deeds.LowersOffers:
                    bytes[at + 2] = Math.Min(bytes[at + 2], (byte)4);
                    break;
                case 5:
                    for (var edge = at + 2; edge < at + bytes[at + 1]; edge += 4)
                    {
                        Number(bytes, edge, sackShift);
                    }

                    break;
            }
        }
    }

    private static void Number(byte[] bytes, int at, uint shift) => BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), unchecked(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)) + shift));

    private static void Port(byte[] bytes, int at, int shift) => BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)) + shift));

    private static void Checksums(byte[] bytes)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(10), 0);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(10), OnesComplementSum.Of(bytes.AsSpan(0, Tcp)));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(Tcp + 16), 0);
        byte[] summed = [.. bytes.AsSpan(12, 8), 0, 6, .. Wire.U16((ushort)(bytes.Length - Tcp)), .. bytes.AsSpan(Tcp)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(Tcp + 16), OnesComplementSum.Of(summed));
    }

    private bool Chance(int perMille) => perMille > 0 && _random.Next(1000) < perMille;
}
