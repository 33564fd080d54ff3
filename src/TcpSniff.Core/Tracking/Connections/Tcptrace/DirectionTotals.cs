using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>What the segments of one direction add up to.</summary>
public struct DirectionTotals
{
    private CaptureTime _first;
    private CaptureTime _last;
    private long _inFlightAndOne;

    /// <summary>Segments of any kind.</summary>
    public long Segments { get; private set; }

    /// <summary>Segments with payload.</summary>
    public long PayloadSegments { get; private set; }

    /// <summary>Payload bytes on the wire, those sent again included.</summary>
    public long PayloadBytes { get; private set; }

    /// <summary>How often each analysis label was given.</summary>
    public LabelCounts Labels;

    /// <summary>Segments with SYN.</summary>
    public int Syn { get; private set; }

    /// <summary>Segments with FIN.</summary>
    public int Fin { get; private set; }

    /// <summary>Segments with RST.</summary>
    public int Rst { get; private set; }

    /// <summary>What the first SYN agreed to; null where none was captured.</summary>
    public SynOffer? Offer { get; private set; }

    /// <summary>Whether any segment carried timestamps (RFC 7323).</summary>
    public bool Timestamps { get; private set; }

    /// <summary>The windows that the sender announced.</summary>
    public WindowRange Windows;

    /// <summary>Most bytes in flight at a time; null where they were never known.</summary>
    public readonly long? BytesInFlightMax => _inFlightAndOne == 0 ? null : _inFlightAndOne - 1;

    /// <summary>How far its segments had travelled.</summary>
    public TtlRange Ttl;

    /// <summary>Segments that are a copy of one recorded just before.</summary>
    public int Copies { get; private set; }

    /// <summary>Segments with a bad checksum.</summary>
    public int BadChecksums { get; private set; }

    /// <summary>Marks of congestion control.</summary>
    public CongestionMarks Congestion;

    /// <summary>Time of the first segment; null where there is none.</summary>
    public readonly CaptureTime? FirstTime => Segments == 0 ? null : _first;

    /// <summary>Time of the last segment; null where there is none.</summary>
    public readonly CaptureTime? LastTime => Segments == 0 ? null : _last;

    /// <summary>Time of the last segment with payload; null where there is none.</summary>
    public CaptureTime? LastPayloadTime { get; private set; }

    /// <summary>Longest time between two segments of this direction in a row; zero with fewer than two.</summary>
    public Duration IdleMax { get; private set; }

    /// <summary>Counts a segment; its window and time to live are entered apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(in TcpSegment segment, CaptureTime time, AnalysisFlags labels, long? bytesInFlight)
    {
        PayloadSegments += segment.PayloadLength > 0 ? 1 : 0;
        PayloadBytes += segment.PayloadLength;
        if (segment.HasAny(TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst))
        {
            AddControl(segment);
        }

        Timestamps |= segment.Options.Has(TcpOptionKinds.Timestamps);
        BadChecksums += segment.Checksum == ChecksumVerdict.Bad ? 1 : 0;
        Copies += segment.IsCopy ? 1 : 0;
        Labels.Add(labels);
        Congestion.Add(segment);
        _inFlightAndOne = Math.Max(_inFlightAndOne, bytesInFlight + 1 ?? 0);
        AddTime(time);
        LastPayloadTime = segment.PayloadLength > 0 ? time : LastPayloadTime;
    }

    private void AddTime(CaptureTime time)
    {
        if (Segments++ == 0)
        {
            (_first, _last) = (time, time);
        }

        var idle = time - _last;
        IdleMax = idle > IdleMax ? idle : IdleMax;
        _last = time;
    }

    private void AddControl(in TcpSegment segment)
    {
        Fin += segment.Has(TcpFlags.Fin) ? 1 : 0;
        Rst += segment.Has(TcpFlags.Rst) ? 1 : 0;
        if (segment.Has(TcpFlags.Syn))
        {
            Syn++;
            Offer ??= SynOffer.Of(segment);
        }
    }
}
