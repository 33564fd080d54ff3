using System.Runtime.CompilerServices;
using TcpSniff.Capture;
using TcpSniff.Capture.Parts;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff;

/// <summary>What the pipeline has to offer after it was asked to move on.</summary>
public enum PipelineStatus
{
    /// <summary>A packet; <see cref="Pipeline.Decoded"/> says of what kind, and for TCP <see cref="Pipeline.Facts"/> is filled.</summary>
    Packet,

    /// <summary>Nothing came within the source's waiting time.</summary>
    Idle,

    /// <summary>The source is at its end.</summary>
    End,

    /// <summary>The source is damaged here, hence at its end.</summary>
    Damaged,
}

/// <summary>The way of a packet: source → decoder → tracker. Views pull from it what they show.</summary>
public sealed partial class Pipeline : IDisposable
{
    private readonly ISegmentDecoder _decoder;
    private readonly CopyDetector _copies = new();
    private readonly OverlapWatch _overlaps = new();
    private readonly HashSet<int> _torn = [];
    private DecodedPacket _decoded;
    private SegmentFacts _facts;
    private PacketMark? _mark;

    /// <summary>Joins a source, which it owns from now on, and a decoder.</summary>
    /// <param name="source">Where the packets come from.</param>
    /// <param name="decoder">What reads them.</param>
    /// <param name="remembering">How long connections are remembered in a capture that goes on; null for ever.</param>
    public Pipeline(IPacketSource source, ISegmentDecoder decoder, Remembering? remembering = null)
        : this(source, decoder, recycles: false, share: null, remembering)
    {
    }

    /// <summary>Joins a source and a decoder, for whoever can do with less.</summary>
    /// <param name="source">Where the packets come from.</param>
    /// <param name="decoder">What reads them.</param>
    /// <param name="recycles">As in <see cref="Tracking.Tracker"/>: whether nobody keeps a connection that came with a segment beyond that segment.</param>
    /// <param name="share">The connections that are tracked here, where others track the rest; null for all.</param>
    /// <param name="remembering">How long connections are remembered in a capture that goes on; null for ever.</param>
    internal Pipeline(IPacketSource source, ISegmentDecoder decoder, bool recycles, Share? share = null, Remembering? remembering = null)
    {
        (Source, _decoder, Share) = (source, decoder, share ?? Share.Whole);
        Tracker = new(recycles, isShare: share is { Count: > 1 }, remembering);
    }

    /// <summary>Where the packets come from.</summary>
    public IPacketSource Source { get; }

    /// <summary>What was read so far.</summary>
    public CaptureRecord Record { get; } = new();

    /// <summary>The connections so far.</summary>
    public Tracker Tracker { get; }

    /// <summary>The TCP segments from here on, for <c>foreach</c>.</summary>
    public SegmentSequence Segments => new(this);

    /// <summary>Number of the current packet, from 1; in a part of a split capture its number in the whole.</summary>
    public long Frame { get; private set; }

    /// <summary>The current packet; valid until the next move.</summary>
    public RawPacket Packet => Source.Current;

    /// <summary>What the current packet turned out to be.</summary>
    public ref readonly DecodedPacket Decoded => ref _decoded;

    /// <summary>Everything about the current segment; means something only where the packet is TCP.</summary>
    public ref readonly SegmentFacts Facts => ref _facts;

    /// <summary>The captured payload of the current segment or datagram; valid until the next move.</summary>
    public ReadOnlySpan<byte> Payload => _decoded.Kind switch
    {
        PacketKind.Tcp when _decoded.Segment.CapturedPayload > 0 => _decoder.Bytes(Source.Current, _decoded).Slice(_decoded.Segment.PayloadOffset, _decoded.Segment.CapturedPayload),
        PacketKind.Udp => _decoder.Bytes(Source.Current, _decoded).Slice(_decoded.Datagram.PayloadOffset, _decoded.Datagram.CapturedPayload),
        _ => default,
    };

    /// <summary>Whether segments that were recorded twice are shown and tracked once. The copies keep their frame numbers.</summary>
    public bool LeavesOutCopies { get; init; }

    /// <summary>
    /// Whether segments with a wrong checksum are left out, as the receiver would drop them; else the verdict changes nothing. They keep
    /// their frame numbers and stay in the counts of <see cref="Record"/>.
    /// </summary>
    public bool LeavesOutBadChecksums { get; init; }

    /// <summary>Which connections are tracked here; everything is read and counted. Of a segment of another share nothing is known.</summary>
    internal Share Share { get; }

    /// <summary>What becomes of a bug in reading, decoding, tracking or showing a packet.</summary>
    internal FaultNet Net { get; init; } = FaultNet.Fatal;

    /// <summary>
    /// Connections that a bug cost, by number: something failed half-way through one of their segments, so what the tracker knows
    /// of them may contradict itself. Their packets are left out from there on.
    /// </summary>
    internal IReadOnlySet<int> Torn => _torn;

    /// <summary>The connection of the current packet where it is left out as one of <see cref="Torn"/>, else null.</summary>
    internal Connection? LeftOut { get; private set; }

    /// <summary>Opens a capture file, to be decoded as usual.</summary>
    /// <exception cref="CaptureFileException">It cannot be opened, or is no capture that is read here.</exception>
    public static Pipeline Open(string path) => new(CaptureFile.Open(path), new PacketDecoder());

    /// <summary>The connections that became final by now, each once; one is forgotten when the next is asked for.</summary>
    /// <param name="now">The time by the capture's clock.</param>
    public IEnumerable<Connection> Due(CaptureTime now)
    {
        Record.LetGo = Tracker.LetGo;
        return Tracker.Due(now);
    }

    /// <summary>Takes the next packet through all stages.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PipelineStatus MoveNext()
    {
        do
        {
            switch (MoveSource())
            {
                case SourceStatus.Packet:
                    break;
                case SourceStatus.Idle:
                    CountIncomplete();
                    return PipelineStatus.Idle;
                case SourceStatus.Damaged:
                    CountIncomplete();
                    return PipelineStatus.Damaged;
                default:
                    CountIncomplete();
                    return PipelineStatus.End;
            }
        }
        while (!Take(Source.Current));

        return PipelineStatus.Packet;
    }

    private void Foresee(LinkType link)
    {
        while (Source.TryForesee(out var packet))
        {
            if (FlowGlance.TryRead(link, packet, out var key, out var sourceSide) && Share.Takes(key))
            {
                Tracker.Expect(key, sourceSide);
            }
        }
    }

    private SourceStatus MoveSource()
    {
        try
        {
            return Source.MoveNext();
        }
        catch (Exception bug) when (Net.Catches(bug))
        {
            Net.Note(bug, Loss.Rest, Frame + 1);
            return SourceStatus.End;
        }
    }

    /// <summary>Takes one packet through the stages behind the source; false where it is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Take(scoped in RawPacket packet)
    {
        LeftOut = null;
        Number();
        if (Tracker.WantsForesight)
        {
            Foresee(packet.LinkType);
        }

        Decode(packet);
        Record.Count(packet, _decoded, Frame);
        try
        {
            return Track(packet);
        }
        catch (Exception bug) when (Net.Catches(bug))
        {
            Tear(bug);
            return true;
        }
    }

    private void Number()
    {
        if (Source.Whole is not { } whole)
        {
            (_mark, Frame) = (null, Record.Packets + 1);
            return;
        }

        if (Record.Whole is null)
        {
            Record.Whole = whole;
            Tracker.NumberFrom(whole.Connections);
        }

        var mark = Source.Mark;
        (_mark, Frame) = (mark, mark.Number);
    }

    private void Decode(scoped in RawPacket packet)
    {
        try
        {
            _decoder.Decode(packet, ref _decoded);
            ref var segment = ref _decoded.Segment;
            if (_decoded.Kind == PacketKind.Tcp)
            {
                var bytes = _decoder.Bytes(packet, _decoded);

                // What came between shows in the whole only.
                segment.IsCopy = _mark?.IsCopy ?? _copies.HasSeen(bytes, segment, packet.Time);
                segment.IsPadding = EthernetPadding.Is(bytes, segment);
            }
        }
        catch (Exception bug) when (Net.Catches(bug))
        {
            // Workers that share the connections decode every packet, each for itself.
            if (Share.Index == 0)
            {
                Net.Note(bug, Loss.Packet, Frame);
            }

            SetAside();
        }
    }

    private void CountIncomplete() => Record.IncompleteDatagrams = _decoder.IncompleteDatagrams;

    private bool Track(scoped in RawPacket packet)
    {
        ref var segment = ref _decoded.Segment;
        switch (_decoded.Kind)
        {
            case PacketKind.Tcp when segment.IsCopy && LeavesOutCopies:
            case PacketKind.Tcp when segment.Checksum == ChecksumVerdict.Bad && LeavesOutBadChecksums:
                return false;
            case PacketKind.Tcp when !Share.Takes(segment.Key):
            case PacketKind.Tcp when _torn.Count > 0 && IsOfTorn(segment):
                break;
            case PacketKind.Tcp:
                Tracker.Track(Frame, packet.Time, segment, ref _facts, _mark?.Stream);
                _overlaps.Look(_facts, segment.IsPadding ? default : Payload);
                break;
            case PacketKind.IcmpError:
                Tracker.Track(Frame, packet.Time, _decoded.Icmp);
                break;
            case PacketKind.Fragment:
                CountIncomplete();
                break;
        }

        return true;
    }

    /// <summary>Closes the source.</summary>
    public void Dispose() => Source.Dispose();
}
