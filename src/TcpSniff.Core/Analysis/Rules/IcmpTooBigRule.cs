using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A router says that segments are too large for its next hop: the sender learns the path's MTU (RFC 1191, RFC 8201).</summary>
internal sealed class IcmpTooBigRule() : Rule("icmp-fragmentation-needed", Severity.Info, Means)
{
    private static readonly Sentence Means = new("A router asks for smaller packets.", "路由器要求更小的数据包。", "路由器要求更小的封包。");

    private static readonly Sentence TooBig = new(
        "{reporter} says that segments of {who} are too large ({times}): its next hop takes packets of {mtu} bytes at most. The sender has to make smaller segments, and as a rule it does.",
        "{reporter} 表示{who}的报文段太大（{times}）：它的下一跳最多接受 {mtu} 字节的数据包。发送方应改用更小的报文段，通常也会这样做。",
        "{reporter} 表示{who}的區段太大（{times}）：它的下一跳最多接受 {mtu} 位元組的封包。傳送方應改用更小的區段，通常也會這樣做。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (connection.Connection.Errors?.Where(error => error.Error.Kind == IcmpErrorKind.TooBig).ToList() is not [var first, ..] errors)
        {
            return;
        }

        connection.Report(
            this, (first.Frame, errors[^1].Frame),
            new(TooBig, ("reporter", first.Error.Reporter.ToString()), ("who", first.About.The()), ("times", Counted.Times(errors.Count)), ("mtu", first.Error.Mtu)),
            evidence: [new("mtu", first.Error.Mtu), new("reporter", 0, first.Error.Reporter.ToString())]);
    }
}
