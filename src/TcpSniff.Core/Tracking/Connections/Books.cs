using TcpSniff.Tracking.Connections.CapturePoint;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Shelving;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// What one endpoint sent, and what that says about it: one book for each authority. Both halves lie within their
/// <see cref="Connection"/>, so that a plain connection is one object.
/// </summary>
/// <remarks>
/// An observer sees two half-connections, not one TCP. A book is written by the step of its authority and by no other; whoever
/// comes later in the order of <see cref="Tracker"/> may read it.
/// </remarks>
internal struct Books
{
    /// <summary>The number that relative sequence numbers of this side count from.</summary>
    public BaseNumber Base;

    /// <summary>What Wireshark's analysis remembers of this side.</summary>
    public WiresharkBook Wireshark;

    /// <summary>What RFC 9293's state machine knows of this side.</summary>
    public Rfc9293Book Rfc9293;

    /// <summary>What the segments of this side add up to.</summary>
    public DirectionTotals Counted;

    /// <summary>What tcptrace's definitions count of this side; begins with the first segment that takes sequence numbers.</summary>
    public TcptraceBook Tcptrace;

    /// <summary>What Zeek's analysis remembers of this side.</summary>
    public ZeekBook Zeek;

    /// <summary>What its segments betray about how far the tap is from it.</summary>
    public VantageClues Clues;

    /// <summary>What few connections have; null for most.</summary>
    public RareBook? Rare;

    /// <summary>Its last payload, or that of another side which it became since; that is not written.</summary>
    public PayloadTail? Tail;

    /// <summary>Its last payload, as long as it is kept; null where it is not, or not any more.</summary>
    public readonly PayloadTail? TailOf(int stream, int side) => Tail is { } tail && tail.IsOf(stream, side) ? tail : null;

    /// <summary>Whether everything in it can be written by <see cref="PackFixed"/>.</summary>
    public bool IsPlain(int stream, int side) => TailOf(stream, side) is null && Rare?.IsPlain != false && Zeek.Stream.IsPlain && Tcptrace.IsPlain;

    /// <summary>Bytes that it takes beside itself, about.</summary>
    public readonly int Footprint => (Wireshark.Unacked?.Footprint ?? 0) + (Tcptrace.InFlight?.Footprint ?? 0) + (Rare is null ? 0 : RareBook.UsualFootprint);

    /// <summary>Asks for what a segment of this side usually needs.</summary>
    public readonly void ForeseeSender()
    {
        ForeseeReceiver();
        CacheHint.WantAll(in Counted);
    }

    /// <summary>Asks for what a segment of the other side usually needs.</summary>
    public readonly void ForeseeReceiver()
    {
        CacheHint.Want(in Base);
        CacheHint.WantAll(in Wireshark);
        CacheHint.WantAll(in Rfc9293);
        CacheHint.WantAll(in Tcptrace);
        CacheHint.WantAll(in Zeek);
        CacheHint.Want(in Rare);
    }

    /// <summary>Asks for the heads of its lists.</summary>
    public readonly void ForeseeHeads()
    {
        CacheHint.WantObject(Wireshark.Unacked);
        CacheHint.WantObject(Tcptrace.InFlight);
        CacheHint.WantObject(Rare);
    }

    /// <summary>Asks for the ends of its lists.</summary>
    public readonly void Foresee()
    {
        Wireshark.Unacked?.Foresee();
        Tcptrace.InFlight?.Foresee();
    }

    /// <summary>Forgets everything, but keeps the objects for another connection.</summary>
    public void Clear()
    {
        var (unacked, inFlight, rare) = (Wireshark.Unacked, Tcptrace.InFlight, Rare);
        this = default;
        unacked?.Clear();
        inFlight?.Refill(0);
        rare?.Clear();
        (Wireshark.Unacked, Tcptrace.InFlight, Rare) = (unacked, inFlight, rare);
    }

    /// <summary>What its lists are like, as a small number.</summary>
    public readonly uint Shape => (Wireshark.Unacked is { IsUnused: false } ? 1U : 0) + (Tcptrace.InFlight is { Count: > 0 } ? 2U : 0) + (Rare is { IsEmpty: false } ? 4U : 0);

    /// <summary>Writes what is as large in every connection.</summary>
    public readonly void PackFixed(Packer packer)
    {
        var plain = this;
        (plain.Wireshark.Unacked, plain.Tcptrace.InFlight, plain.Rare, plain.Tail) = (null, null, null, null);
        packer.Write(plain);
        packer.Write(new Layout(Wireshark.Unacked is { IsUnused: false }, Tcptrace.InFlight is { Count: > 0 and var count } ? count : 0, Rare is { IsEmpty: false }));
    }

    /// <summary>Writes the rest.</summary>
    public readonly void PackLists(Packer packer)
    {
        if (Wireshark.Unacked is { IsUnused: false } unacked)
        {
            unacked.Pack(packer);
        }

        packer.Write(Tcptrace.InFlight is { } inFlight ? inFlight.Span : default);
        if (Rare is { IsEmpty: false })
        {
            Rare.Pack(packer);
        }
    }

    /// <summary>Becomes what was written, with the lists that are there, which are filled later as the result says.</summary>
    public Layout UnpackFixed(ref Unpacker unpacker)
    {
        var (unacked, inFlight) = (Wireshark.Unacked, Tcptrace.InFlight);
        unpacker.Read(out this);
        unpacker.Read(out Layout has);
        unacked?.Clear();
        inFlight?.Refill(0);
        Wireshark.Unacked = has.Unacked ? unacked ?? new() : unacked;
        Tcptrace.InFlight = has.InFlight > 0 ? inFlight ?? new() : inFlight;
        return has;
    }

    /// <summary>Fills the lists.</summary>
    public void UnpackLists(ref Unpacker unpacker, Layout has)
    {
        if (has.Unacked)
        {
            Wireshark.Unacked!.Unpack(ref unpacker);
        }

        if (has.InFlight > 0)
        {
            unpacker.Read(Tcptrace.InFlight!.Refill(has.InFlight));
        }

        Rare = has.Rare ? RareBook.Unpack(ref unpacker) : null;
    }

    /// <summary>Which lists were written.</summary>
    internal readonly record struct Layout(bool Unacked, int InFlight, bool Rare);

    /// <summary>What few connections have, made where it is not there yet.</summary>
    public RareBook MakeRare() => Rare ??= new();
}
