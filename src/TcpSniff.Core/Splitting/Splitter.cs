using System.Runtime.CompilerServices;
using TcpSniff.Capture;
using TcpSniff.Capture.Parts;
using TcpSniff.Decoding;
using TcpSniff.Packets;

namespace TcpSniff.Splitting;

/// <summary>
/// Deals the packets of a capture to parts, in one pass. Each packet keeps its number in the whole, and one that a connection begins
/// with the connection's, so that everybody calls them the same; what only the whole shows – copies, the clock – is found here.
/// </summary>
internal sealed class Splitter : IDisposable
{
    private const int UsualBuffer = 256 * 1024;
    private const int AllBuffers = 64 << 20;

    private readonly IPacketSource _source;
    private readonly SplitPlan _plan;
    private readonly Dealer _dealer;
    private readonly PacketDecoder _decoder;
    private readonly CopyDetector _copies = new();
    private readonly StreamCount _streams = new();
    private readonly HeldFragments _fragments;
    private readonly PartWriter?[] _files;
    private readonly ConnectionIndex?[] _indexes;
    private readonly long[] _packets;
    private DecodedPacket _decoded;
    private readonly WholeCount _whole;

    /// <summary>Begins the parts.</summary>
    /// <param name="source">The whole; disposed by whoever made it.</param>
    /// <param name="plan">How it is dealt, and where to.</param>
    /// <exception cref="CaptureFileException">A part cannot be written.</exception>
    public Splitter(IPacketSource source, SplitPlan plan)
    {
        (_source, _plan, _decoder) = (source, plan, new(plan.Decoder));
        _dealer = new(plan.Parts, plan.By);
        _fragments = new(Write, key => _dealer.PartOf(key.Source, key.Destination));
        _packets = new long[plan.Parts];
        _files = new PartWriter?[plan.Parts];
        _indexes = new ConnectionIndex?[plan.Parts];
        _whole = new(new() { Parts = plan.Parts, By = plan.By == Togetherness.Pair ? "pair" : "connection" });
        try
        {
            for (var part = 0; part < plan.Parts; part++)
            {
                if (plan.Writes(part))
                {
                    _files[part] = new(plan.PathOf(part), source, _whole.Known, Math.Min(UsualBuffer, AllBuffers / plan.Parts));
                    _indexes[part] = new(plan.IndexOf(part));
                }
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What is known of the whole so far.</summary>
    public WholeCapture Whole => _whole.Known;

    /// <summary>Packets of each part so far.</summary>
    public IReadOnlyList<long> Packets => _packets;

    /// <summary>Deals the next packet.</summary>
    /// <exception cref="CaptureFileException">A part cannot be written.</exception>
    public SourceStatus MoveNext()
    {
        var status = _source.MoveNext();
        if (status == SourceStatus.Packet)
        {
            Deal(_source.Current);
        }

        return status;
    }

    /// <summary>Completes all parts: only now they have their names, and then, where all are written here, the manifest.</summary>
    /// <exception cref="CaptureFileException">One cannot be written.</exception>
    public void Finish()
    {
        _fragments.ReleaseAll();
        var whole = _whole.Known with { IsFinished = true };
        foreach (var part in Enumerable.Range(0, _plan.Parts))
        {
            _indexes[part]?.Finish();
            _files[part]?.Finish(whole);
        }

        if (_plan.Only is null)
        {
            SplitManifest.Write(_plan, whole, _packets);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Enumerable.Range(0, _plan.Parts))
        {
            _files[part]?.Dispose();
            _indexes[part]?.Dispose();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Deal(scoped in RawPacket packet)
    {
        _decoder.Decode(packet, ref _decoded, out var source, out var destination);
        var mark = _source.Whole is { } known ? Keep(known) : Count(packet);
        if (_decoded.Kind == PacketKind.Fragment)
        {
            _fragments.Keep(_decoder.Joined, packet, mark);
            return;
        }

        var part = _decoded.Kind switch
        {
            PacketKind.Tcp => _dealer.PartOf(_decoded.Segment.Key),
            PacketKind.IcmpError => _dealer.PartOf(_decoded.Icmp.Key),
            PacketKind.Udp => _dealer.PartOf(_decoded.Datagram.Key),
            _ => _dealer.PartOf(source, destination),
        };
        _fragments.Release(_decoder.Joined, part);
        Write(part, packet, mark);
        if (mark.Stream is { } stream)
        {
            _indexes[part]?.Add(stream, mark.Number, _decoded.Segment);
        }
    }

    private PacketMark Count(scoped in RawPacket packet)
    {
        var number = _whole.See(packet);
        if (_decoded.Kind != PacketKind.Tcp)
        {
            return new(number, null, false);
        }

        ref readonly var segment = ref _decoded.Segment;
        if (_streams.WantsForesight)
        {
            Foresee(packet.LinkType);
        }

        var stream = _streams.Take(segment);
        _whole.Connections = _streams.Count;
        return new(number, stream, _copies.HasSeen(_decoder.Bytes(packet, _decoded), segment, packet.Time));
    }

    private void Foresee(LinkType link)
    {
        while (_source.TryForesee(out var packet))
        {
            if (FlowGlance.TryRead(link, packet, out var key, out _))
            {
                _streams.Expect(key);
            }
        }
    }

    /// <summary>What is split once more was numbered when it was split first.</summary>
    private PacketMark Keep(WholeCapture known)
    {
        _whole.TakeOver(known);
        return _source.Mark;
    }

    private void Write(int part, in RawPacket packet, in PacketMark mark)
    {
        _packets[part]++;
        _files[part]?.Write(packet, mark);
    }
}
