using System.Globalization;
using System.Text;
using TcpSniff.Decoding;
using TcpSniff.Lab.Kernel;
using TcpSniff.Lab.Links;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Lab.Tests.Kernel;

/// <summary>
/// Compares the inferred states with the kernels'. A proved state must equal its kernel's as soon as the segment was sent; a presumed
/// one once everything that was under way is delivered. CLOSED is no socket.
/// </summary>
internal sealed class KernelTruth(SocketDiagnostics[] kernels) : ILinkObserver
{
    private readonly PacketDecoder _decoder = new();
    private readonly Tracker _tracker = new();
    private readonly StringBuilder _transcript = new();
    private readonly HashSet<(TcpState Inferred, TcpState? Kernel)> _excused = [];
    private readonly TcpSegment?[] _lostTo = new TcpSegment?[2];
    private readonly bool[] _crossed = new bool[2];
    private readonly int[] _addresses = new int[2];
    private DecodedPacket _decoded;
    private SegmentFacts _facts;

    /// <summary>Segments on the link so far.</summary>
    public int Segments { get; private set; }

    /// <summary>Comparisons so far.</summary>
    public int Compared { get; private set; }

    /// <summary>What did not agree.</summary>
    public List<string> Mismatches { get; } = [];

    /// <summary>States that a kernel was seen in.</summary>
    public HashSet<TcpState> Seen { get; } = [];

    /// <summary>Everything that happened, for whoever has to find out why.</summary>
    public string Transcript => _transcript.ToString();

    /// <summary>The connection of the last segment.</summary>
    public Connection Connection => _facts.Connection;

    /// <summary>Facts of the last segment.</summary>
    public ref readonly SegmentFacts Last => ref _facts;

    /// <summary>All that was seen, by frame.</summary>
    public List<SegmentFacts> Story { get; } = [];

    /// <summary>Agrees beforehand that the wire cannot tell, for a reason.</summary>
    public void Excuse(TcpState inferred, TcpState? kernel, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        _excused.Add((inferred, kernel));
    }

    /// <inheritdoc/>
    public void Taken(LinkPacket packet, bool crosses)
    {
        var raw = packet.ToRaw();
        _decoder.Decode(raw, ref _decoded);
        if (_decoded.Kind != PacketKind.Tcp)
        {
            return;
        }

        _addresses[packet.From] = _decoded.Segment.SourceSide;
        _addresses[packet.From ^ 1] = _decoded.Segment.SourceSide ^ 1;
        _crossed[packet.From] = crosses;
        _tracker.Track(++Segments, packet.Time, _decoded.Segment, ref _facts);
        Story.Add(_facts);
        static string Show(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";
        Note($"{Segments} {(packet.From == 0 ? '>' : '<')} {_facts.Segment.Flags} seq {_facts.Seq} ack {_facts.Ack} len {_facts.Segment.PayloadLength} | {Show(_facts.Client)} {Show(_facts.Server)} | {_facts.Phase} {_facts.Step} | {_facts.Events}");
    }

    /// <inheritdoc/>
    public void Holding() => Compare(delivered: false);

    /// <inheritdoc/>
    public void Lost(LinkPacket packet)
    {
        _lostTo[packet.From ^ 1] ??= _facts.Segment;
        Note("  lost");
    }

    /// <inheritdoc/>
    public void Delivered(LinkPacket packet, bool underWay)
    {
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
            var kernel = kernels[side].StateOf(half.Endpoint, peer.Endpoint);
            if (kernel is { } seen)
            {
                Seen.Add(seen);
            }

            // What crossed the side's last segment moves it on without a word; what was lost does not move it at all.
            if (delivered ? !_crossed[side] && (half.State.Proved || _lostTo[side] is null) : half.State.Proved)
            {
                Compared++;
                Judge(side, half.State, kernel);
            }
        }
    }

    private void Judge(int side, EndpointState inferred, TcpState? kernel)
    {
        var expected = inferred.State is TcpState.Closed or TcpState.Listen ? (TcpState?)null : inferred.State;
        if (expected != kernel && !_excused.Contains((inferred.State, kernel)))
        {
            var text = $"after frame {Segments} the {(side == 0 ? "left" : "right")} kernel is in {kernel?.Name() ?? "no socket"}, inferred {inferred}";
            Mismatches.Add(text);
            Note($"  MISMATCH {text}");
        }
    }

    private void Note(FormattableString line) => Note(line.ToString(CultureInfo.InvariantCulture));

    private void Note(string line) => _transcript.AppendLine(line);
}
