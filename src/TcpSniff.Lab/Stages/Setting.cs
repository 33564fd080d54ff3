namespace TcpSniff.Lab.Stages;

/// <summary>What a scenario needs of its stage before it begins.</summary>
internal sealed record Setting
{
    /// <summary>IPv4, no tag, the usual parameters.</summary>
    public static readonly Setting Usual = new();

    /// <summary>
    /// The usual one without tail loss probes (RFC 8985 section 7), where only a timeout is to repair, or nothing: a busy machine that
    /// delays an acknowledgment by a few milliseconds would make the kernel probe.
    /// </summary>
    public static readonly Setting WithoutProbes = new() { Parameters = [new("ipv4/tcp_early_retrans", "0")] };

    /// <summary>Whether both ends speak IPv6.</summary>
    public bool IPv6 { get; init; }

    /// <summary>VLAN whose tag the link writes (1 to 4094); null for bare IP packets.</summary>
    public int? Vlan { get; init; }

    /// <summary>Whether programs run by themselves beside the link, instead of one call after another.</summary>
    public bool RunsFreely { get; init; }

    /// <summary>Kernel parameters of both ends beyond the usual ones.</summary>
    public IReadOnlyList<KernelParameter> Parameters { get; init; } = [];
}
