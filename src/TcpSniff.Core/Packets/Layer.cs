namespace TcpSniff.Packets;

/// <summary>A protocol that carries the TCP segment or a packet around it.</summary>
public enum Layer : byte
{
    /// <summary>Nothing.</summary>
    None,

#pragma warning disable CS1591 // the names are the protocols' own
    Ethernet, Vlan, Sll, Sll2, Null, Loop, Raw, Ppp, Pppoe, Llc, CiscoHdlc, Mpls, IPv4, IPv6, Fragment, HopByHop, Routing, DestinationOptions,
    Ah, Udp, Gre, Erspan, Vxlan, Geneve, Gtp, Radiotap, Wlan, CiscoMetadata, Tcp, Other,
    Fddi, TokenRing, FrameRelay, Atm, Nflog, Ppi, Pktap, Ipoib, InfiniBand, Erf, Slip, Enc, Pflog, IpNet, Prism, Ieee1394, FibreChannel,
    Juniper, Docsis, SwitchTag, VnTag, Hsr, MacSec, FabricPath, Backbone, Trill, EtherIp, Nsh, Teredo, Ayiya, L2tp, Lisp, Tzsp, Capwap,
#pragma warning restore CS1591
}

/// <summary>The layers of a packet from the outside in, each in one byte of a number; beyond eight the outermost are forgotten.</summary>
public readonly record struct Encapsulation(ulong Packed)
{
    /// <summary>This stack with one more layer inside.</summary>
    internal Encapsulation Then(Layer layer) => new((Packed << 8) | (byte)layer);

    /// <summary>The layer inside all others so far.</summary>
    public Layer Innermost => (Layer)(byte)Packed;

    /// <summary>Whether one of the layers is IP.</summary>
    internal bool HasIp => IpLayers > 0;

    /// <summary>Whether a packet of one protocol was carried inside another of its kind, as in a tunnel.</summary>
    public bool IsTunnelled => IpLayers > 1;

    private int IpLayers
    {
        get
        {
            var count = 0;
            for (var rest = Packed; rest != 0; rest >>= 8)
            {
                count += (Layer)(byte)rest is Layer.IPv4 or Layer.IPv6 ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Names with colons between, as <c>eth:vlan:ip:tcp</c>.</summary>
    public override string ToString()
    {
        var names = new List<string>(8);
        for (var shift = 56; shift >= 0; shift -= 8)
        {
            var layer = (Layer)(byte)(Packed >> shift);
            if (layer != Layer.None)
            {
                names.Add(LayerNames.Of(layer));
            }
        }

        return string.Join(':', names);
    }
}
