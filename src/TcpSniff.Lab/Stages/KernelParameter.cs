namespace TcpSniff.Lab.Stages;

/// <summary>A kernel parameter of a namespace.</summary>
/// <param name="Name">Its name below <c>net</c>, with slashes: <c>ipv4/tcp_fastopen</c>.</param>
/// <param name="Value">Its value.</param>
internal sealed record KernelParameter(string Name, string Value)
{
    /// <summary>
    /// What every scenario starts from, so that it goes the same way on every machine: the congestion control that every kernel
    /// has, nothing remembered from earlier connections, no extension that a scenario is not about.
    /// </summary>
    public static IReadOnlyList<KernelParameter> Usual { get; } =
    [
        new("ipv4/tcp_congestion_control", "reno"),
        new("ipv4/tcp_no_metrics_save", "1"),
        new("ipv4/tcp_fastopen", "0"),
        new("ipv4/tcp_ecn", "0"),
        new("ipv4/tcp_syncookies", "1"),
        new("ipv4/tcp_mtu_probing", "0"),
        new("ipv4/tcp_tw_reuse", "0"),
        new("ipv4/tcp_syn_linear_timeouts", "0"),
        new("ipv4/tcp_rmem", "4096 131072 6291456"),
        new("ipv4/tcp_wmem", "4096 16384 4194304"),
    ];

    /// <summary>As sysctl(8) writes it.</summary>
    public override string ToString() => $"net.{Name.Replace('/', '.')}={Value.Replace(' ', ',')}";
}
