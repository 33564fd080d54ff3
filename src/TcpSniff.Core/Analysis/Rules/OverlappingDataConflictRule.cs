using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A side sent the same sequence numbers again with other bytes: receiver and observer may have read different things (RFC 9293 section 3.10.7.4 lets the receiver keep either).</summary>
internal sealed class OverlappingDataConflictRule() : Rule("overlapping-data-conflict", Severity.Warning, Means)
{
    private static readonly Sentence Means = new(
        "Bytes were sent twice, and the copies differ.",
        "有字节发送了两次，而且两次的内容不同。",
        "有位元組傳送了兩次，而且兩次的內容不同。");

    private static readonly Sentence Differs = new(
        "{bytes} of {side} ({host}) came again with other content, in {segments}; for the first time in frame {frame}, from offset {offset} of its stream on."
        + " Most systems keep the first copy, a monitor may show the other. Something on the way rewrites or injects data, or its stack is broken: compare TTL and IP ID of both copies (follow shows where).",
        "{side}（{host}）的 {bytes}又以不同的内容出现，共 {segments}；第一次在第 {frame} 帧，从其字节流的偏移 {offset} 起。"
        + "多数系统保留先到的，监测设备可能显示另一份。路上有东西在改写或注入数据，或者其协议栈有缺陷：请比较两份的 TTL 和 IP ID（follow 会显示位置）。",
        "{side}（{host}）的 {bytes}又以不同的內容出現，共 {segments}；第一次在第 {frame} 框，從其位元組流的偏移 {offset} 起。"
        + "多數系統保留先到的，監測設備可能顯示另一份。路上有東西在改寫或注入資料，或者其協定堆疊有缺陷：請比較兩份的 TTL 和 IP ID（follow 會顯示位置）。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        foreach (var role in (ReadOnlySpan<Role>)[Role.Client, Role.Server])
        {
            var half = connection.Connection.End(role);
            if (half.SentTwice is { } twice)
            {
                connection.Report(
                    this, (twice.First.SecondFrame, twice.LastFrame),
                    new(
                        Differs, ("bytes", Counted.Bytes(twice.Bytes)), ("side", role.The()), ("host", half.Endpoint.Address.ToString()),
                        ("segments", Counted.Segments(twice.Segments)), ("frame", twice.First.SecondFrame), ("offset", twice.First.Offset)),
                    evidence: [new("bytes", twice.Bytes), new("segments", twice.Segments), new("offset", twice.First.Offset), new("first_copy_frame", twice.First.FirstFrame)]);
            }
        }
    }
}
