using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>
/// The way through one packet, from the link's header inwards: where the next header begins, where the enclosing layers say
/// that everything ends, and what is known so far.
/// </summary>
/// <remarks>
/// Always 0 ≤ <see cref="Offset"/> ≤ min(<see cref="End"/>, length of <see cref="Bytes"/>): a header that was read was captured.
/// <see cref="End"/> may lie beyond the captured bytes, because lengths are those of the wire.
/// </remarks>
internal ref struct PacketWalk
{
    /// <summary>The packet's bytes, or those of a datagram put together from fragments.</summary>
    public ReadOnlySpan<byte> Bytes;

    /// <summary>Where the next header begins.</summary>
    public int Offset;

    /// <summary>Where the innermost layer so far ends on the wire: no enclosing length reaches beyond it.</summary>
    public int End;

    /// <summary>The layers entered so far.</summary>
    public Encapsulation Layers;

    /// <summary>The innermost IP header so far.</summary>
    public IpFacts Ip;

    /// <summary>Tells tunnels and VLANs apart where that was asked for, else 0.</summary>
    public uint Tunnel;

    /// <summary>The decoder's table of incomplete datagrams.</summary>
    public readonly FragmentTable Fragments;

    /// <summary>What to look into.</summary>
    public readonly DecoderOptions Options;

    /// <summary>When the packet was captured.</summary>
    public readonly CaptureTime Time;

    /// <summary>What the packet turns out to be.</summary>
    public ref DecodedPacket Decoded;

    /// <summary>Stands at the first byte of a packet.</summary>
    public PacketWalk(scoped in RawPacket packet, DecoderOptions options, FragmentTable fragments, ref DecodedPacket decoded)
    {
        Bytes = packet.Data;
        End = Math.Max(0, packet.OriginalLength);
        Time = packet.Time;
        Options = options;
        Fragments = fragments;
        Decoded = ref decoded;
        decoded.By = DecodedBy.Native;
    }

    /// <summary>What was captured of what is left.</summary>
    public readonly ReadOnlySpan<byte> Rest => Bytes[Offset..Math.Min(Bytes.Length, End)];

    /// <summary>Bytes that are left on the wire.</summary>
    public readonly int Left => End - Offset;

    /// <summary>Moves past a header.</summary>
    public void Enter(Layer layer, int length)
    {
        Layers = Layers.Then(layer);
        Offset += length;
    }

    /// <summary>Moves past an IP header; one inside another makes the outer addresses part of what tells tunnels apart.</summary>
    public void EnterIp(Layer layer, int length, in IpFacts facts)
    {
        if (Options.SeparateTunnels && Layers.HasIp)
        {
            // The same for both directions.
            Separate(layer, Print(Ip.Source) ^ Print(Ip.Destination));
        }

        Enter(layer, length);
        Ip = facts;
    }

    /// <summary>What is left of an address in <see cref="Tunnel"/>: the same in every run, for parts of a capture are made by several.</summary>
    private static uint Print(IpAddress address) =>
        unchecked(((uint)(address.High ^ (address.High >> 32)) * 0xA5555529) + (uint)(address.Low ^ (address.Low >> 32)));

    /// <summary>A length field says that what follows takes so many bytes; it can only take away from what the layers around it left.</summary>
    public void Limit(int length) => End = Math.Min(End, Offset + Math.Max(0, length));

    /// <summary>Mixes what tells a tunnel or VLAN from others into <see cref="Tunnel"/>.</summary>
    public void Separate(Layer layer, uint id)
    {
        if (Options.SeparateTunnels)
        {
            Tunnel = (Tunnel ^ id ^ ((uint)layer << 24)) * 0x9E3779B1 | 1;
        }
    }

    /// <summary>A tunnel follows: goes into it, or stops at its name where tunnels are not to be followed.</summary>
    public Header IntoTunnel(Header header, string name) => Options.Tunnels ? header : Other(name);

    /// <summary>The packet is something sound that is not followed.</summary>
    public Header Other(string name)
    {
        Decoded.Kind = PacketKind.Other;
        Decoded.Protocol = name;
        return Header.Done;
    }

    /// <summary>The next header ends before its <paramref name="required"/> bytes.</summary>
    public Header Truncated(Layer layer, int required) => Fail(layer, DecodeFault.Truncated, required);

    /// <summary>The next header makes no sense.</summary>
    public Header Fail(Layer layer, DecodeFault fault, int required = 0)
    {
        Decoded.Kind = PacketKind.Undecoded;
        Decoded.Error = new(layer, fault, Offset, required, Rest.Length);
        return Header.Done;
    }
}
