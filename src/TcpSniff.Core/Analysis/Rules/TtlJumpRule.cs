using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The segments of one side have travelled through different numbers of routers. RSTs are judged where resets are.</summary>
internal sealed class TtlJumpRule() : Rule("ttl-jump", Severity.Info, Means)
{
    private static readonly Sentence Means = new("One side's segments arrive with different times to live.", "一方的报文段到达时 TTL 不一。", "一方的區段到達時 TTL 不一。");

    private static readonly Sentence Jumps = new(
        "{who} began with TTL {first}; from frame {frame} on there are others, {min} to {max}. They take another way, or something between answers in {who}'s name (a proxy, a firewall).",
        "{who}开始时 TTL 为 {first}；从第 {frame} 帧起出现了别的值，{min} 到 {max}。它们走了另一条路，或者路上的设备（代理、防火墙）在代{who}回应。",
        "{who}開始時 TTL 為 {first}；從第 {frame} 個訊框起出現了別的值，{min} 到 {max}。它們走了另一條路，或者路上的裝置（代理、防火牆）在代{who}回應。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role role)
    {
        var end = one.Connection.End(role);
        ref readonly var ttl = ref end.Totals.Ttl;
        if (ttl.JumpFrame == 0 || end.SecondAnswer is not null)
        {
            return;
        }

        one.Report(
            this, (ttl.JumpFrame, ttl.JumpFrame),
            new(Jumps, ("who", end.Endpoint.Address.ToString()), ("first", ttl.First), ("frame", ttl.JumpFrame), ("min", ttl.Min), ("max", ttl.Max)),
            evidence: [new("ttl_first", ttl.First), new("ttl_min", ttl.Min), new("ttl_max", ttl.Max)]);
    }
}
