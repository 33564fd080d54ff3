using TcpSniff.Capture;
using TcpSniff.Cli.Watching;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Watching;

public class LiveWatchTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void A_capture_is_watched_to_its_end()
    {
        var watch = Watch("captures/chat-room.pcapng");
        _clock.Now += TimeSpan.FromSeconds(1);
        var picture = watch.Picture();
        Assert.Equal(picture.Rows.Count, picture.Connections);
        Assert.True(picture.Connections > 0);
        Assert.All(picture.Rows, row => Assert.Contains(row.ClientState.State, (TcpState[])[TcpState.TimeWait, TcpState.Closed]));
        Assert.True(picture.PacketsPerSecond > 0);
    }

    [Fact]
    public void An_opened_connection_tells_its_timeline()
    {
        var watch = Watch("captures/chat-room.pcapng");
        watch.Wish = watch.Wish with { Open = 0 };
        var lines = watch.Picture().Story!.Lines.Select(line => line.ToString()).ToList();
        Assert.StartsWith("Connection 0", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("handshake 1/3", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("teardown", StringComparison.Ordinal));

        watch.Wish = watch.Wish with { Columns = 72 };
        Assert.All(watch.Picture().Story!.Lines, line => Assert.InRange(line.Width, 0, 72));
    }

    [Fact]
    public void What_is_over_stays_for_five_seconds()
    {
        var watch = Watch("captures/chat-room.pcapng", final: true);
        Assert.All(watch.Picture().Rows, row => Assert.True(row.IsOver));
        _clock.Now += TimeSpan.FromSeconds(6);
        Assert.Empty(watch.Picture().Rows);
        Assert.True(watch.Picture().Connections > 0);
    }

    [Fact]
    public void A_rate_is_that_of_the_last_second()
    {
        var meter = new RateMeter(_clock.Now);
        for (var second = 1; second <= 10; second++)
        {
            _clock.Now += TimeSpan.FromSeconds(1);
            meter.Count(_clock.Now, second * 1000, second * 10);
        }

        Assert.Equal(1000, meter.Bytes);
        Assert.Equal(10, meter.Packets);
        _clock.Now += TimeSpan.FromSeconds(2);
        meter.Count(_clock.Now, 10_000, 100);
        Assert.Equal(0, meter.Bytes);
    }

    private LiveWatch Watch(string capture, bool final = false)
    {
        var pipeline = new Pipeline(CaptureFile.Open(Repository.PathOf(capture)), new PacketDecoder());
        var watch = new LiveWatch(new() { Live = true, Width = 100 }, _clock, _ => []);
        watch.Begin(CaptureSummary.Of(pipeline));
        while (pipeline.MoveNext() is PipelineStatus.Packet)
        {
            watch.Packet(pipeline, udp: false);
            watch.Flush();
        }

        foreach (var connection in final ? pipeline.Tracker.Connections : [])
        {
            watch.Connection(new() { Connection = connection });
        }

        return watch;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
