using System.Text;
using TcpSniff.Packets;

namespace TcpSniff.Live.Filters;

/// <summary>Rewords a filter so that it also looks behind tags, or takes a whole tunnel, into which BPF cannot look.</summary>
internal static class FilterRewording
{
    /// <summary>Rewordings that may want a packet of that encapsulation, the narrowest first.</summary>
    public static IEnumerable<string> Candidates(string expression, Encapsulation encapsulation)
    {
        var tags = Tags(encapsulation);
        if (tags.Length > 0)
        {
            yield return $"({expression}) or ({tags}({expression}))";
        }

        if (Tunnel(encapsulation) is { } tunnel)
        {
            yield return $"({expression}) or {tunnel}";
            yield return $"({expression}) or ({tags}({tunnel}))";
        }
    }

    // Each of these keywords moves the rest of the expression behind one tag (pcap-filter(7)).
    private static string Tags(Encapsulation encapsulation)
    {
        var text = new StringBuilder();
        foreach (var layer in OutsideIn(encapsulation))
        {
            text.Append(layer switch
            {
                Layer.Vlan => "vlan and ",
                Layer.Mpls => "mpls and ",
                Layer.Pppoe => "pppoes and ",
                _ => "",
            });
            if (layer is Layer.IPv4 or Layer.IPv6)
            {
                break;
            }
        }

        return text.ToString();
    }

    private static string? Tunnel(Encapsulation encapsulation)
    {
        foreach (var layer in OutsideIn(encapsulation))
        {
            switch (layer)
            {
                case Layer.Gre or Layer.Erspan:
                    return "proto 47";
                case Layer.Vxlan:
                    return "udp port 4789";
                case Layer.Geneve:
                    return "udp port 6081";
                case Layer.Gtp:
                    return "udp port 2152";
            }
        }

        return encapsulation.IsTunnelled ? "proto 4 or proto 41" : null;
    }

    private static IEnumerable<Layer> OutsideIn(Encapsulation encapsulation)
    {
        for (var shift = 56; shift >= 0; shift -= 8)
        {
            if ((Layer)(byte)(encapsulation.Packed >> shift) is not Layer.None and var layer)
            {
                yield return layer;
            }
        }
    }
}
