using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking;

public class AllocationTests
{
    private const uint Length = 1448;

    private readonly Segments _segments = Segments.Between();
    private readonly Tracker _tracker = new();
    private SegmentFacts _facts;
    private long _frame;
    private uint _sent = 1001;

    [Fact]
    public void The_bulk_of_a_transfer_costs_no_memory()
    {
        Track(_segments.Client(TcpFlags.Syn, 1000));
        Track(_segments.Server(TcpFlags.Syn | TcpFlags.Ack, 5000, 1001));
        Track(_segments.Client(TcpFlags.Ack, 1001, 5001));
        Transfer();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Transfer();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2 * 2 * 1000 * (long)Length, _facts.Connection.Client.UniqueBytes);
    }

    /// <summary>Two segments of data for each acknowledgment.</summary>
    private void Transfer()
    {
        for (var i = 0; i < 1000; i++)
        {
            Send();
            Send();
            Track(_segments.Server(TcpFlags.Ack, 5001, _sent).WithTimestamps((uint)_frame, (uint)_frame - 1));
        }
    }

    private void Send()
    {
        Track(_segments.Client(TcpFlags.Ack, _sent, 5001, (int)Length).WithTimestamps((uint)_frame + 1, 1));
        _sent += Length;
    }

    private void Track(TcpSegment segment)
    {
        _frame++;
        _tracker.Track(_frame, new(_frame * 10_000), segment, ref _facts);
    }
}
