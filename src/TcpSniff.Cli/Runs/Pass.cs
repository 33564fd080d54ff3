using System.Diagnostics;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Runs;

/// <summary>Takes a reading to its end and hands what was selected to a report and to a file.</summary>
internal sealed class Pass(Reading reading, CancellationToken interrupted)
{
    /// <summary>Somebody watches: a busy source must not keep what was seen from them. Well below what one notices.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>After an interruption a watched source hands over what it holds already, for so long at most.</summary>
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(1);

    private readonly Pipeline _pipeline = reading.Pipeline;
    private long _interruptedAt;
    private long _flushed = Stopwatch.GetTimestamp();

    /// <summary>Where segments are shown; null for nowhere.</summary>
    public Report? Report { get; init; }

    /// <summary>Where packets are written; null for nowhere.</summary>
    public IPacketWriter? Writer { get; init; }

    /// <summary>Which connections are shown; null for all, and then everything else is written too.</summary>
    public Predicate<Connection>? Selects { get; init; }

    /// <summary>Frames that are written, of those that are selected; null for all.</summary>
    public NumberSet? Frames { get; init; }

    /// <summary>What is to be written down about a connection with the packet at hand; null for nothing.</summary>
    public Func<Connection, string?>? Remark { get; init; }

    /// <summary>Whether UDP datagrams are shown.</summary>
    public bool Udp { get; init; }

    /// <summary>Whether somebody watches while it goes on.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Shows connections that are final while it goes on, and lets go of them; null for none.</summary>
    public LiveLedger? Ledger { get; init; }

    /// <summary>Where to say how far it has come; null for nowhere.</summary>
    public ReadingProgress? Progress { get; init; }

    /// <summary>How many packets to read at most.</summary>
    public long MostPackets { get; init; } = long.MaxValue;

    /// <summary>Goes on until the source ends or the user interrupts; what a watched source had captured by then is handed over still.</summary>
    public void Run()
    {
        Read();
        if (Writer is not null)
        {
            Writer.Drops = _pipeline.Source.Drops;
        }
    }

    private void Read()
    {
        while (!IsOver() && _pipeline.Record.Packets < MostPackets)
        {
            switch (_pipeline.MoveNext())
            {
                case PipelineStatus.Packet:
                    Hand();
                    Progress?.Look(_pipeline.Record);
                    if (IsWatched && Stopwatch.GetElapsedTime(_flushed) > Patience)
                    {
                        Flush();
                    }

                    break;
                case PipelineStatus.Idle when interrupted.IsCancellationRequested:
                    return;
                case PipelineStatus.Idle:
                    Flush();
                    break;
                default:
                    return;
            }
        }
    }

    private bool IsOver()
    {
        if (!interrupted.IsCancellationRequested)
        {
            return false;
        }

        _interruptedAt = _interruptedAt == 0 ? Stopwatch.GetTimestamp() : _interruptedAt;
        return !IsWatched || Stopwatch.GetElapsedTime(_interruptedAt) > FarewellTime;
    }

    private void Flush()
    {
        Ledger?.Look(CaptureTime.Of(TimeProvider.System.GetUtcNow()));
        // What is seen is saved already.
        Writer?.Flush();
        Report?.Flush();
        _flushed = Stopwatch.GetTimestamp();
    }

    private void Hand()
    {
        ref readonly var decoded = ref _pipeline.Decoded;
        if (!IsSelected(decoded))
        {
            return;
        }

        // Recorded before it is shown: whatever goes wrong there, the packet is kept.
        if (Frames?.Contains(_pipeline.Frame) != false)
        {
            Write(decoded);
        }

        try
        {
            Report?.Packet(_pipeline, Udp);
        }
        catch (Exception bug) when (_pipeline.Net.Catches(bug))
        {
            _pipeline.Net.Note(bug, Loss.Packet, _pipeline.Frame, decoded.Kind == PacketKind.Tcp ? _pipeline.Facts.Connection.Stream : null);
        }
    }

    private void Write(in DecodedPacket decoded)
    {
        if (decoded.Kind == PacketKind.Tcp && Remark?.Invoke(_pipeline.Facts.Connection) is { } remark)
        {
            Writer?.Write(_pipeline.Packet, [remark]);
        }
        else
        {
            Writer?.Write(_pipeline.Packet);
        }
    }

    private bool IsSelected(in DecodedPacket decoded) => decoded.Kind switch
    {
        PacketKind.Tcp => Selects?.Invoke(_pipeline.Facts.Connection) != false,
        PacketKind.Udp => Udp || Selects is null,
        PacketKind.IcmpError when _pipeline.Tracker.Find(decoded.Icmp.Key) is { } connection => Selects?.Invoke(connection) != false,
        // Which connection a fragment belongs to shows with the last one: all are kept, so that the last one makes sense.
        PacketKind.Fragment => true,
        _ when _pipeline.LeftOut is { } connection => Selects?.Invoke(connection) != false,
        _ => Selects is null,
    };
}
