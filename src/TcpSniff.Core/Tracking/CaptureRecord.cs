using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TcpSniff.Capture.Parts;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking;

/// <summary>What was read, what could not be, and what was lost: whether the capture can be trusted at all.</summary>
public sealed class CaptureRecord
{
    private readonly long[] _decoded = new long[(int)DecodedBy.PacketDotNet + 1];
    private readonly long[] _checksums = new long[(int)ChecksumVerdict.Bad + 1];
    private readonly Dictionary<string, long> _otherProtocols = [];
    private readonly Dictionary<(Layer Layer, DecodeFault Fault), long> _undecoded = [];

    private long _clockWentBack;
    private Duration _largestStepBack;
    private long _largestStepBackFrame;
    private CaptureTime? _firstTime;
    private CaptureTime? _lastTime;

    /// <summary>What is known of the whole where this is a part of it; the clock and its bounds are the whole's then. Null for anything else.</summary>
    internal WholeCapture? Whole { get; set; }

    /// <summary>Packets so far.</summary>
    public long Packets { get; private set; }

    /// <summary>Captured bytes so far.</summary>
    public long CapturedBytes { get; private set; }

    /// <summary>Bytes on the wire so far.</summary>
    public long OriginalBytes { get; private set; }

    /// <summary>TCP segments so far.</summary>
    public long TcpSegments { get; private set; }

    /// <summary>UDP datagrams so far.</summary>
    public long UdpDatagrams { get; private set; }

    /// <summary>ICMP errors that quote a segment.</summary>
    public long IcmpErrors { get; private set; }

    /// <summary>Fragments whose datagram was not complete when they came.</summary>
    public long Fragments { get; private set; }

    /// <summary>Datagrams whose fragments did not all come so far.</summary>
    public long IncompleteDatagrams { get; internal set; }

    /// <summary>Connections that were forgotten because they were final; null where nothing is forgotten.</summary>
    public LetGo? LetGo { get; internal set; }

    /// <summary>Packets that the snap length cut.</summary>
    public long Cut { get; private set; }

    /// <summary>Packets with an earlier time than the one before them.</summary>
    public long ClockWentBack => Whole?.ClockWentBack ?? _clockWentBack;

    /// <summary>The largest step back in time; zero for none.</summary>
    public Duration LargestStepBack => Whole?.LargestStepBack ?? _largestStepBack;

    /// <summary>Frame after that step; 0 for none.</summary>
    public long LargestStepBackFrame => Whole?.LargestStepBackFrame ?? _largestStepBackFrame;

    /// <summary>Segments that are a copy of one recorded just before.</summary>
    public long Copies { get; private set; }

    /// <summary>Frame of the first and the last copy; 0 for none.</summary>
    public (long First, long Last) CopyFrames { get; private set; }

    /// <summary>Segments by verdict of their checksum.</summary>
    public IReadOnlyDictionary<ChecksumVerdict, long> Checksums => Enum.GetValues<ChecksumVerdict>()
        .Where(verdict => _checksums[(int)verdict] > 0)
        .ToDictionary(verdict => verdict, verdict => _checksums[(int)verdict]);

    /// <summary>Time of the first packet; null as long as there is none.</summary>
    public CaptureTime? FirstTime => Whole is { } whole ? whole.FirstTime : _firstTime;

    /// <summary>Time of the last packet; null as long as there is none.</summary>
    public CaptureTime? LastTime => Whole is { } whole ? whole.LastTime : _lastTime;

    /// <summary>Packets of other protocols by name.</summary>
    public IReadOnlyDictionary<string, long> OtherProtocols => _otherProtocols;

    /// <summary>Packets that PacketDotNet took apart.</summary>
    public long DecodedByPacketDotNet => _decoded[(int)DecodedBy.PacketDotNet];

    /// <summary>Packets that the native decoder took apart, all or the inner part.</summary>
    public long DecodedNatively => _decoded[(int)DecodedBy.Native];

    /// <summary>Packets that could not be decoded, by layer and cause.</summary>
    public IReadOnlyDictionary<(Layer Layer, DecodeFault Fault), long> Undecoded => _undecoded;

    /// <summary>Counts one packet and what it turned out to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Count(in RawPacket packet, in DecodedPacket decoded, long frame)
    {
        Packets++;
        CapturedBytes += packet.Data.Length;
        OriginalBytes += packet.OriginalLength;
        Cut += packet.Data.Length < packet.OriginalLength ? 1 : 0;
        if (packet.Time < _lastTime)
        {
            StepBack(_lastTime.Value - packet.Time, frame);
        }

        _firstTime ??= packet.Time;
        _lastTime = packet.Time;
        _decoded[(int)decoded.By] += decoded.Kind == PacketKind.Undecoded ? 0 : 1;
        switch (decoded.Kind)
        {
            case PacketKind.Tcp:
                TcpSegments++;
                CountCopy(decoded.Segment, frame);
                _checksums[(int)decoded.Segment.Checksum]++;
                break;
            case PacketKind.Udp:
                UdpDatagrams++;
                break;
            case PacketKind.IcmpError:
                IcmpErrors++;
                break;
            case PacketKind.Fragment:
                Fragments++;
                break;
            case PacketKind.Other:
                Increment(_otherProtocols, decoded.Protocol ?? "other");
                break;
            default:
                Increment(_undecoded, (decoded.Error.Layer, decoded.Error.Fault));
                break;
        }
    }

    /// <summary>Writes down what adds up with other parts of the capture.</summary>
    internal void Write(BinaryWriter to)
    {
        foreach (var number in (ReadOnlySpan<long>)[Packets, CapturedBytes, OriginalBytes, TcpSegments, UdpDatagrams, IcmpErrors, Fragments, IncompleteDatagrams, Cut, Copies, CopyFrames.First, CopyFrames.Last, .. _decoded, .. _checksums])
        {
            to.Write(number);
        }
    }

    /// <summary>Adds what was written of another part.</summary>
    /// <exception cref="EndOfStreamException">It ends early.</exception>
    internal void Add(BinaryReader from)
    {
        Packets += from.ReadInt64();
        CapturedBytes += from.ReadInt64();
        OriginalBytes += from.ReadInt64();
        TcpSegments += from.ReadInt64();
        UdpDatagrams += from.ReadInt64();
        IcmpErrors += from.ReadInt64();
        Fragments += from.ReadInt64();
        IncompleteDatagrams += from.ReadInt64();
        Cut += from.ReadInt64();
        Copies += from.ReadInt64();
        var (first, last) = (from.ReadInt64(), from.ReadInt64());
        CopyFrames = CopyFrames.First == 0 ? (first, last) : first == 0 ? CopyFrames : (Math.Min(CopyFrames.First, first), Math.Max(CopyFrames.Last, last));
        foreach (var counts in (long[][])[_decoded, _checksums])
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += from.ReadInt64();
            }
        }
    }

    private void CountCopy(in TcpSegment segment, long frame)
    {
        if (segment.IsCopy)
        {
            Copies++;
            CopyFrames = (CopyFrames.First == 0 ? frame : CopyFrames.First, frame);
        }
    }

    private void StepBack(Duration step, long frame)
    {
        _clockWentBack++;
        if (step > _largestStepBack)
        {
            (_largestStepBack, _largestStepBackFrame) = (step, frame);
        }
    }

    private static void Increment<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
