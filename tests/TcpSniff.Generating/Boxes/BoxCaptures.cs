using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Generating.Boxes;

/// <summary>Both captures of a boxed exchange: what each of them has, as records and as packets.</summary>
internal sealed class BoxCaptures
{
    private const long Began = 1_700_000_000_000_000;
    private const int Largest = 60_000;

    private readonly BoxRules _rules;

    /// <summary>Captures it at both ends.</summary>
    public BoxCaptures(BoxedExchange exchange)
    {
        _rules = exchange.Rules;
        Client = Records(exchange, Role.Client);
        Server = Records(exchange, Role.Server);
    }

    /// <summary>What the capture beside the client has.</summary>
    public IReadOnlyList<BoxRecord> Client { get; }

    /// <summary>What the capture beside the server has.</summary>
    public IReadOnlyList<BoxRecord> Server { get; }

    /// <summary>A moment of the true time, by the clock of a capture; nanoseconds since 1970.</summary>
    public long Clock(Role end, long microseconds) => end == Role.Client
        ? (Began + microseconds) * 1000
        : (Began * 1000) + _rules.Offset + (long)(microseconds * 1000.0 * (1 + (_rules.Drift / 1e6)));

    /// <summary>The packets of a capture.</summary>
    public IEnumerable<Frame> Frames(Role end)
    {
        var records = end == Role.Client ? Client : Server;
        return records.Select(record =>
        {
            var bytes = Wire.Ethernet(Bytes(record));
            var kept = end == Role.Server && _rules.SnapLength > 0 ? Math.Min(_rules.SnapLength, bytes.Length) : bytes.Length;
            return new Frame(Clock(end, record.Time), bytes[..kept]) { OriginalLength = bytes.Length };
        });
    }

    private List<BoxRecord> Records(BoxedExchange exchange, Role end)
    {
        var seen = exchange.Sent.Where(segment => Sees(end, segment.Connection)).ToList();
        var sent = seen.Where(segment => segment.From == end).Select(segment => new BoxRecord(segment.Draft.At, [segment], false, end));
        var arrived = seen.Where(segment => segment.From != end).SelectMany(segment => new[] { (At: segment.ArrivedAt, Again: false), (At: segment.AgainAt, Again: true) }
            .Where(arrival => arrival.At is not null).Select(arrival => new BoxRecord(arrival.At!.Value, [segment], arrival.Again, end)));
        var outgoing = _rules.SegmentationOffload ? Join(sent, 0, Largest) : [.. sent];
        var ordered = arrived.OrderBy(record => record.Time).ToList();
        ordered = _rules.Joins ? Join(ordered, 4000, 2900) : ordered;
        ordered = _rules.ReceiveOffload ? Join(ordered, 60, Largest) : ordered;
        List<BoxRecord> all = [.. outgoing.Concat(ordered).OrderBy(record => record.Time)];
        return Cut(end == Role.Server && _rules.RecordsTwice ? [.. all.SelectMany(record => new[] { record, record with { IsAgain = true, Time = record.Time } })] : all, end);
    }

    /// <summary>Whether a capture has a connection: all, but for those that only the other one has.</summary>
    private bool Sees(Role end, int connection) => connection < _rules.Connections || (connection < _rules.Connections + _rules.Strangers) == (end == Role.Client);

    private List<BoxRecord> Cut(List<BoxRecord> records, Role end)
    {
        var (first, last) = (records[0].Time, records[^1].Time);
        var begin = end == Role.Server ? first + ((last - first) * _rules.BeginsLate / 100) : first;
        var finish = end == Role.Client ? last - ((last - first) * _rules.EndsEarly / 100) : last;
        return [.. records.Where(record => record.Time >= begin && record.Time <= finish)];
    }

    /// <summary>Joins what follows each other within <paramref name="gap"/> microseconds; then all of it comes when the last part does.</summary>
    private static List<BoxRecord> Join(IEnumerable<BoxRecord> records, long gap, int most)
    {
        var joined = new List<BoxRecord>();
        foreach (var record in records)
        {
            if (joined.Count > 0 && joined[^1].Joins(record, gap, most))
            {
                joined[^1] = joined[^1] with { Parts = [.. joined[^1].Parts, .. record.Parts], Time = record.Time };
            }
            else
            {
                joined.Add(record);
            }
        }

        return joined;
    }

    private byte[] Bytes(BoxRecord record)
    {
        var (segment, last) = (record.First, record.Parts[^1]);
        var inside = record.IsSent;
        var (client, server) = record.End == Role.Client
            ? (BoxRules.Client(segment.Connection), _rules.ServerOutside)
            : (_rules.ClientOutside(segment.Connection), BoxRules.Server);
        var (from, to) = segment.From == Role.Client ? (client, server) : (server, client);
        var (own, peers) = segment.From == Role.Client ? (_rules.ClientShift, _rules.ServerShift) : (_rules.ServerShift, _rules.ClientShift);
        // What passed the box has its sender's numbers changed; what did not has its peer's changed already.
        var (seq, ack) = inside ? (segment.Draft.Seq, unchecked(segment.Draft.Ack + peers)) : (unchecked(segment.Draft.Seq + own), segment.Draft.Ack);
        var sackShift = inside ? peers : 0;
        var flags = segment.Draft.Flags | last.Draft.Flags;
        var packet = new TcpPacket(from, to).Flags(flags).Seq(seq).Payload(Payload(record)).Window(flags.HasFlag(TcpFlags.Syn) ? (ushort)64_240 : (ushort)502);
        packet = flags.HasFlag(TcpFlags.Ack) ? packet.Ack(ack) : packet;
        packet = Options(packet, record, flags, sackShift);
        return Wire.IPv4(from.Address, to.Address, 6, packet.ToTcp(), id: segment.IpId, ttl: (byte)(64 - (inside ? 0 : _rules.Hops)));
    }

    private TcpPacket Options(TcpPacket packet, BoxRecord record, TcpFlags flags, uint sackShift)
    {
        var (segment, rewritten) = (record.First, !record.IsSent && _rules.RewritesOptions);
        if (flags.HasFlag(TcpFlags.Syn))
        {
            packet = packet.Mss(rewritten ? (ushort)1360 : (ushort)1400).Nop().WindowScale(rewritten ? (byte)2 : (byte)7).Nop().Nop().SackPermitted();
        }

        var stripped = !record.IsSent && _rules.StripsOptions;
        packet = _rules.Timestamps && !stripped ? packet.Timestamps(segment.Stamp.Value, segment.Stamp.Echo) : packet;
        var sack = segment.Draft.Sack.Take(3).Select(block => (unchecked(block.Left + sackShift), unchecked(block.Right + sackShift))).ToArray();
        return sack.Length > 0 && !stripped ? packet.Nop().Nop().Sack(sack) : packet;
    }

    /// <summary>Bytes that tell where in the stream, and in which, they are.</summary>
    private static byte[] Payload(BoxRecord record)
    {
        var payload = new byte[record.Length];
        for (var i = 0; i < payload.Length; i++)
        {
            var at = unchecked(record.First.Draft.Seq + (uint)i);
            payload[i] = (byte)(((at / 4) * 2_654_435_761u >> 24) ^ (uint)record.First.Connection ^ at);
        }

        return payload;
    }
}
