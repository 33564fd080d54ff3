using TcpSniff.Web.Live;
using Xunit;

namespace TcpSniff.Web.Tests;

public class EventLogTests
{
    [Fact]
    public void A_reader_goes_on_from_where_it_is()
    {
        var log = Of(100, 1, 2, 3);
        Assert.Equal([1, 2, 3], Read(log, 0));
        Assert.Equal([3], Read(log, 2));
        Assert.Empty(Read(log, 3));
    }

    [Fact]
    public void The_oldest_make_room_and_a_slow_reader_goes_on_with_what_is_left()
    {
        var log = Of(3, 1, 2, 3, 4, 5);
        var (first, events, _) = log.From(0);
        Assert.Equal(2, first);
        Assert.Equal([3, 4, 5], events.Select(one => one[0]));
    }

    [Fact]
    public void One_event_larger_than_the_log_is_kept_all_the_same()
    {
        var log = Of(3, 1);
        log.Add(new byte[10]);
        Assert.Equal(10, Assert.Single(log.From(0).Events).Length);
    }

    [Fact]
    public void A_reader_takes_no_more_at_once_than_it_wants_but_always_something()
    {
        var log = Of(100, 1, 2, 3);
        Assert.Single(log.From(0, most: 1).Events);
        Assert.Equal(2, log.From(0, most: 2).Events.Count);
    }

    [Fact]
    public async Task A_reader_at_the_end_hears_of_the_next_event()
    {
        var log = Of(100, 1);
        var more = log.From(1).More;
        Assert.False(more.IsCompleted);
        log.Add([2]);
        await more.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static EventLog Of(long capacity, params byte[] events)
    {
        var log = new EventLog(capacity);
        foreach (var one in events)
        {
            log.Add([one]);
        }

        return log;
    }

    private static IEnumerable<byte> Read(EventLog log, long from) => log.From(from).Events.Select(one => one[0]);
}
