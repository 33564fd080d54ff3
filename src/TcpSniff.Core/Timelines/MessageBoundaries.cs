using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>
/// Follows one connection's calls, and says where a receive does not bring what one send sent: TCP carries bytes and keeps no
/// boundaries of messages (RFC 9293 section 3.8.2).
/// </summary>
internal sealed class MessageBoundaries
{
    // Whoever sends thousands of messages knows by then.
    private const int MostRemarks = 3;

    private const string Send = "send(";
    private const string Receive = "recv() \u2192 ";

    private static readonly Sentence Stuck = new(
        "Stuck together: one recv returns what {n} sends sent, {sizes} bytes (frames {frames}). TCP keeps no boundaries between messages; where one ends is for the programs to say, by a newline or by its length.",
        "粘包：一次 recv 取到了 {n} 次 send 的内容，{sizes} 字节（第 {frames} 帧）。TCP 不保留消息边界；一条消息在哪里结束，要由程序自己约定，例如用换行或长度。",
        "黏包：一次 recv 取到了 {n} 次 send 的內容，{sizes} 位元組（第 {frames} 個訊框）。TCP 不保留訊息邊界；一則訊息在哪裡結束，要由程式自己約定，例如用換行或長度。");

    private static readonly Sentence Torn = new(
        "Torn: this recv returns {got} of the {size} bytes that one send sent (frames {frames}); the rest comes with the next. TCP keeps no boundaries between messages.",
        "拆包：一次 send 发送了 {size} 字节，这次 recv 只取到其中 {got} 字节（第 {frames} 帧），其余要等下一次。TCP 不保留消息边界。",
        "拆包：一次 send 送出了 {size} 位元組，這次 recv 只取到其中 {got} 位元組（第 {frames} 個訊框），其餘要等下一次。TCP 不保留訊息邊界。");

    private readonly Direction _client = new();
    private readonly Direction _server = new();
    private int _remarks;

    private sealed class Direction
    {
        public readonly List<(long Start, long End)> Sends = [];
        public readonly List<(long Start, long End, long Frame)> Frames = [];
        public long Sent;
        public long Received;
        public long TornAt = -1;
    }

    /// <summary>Takes note of a segment that the next calls may be about.</summary>
    public void Saw(in SegmentFacts facts)
    {
        if (facts.Segment.PayloadLength > 0 && facts.Seq > 0)
        {
            // Relative numbers begin at 1 with the first byte.
            var start = facts.Seq - 1L;
            Of(facts.From).Frames.Add((start, start + facts.Segment.PayloadLength, facts.Frame));
        }
    }

    /// <summary>What is to be said about a call; null for nothing.</summary>
    public Statement? Remark(SocketCall call)
    {
        if (Count(call.Text, Send) is { } sent)
        {
            var own = Of(call.Side);
            own.Sends.Add((own.Sent, own.Sent += sent));
            return null;
        }

        return Count(call.Text, Receive) is { } got ? Received(Of(call.Side.Peer()), got, call.Text.EndsWith("in all", StringComparison.Ordinal)) : null;
    }

    private Statement? Received(Direction from, long count, bool several)
    {
        var (start, end) = (from.Received, from.Received += count);
        var sends = from.Sends.Where(send => send.Start < end && send.End > start).ToList();
        if (several || sends.Count == 0 || end > from.Sent || _remarks >= MostRemarks)
        {
            return null;
        }

        if (sends.Count > 1)
        {
            _remarks++;
            return new(Stuck, ("n", sends.Count), ("sizes", string.Join(" + ", sends.Select(send => Digits(send.End - send.Start)))), ("frames", Frames(from, start, end)));
        }

        if (sends[0] is var only && end < only.End && from.TornAt != only.Start)
        {
            (_remarks, from.TornAt) = (_remarks + 1, only.Start);
            return new(Torn, ("got", count), ("size", only.End - only.Start), ("frames", Frames(from, start, end)));
        }

        return null;
    }

    private Direction Of(Role sender) => sender == Role.Client ? _client : _server;

    private static string Frames(Direction from, long start, long end)
    {
        var frames = from.Frames.Where(segment => segment.Start < end && segment.End > start).Select(segment => segment.Frame).Distinct().ToList();
        return frames.Count > 2 ? $"{Digits(frames[0])}–{Digits(frames[^1])}" : string.Join(", ", frames.Select(Digits));
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Count(string text, string call)
    {
        if (!text.StartsWith(call, StringComparison.Ordinal))
        {
            return null;
        }

        var digits = text.AsSpan(call.Length);
        var end = digits.IndexOf(' ');
        return end > 0 && digits[end..].StartsWith(" byte", StringComparison.Ordinal) && long.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
    }
}
