using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Packetdrill;

/// <summary>The calls of a program that would have made the local kernel send what it sent.</summary>
/// <param name="local">The side that the program is on.</param>
/// <param name="peerSendsAfterFin">Whether data still came after the local side's FIN: then it only closed its direction.</param>
internal sealed class LocalProgram(Role local, bool peerSendsAfterFin)
{
    private uint _sent = 1;
    private uint _read = 1;
    private uint? _peerFin;
    private bool _closed;
    private bool _connected;

    private string Socket => local == Role.Client ? "3" : "4";

    /// <summary>What it does before anything is on the wire.</summary>
    public IEnumerable<string> Open() => local == Role.Client
        ?
        [
            "socket(..., SOCK_STREAM, IPPROTO_TCP) = 3",
            "setsockopt(3, SOL_TCP, TCP_NODELAY, [1], 4) = 0",
            "fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0",
        ]
        :
        [
            "socket(..., SOCK_STREAM, IPPROTO_TCP) = 3",
            "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0",
            "bind(3, ..., ...) = 0",
            "listen(3, 1) = 0",
        ];

    /// <summary>What it does right before the kernel sends a segment.</summary>
    public IEnumerable<string> Before(SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (local == Role.Client && segment.Has(TcpFlags.Syn) && !_connected)
        {
            _connected = true;
            return ["connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)"];
        }

        var calls = new List<string>();
        Read(facts, calls);
        var end = facts.Seq + (uint)segment.PayloadLength;
        if (segment.PayloadLength > 0 && !segment.Has(TcpFlags.Syn) && end > _sent)
        {
            // Also what the capture missed, so that the numbers come out right.
            var fresh = end - _sent;
            calls.Add(string.Create(CultureInfo.InvariantCulture, $"write({Socket}, ..., {fresh}) = {fresh}"));
            _sent = end;
        }

        if (segment.Has(TcpFlags.Fin) && !_closed)
        {
            _closed = true;
            calls.Add(peerSendsAfterFin ? $"shutdown({Socket}, SHUT_WR) = 0" : $"close({Socket}) = 0");
        }
        else if (segment.Has(TcpFlags.Rst) && !_closed && _connected)
        {
            _closed = true;
            calls.Add($"setsockopt({Socket}, SOL_SOCKET, SO_LINGER, {{onoff=1, linger=0}}, 8) = 0");
            calls.Add($"close({Socket}) = 0");
        }

        return calls;
    }

    /// <summary>Takes note of what the peer sends.</summary>
    public void Receive(in SegmentFacts facts)
    {
        if (facts.Segment.Has(TcpFlags.Fin))
        {
            _peerFin = facts.Seq + (uint)facts.Segment.PayloadLength;
        }
    }

    /// <summary>What the kernel acknowledges it has in order: the program reads it, unless the window says that it does not.</summary>
    private void Read(in SegmentFacts facts, List<string> calls)
    {
        if (_closed || facts.Segment.Window == 0 || facts.Ack is not { } ack)
        {
            return;
        }

        var until = ack > _peerFin ? _peerFin.Value : ack;
        if (until > _read)
        {
            calls.Add(string.Create(CultureInfo.InvariantCulture, $"read({Socket}, ..., {until - _read}) = {until - _read}"));
            _read = until;
        }
    }

    /// <summary>What it does right after a segment that opened the connection.</summary>
    public IEnumerable<string> Opened()
    {
        var isFirst = !_connected;
        _connected = true;
        if (local == Role.Client || !isFirst)
        {
            return [];
        }

        return ["accept(3, ..., ...) = 4", "setsockopt(4, SOL_TCP, TCP_NODELAY, [1], 4) = 0"];
    }
}
