using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using TcpSniff.Lab.Kernel;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>The kernels' own word beside the inferred states, a line a segment.</summary>
[SupportedOSPlatform("linux")]
internal static class TruthTable
{
    private const int StateWidth = 15;

    private static readonly Sentence Title = new(
        "What the kernels say after each segment (in parentheses: presumed; = the same, ~ the wire cannot tell, · under way, ! differs)",
        "每个报文段之后内核中的状态（括号：推定；= 一致，~ 从报文无法得知，· 仍在途中，! 不一致）",
        "每個區段之後核心中的狀態（括號：推定；= 一致，~ 從封包無法得知，· 仍在途中，! 不一致）");

    private static readonly Sentence Measured = new(
        "TCP_INFO of the {who}: RTT {rtt} ± {var}, {rtx} retransmissions, congestion window {cwnd} segments, peer's window {wnd} bytes",
        "{who}的 TCP_INFO：RTT {rtt} ± {var}，重传 {rtx} 次，拥塞窗口 {cwnd} 个报文段，对方窗口 {wnd} 字节",
        "{who}的 TCP_INFO：RTT {rtt} ± {var}，重傳 {rtx} 次，壅塞視窗 {cwnd} 個區段，對方視窗 {wnd} 位元組");

    /// <summary>Prints the last look at both sides after each segment, and what the sockets themselves measured.</summary>
    public static void Print(KernelTruth truth, Stream stream, Language language)
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        output.WriteLine();
        output.WriteLine(Title.In(language));
        foreach (var frame in truth.Samples.GroupBy(sample => sample.Frame))
        {
            output.WriteLine($"{frame.Key.ToString(CultureInfo.InvariantCulture),6}  {Cell(frame, Role.Client)}  {Cell(frame, Role.Server)}".TrimEnd());
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            if (truth.LastInfo(role) is { } info)
            {
                output.WriteLine(Say(role, info, language));
            }
        }
    }

    private static string Cell(IEnumerable<TruthSample> samples, Role role)
    {
        if (samples.LastOrDefault(sample => sample.Role == role) is not { } sample)
        {
            return "".PadRight((2 * StateWidth) + 3);
        }

        var name = sample.Inferred.State.Name();
        var mark = sample.Verdict switch { TruthVerdict.Agrees => '=', TruthVerdict.Excused => '~', TruthVerdict.Differs => '!', _ => '·' };
        return $"{(sample.Inferred.Proved ? name : $"({name})"),-StateWidth} {mark} {sample.Kernel?.State?.Name() ?? "–",-StateWidth}";
    }

    private static string Say(Role role, TcpInfo info, Language language) => Measured.Say(
        language,
        ("who", role.Word()), ("rtt", SpanText.Of(info.Rtt)), ("var", SpanText.Of(info.RttVariation)),
        ("rtx", info.Retransmissions), ("cwnd", info.CongestionWindow), ("wnd", info.SendWindow));
}
