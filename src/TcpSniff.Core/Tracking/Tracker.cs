using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Budgets;
using TcpSniff.Tracking.Folding;
using TcpSniff.Tracking.Labels;
using TcpSniff.Tracking.Recovery;
using TcpSniff.Tracking.States;
using TcpSniff.Tracking.Statistics;
using TcpSniff.Tracking.Windows;
using TcpSniff.Tracking.Zeek;

namespace TcpSniff.Tracking;

/// <summary>
/// Follows every connection of a capture. Each segment passes the steps below once, in this order; a step keeps its own part
/// of each half-connection and adds its own fields to the facts.
/// </summary>
public sealed class Tracker
{
    private readonly ConnectionTable _table = new();
    private readonly YoungConnections _young = new();

    /// <summary>All connections so far, by stream number.</summary>
    public IReadOnlyList<Connection> Connections => _table.Connections;

    /// <summary>Tracks one segment and says everything about it in <paramref name="facts"/>, which is overwritten whole.</summary>
    /// <param name="frame">Number of the packet in the capture, from 1.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="segment">The segment as decoded.</param>
    /// <param name="facts">Receives the facts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Track(long frame, CaptureTime time, in TcpSegment segment, ref SegmentFacts facts)
    {
        var connection = _table.FindOrStart(frame, time, segment, out var starts, out var previous);
        Take(connection, frame, time, segment, starts ? previous : null, starts, ref facts);
        if (starts && LoneSegment.Suffices(segment, connection, previous))
        {
            _young.Add(connection, segment, previous);
        }
    }

    /// <summary>Takes a segment of a connection through all steps; <paramref name="reused"/> is the connection that had the ends of one that starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Take(
        Connection connection, long frame, CaptureTime time, in TcpSegment segment, Connection? reused, bool starts, ref SegmentFacts facts)
    {
        ClientGuess.Update(connection, segment, starts);

        // Filled in place: so large a value is dear to make first and to copy then.
        facts = default;
        facts.Frame = frame;
        facts.Time = time;
        facts.Connection = connection;
        facts.Segment = segment;
        facts.From = connection.RoleOf(segment.SourceSide);
        facts.RelativeTime = time - connection.FirstTime;
        facts.Delta = time - connection.LastTime;
        var sender = connection.Side(segment.SourceSide);
        var receiver = connection.Side(segment.SourceSide ^ 1);

        BaseNumber.Update(sender, receiver, ref facts);
        SequenceLabels.Update(connection, sender, receiver, ref facts, reused);
        CompletenessBits.Update(connection, segment, starts);
        EndpointStates.Update(connection, sender, receiver, ref facts, reused);
        DirectionTotals.Update(sender, facts);
        ZeekTracker.Update(connection, sender, receiver, facts, starts);
        TraceRecord.Update(connection, sender, receiver, facts);
        sender.Clues.Add(segment, receiver.Totals.Offer?.Mss);
        RecoveryWatch.Update(sender, receiver, facts);
        TimeBudget.Update(connection, facts);
        ClosedWindow.Update(sender, receiver, facts);
        HeldWrites.Update(connection, sender, receiver, facts);
        connection.Noted.Update(facts);

        connection.LastFrame = frame;
        connection.LastTime = time;
    }

    /// <summary>Notes an ICMP error for the connection whose segment it quotes.</summary>
    /// <param name="frame">Number of the packet in the capture, from 1.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="error">The error as decoded.</param>
    public void Track(long frame, CaptureTime time, in IcmpError error)
    {
        if (Find(error.Key) is { } connection)
        {
            (connection.Errors ??= new()).Add(new(frame, time, connection.RoleOf(error.QuotedSide), error));
        }
    }

    /// <summary>The connection that a quoted segment belongs to: the latest on these ends, or null.</summary>
    public Connection? Find(in FlowKey key) => _table.Find(key);
}
