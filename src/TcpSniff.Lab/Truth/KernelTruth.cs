using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using TcpSniff.Decoding;
using TcpSniff.Lab.Kernel;
using TcpSniff.Lab.Links;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Lab.Truth;

/// <summary>
/// Compares the inferred states with the kernels'. A proved state must equal its kernel's as soon as the segment was sent; a presumed
/// one once everything that was under way is delivered. CLOSED is no socket.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class KernelTruth(SocketDiagnostics kernel0, SocketDiagnostics kernel1) : ILinkObserver
{
    private readonly SocketDiagnostics[] _kernels = [kernel0, kernel1];
    private readonly PacketDecoder _decoder = new();
    private readonly Tracker _tracker = new();
    private readonly StringBuilder _transcript = new();
    private readonly List<TruthSample> _samples = [];
    private readonly List<SegmentFacts> _story = [];
    private readonly HashSet<TcpState> _seen = [];
    private readonly List<Excuse> _excuses = [];
    private readonly TcpSegment?[] _lostTo = new TcpSegment?[2];
    private readonly bool[] _crossed = new bool[2];
    private readonly int[] _addresses = new int[2];
    private long _frame;
    private DecodedPacket _decoded;
    private SegmentFacts _facts;

    /// <summary>
    /// Whether a side (0 or 1) has sent what the link has not taken yet. Set where programs run by themselves: they may move a socket on between
    /// two looks, which is no disagreement; what they sent tells it next. Null where nothing moves unless the link delivers.
    /// </summary>
    public Func<int, bool>? HasMovedOn { get; init; }

    /// <summary>Packets on the link so far, TCP or not.</summary>
    public long Packets => _frame;

    /// <summary>Segments on the link so far.</summary>
    public int Segments { get; private set; }

    /// <summary>Every look at a socket so far.</summary>
    public IReadOnlyList<TruthSample> Samples => _samples;

    /// <summary>Comparisons so far.</summary>
    public int Compared => _samples.Count(sample => sample.Verdict != TruthVerdict.Open);

    /// <summary>What did not agree.</summary>
    public IReadOnlyList<TruthSample> Mismatches => [.. _samples.Where(sample => sample.Verdict == TruthVerdict.Differs)];

    /// <summary>States that a kernel was seen in.</summary>
    public IReadOnlySet<TcpState> Seen => _seen;

    /// <summary>Everything that happened, for whoever has to find out why.</summary>
    public string Transcript => _transcript.ToString();

    /// <summary>The connection of the last segment.</summary>
    public Connection Connection => _facts.Connection;

    /// <summary>Facts of the last segment.</summary>
    public ref readonly SegmentFacts Last => ref _facts;

    /// <summary>All that was seen, by frame.</summary>
    public IReadOnlyList<SegmentFacts> Story => _story;

    /// <summary>Connections so far.</summary>
    public IReadOnlyList<Connection> Connections => _tracker.Connections;

    /// <summary>The last look at a side of the last segment's connection that found a full socket; null for none.</summary>
    public TcpInfo? LastInfo(Role role) => _samples.FindLast(sample => sample.Role == role && sample.Kernel?.Info is not null)?.Kernel?.Info;

    /// <summary>Agrees beforehand that the wire cannot tell, for a reason.</summary>
    public void Excuse(TcpState inferred, TcpState? kernel, string reason) => _excuses.Add(new(inferred, kernel, reason));

    /// <summary>The same.</summary>
    public void Excuse(Excuse excuse) => _excuses.Add(excuse);

    /// <inheritdoc/>
    public void Taken(LinkPacket packet, bool crosses)
    {
        ArgumentNullException.ThrowIfNull(packet);
        _frame++;
        _decoder.Decode(packet.ToRaw(), ref _decoded);
        if (_decoded.Kind != PacketKind.Tcp)
        {
            return;
        }

        _addresses[packet.From] = _decoded.Segment.SourceSide;
        _addresses[packet.From ^ 1] = _decoded.Segment.SourceSide ^ 1;
        _crossed[packet.From] = crosses;
        Segments++;
        _tracker.Track(_frame, packet.Time, _decoded.Segment, ref _facts);
        _story.Add(_facts);
        static string Show(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";
        Note($"{Segments} {(packet.From == 0 ? '>' : '<')} {_facts.Segment.Flags} seq {_facts.Seq} ack {_facts.Ack} len {_facts.Segment.PayloadLength} | {Show(_facts.Client)} {Show(_facts.Server)} | {_facts.Phase} {_facts.Step} | {_facts.Events}");
    }

    /// <inheritdoc/>
    public void Holding() => Compare(delivered: false);

    /// <inheritdoc/>
    public void Lost(LinkPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        _lostTo[packet.From ^ 1] ??= _facts.Segment;
        Note("  lost");
    }

    /// <inheritdoc/>
    public void Delivered(LinkPacket packet, bool underWay)
    {
        ArgumentNullException.ThrowIfNull(packet);
        _decoder.Decode(packet.ToRaw(), ref _decoded);
        if (_lostTo[packet.From ^ 1] is { } lost && (lost.SequenceLength == 0 || _decoded.Segment.Seq <= lost.Seq))
        {
            _lostTo[packet.From ^ 1] = null;
        }

        if (!underWay)
        {
            Compare(delivered: true);
        }
    }

    private void Compare(bool delivered)
    {
        if (Segments == 0)
        {
            return;
        }

        for (var side = 0; side < 2; side++)
        {
            var half = Connection.Key[_addresses[side]] == Connection.Client.Endpoint ? Connection.Client : Connection.Server;
            var peer = half == Connection.Client ? Connection.Server : Connection.Client;
            var kernel = _kernels[side].Find(half.Endpoint, peer.Endpoint);
            if (kernel?.State is { } seen)
            {
                _seen.Add(seen);
            }

            // What crossed the side's last segment moves it on without a word; what was lost does not move it at all.
            var comparable = delivered ? !_crossed[side] && (half.State.Proved || _lostTo[side] is null) : half.State.Proved;
            var role = half == Connection.Client ? Role.Client : Role.Server;
            var verdict = comparable ? Judge(half.State.State, kernel?.State) : TruthVerdict.Open;
            Add(new(_frame, Connection.Stream, role, half.State, kernel, verdict == TruthVerdict.Differs && HasMovedOn?.Invoke(side) == true ? TruthVerdict.Open : verdict));
        }
    }

    private TruthVerdict Judge(TcpState inferred, TcpState? kernel)
    {
        var expected = inferred is TcpState.Closed or TcpState.Listen ? (TcpState?)null : inferred;
        return expected == kernel ? TruthVerdict.Agrees
            : _excuses.Exists(excuse => excuse.Inferred == inferred && excuse.Kernel == kernel) ? TruthVerdict.Excused
            : TruthVerdict.Differs;
    }

    private void Add(TruthSample sample)
    {
        _samples.Add(sample);
        if (sample.Verdict == TruthVerdict.Differs)
        {
            Note($"  MISMATCH after frame {sample.Frame} the {sample.Role}'s kernel is in {sample.Kernel?.State?.Name() ?? "no socket"}, inferred {sample.Inferred}");
        }
    }

    private void Note(FormattableString line) => Note(line.ToString(CultureInfo.InvariantCulture));

    private void Note(string line) => _transcript.AppendLine(line);
}
