using System.Net;
using System.Net.Sockets;
using System.Text;
using TcpSniff.Capture;
using TcpSniff.Live.Errors;
using TcpSniff.Packets;

namespace TcpSniff.Live.Tests;

public sealed class LiveSourceTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [CaptureFact]
    public void A_conversation_on_loopback_is_captured_as_it_was_sent()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });
        conversation.Open().Say("hello\n");

        var packets = CapturedPacket.Pull(source, so => so.Any(packet => packet.Holds("hello\n")));

        Assert.Equal(4, packets.Count);
        Assert.All(packets, packet => Assert.Equal(LinkType.Ethernet, packet.LinkType));
        Assert.All(packets, packet => Assert.Equal(packet.Data.Length, packet.OriginalLength));
        Assert.EndsWith("hello\n", Encoding.Latin1.GetString(packets[^1].Data), StringComparison.Ordinal);
    }

    [CaptureFact]
    public void Time_stamps_are_of_now_in_nanoseconds_and_in_order()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });
        var before = Now();
        conversation.Open().Say("1").Say("2").Say("3");
        var times = CapturedPacket.Pull(source, so => so.Count >= 6).ConvertAll(packet => packet.Time);
        var after = Now();

        Assert.Equal(1_000_000_000u, source.Interfaces[0].TicksPerSecond);
        Assert.Contains(times, time => time.Nanoseconds % 1000 != 0);
        Assert.Equal(times.Order(), times);
        Assert.All(times, time => Assert.True(time >= before && time <= after));
    }

    [CaptureFact]
    public void The_device_called_any_gives_cooked_packets()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("any", new LiveOptions { Filter = conversation.Filter });
        conversation.Open();

        var packets = CapturedPacket.Pull(source, so => so.Count >= 3);

        Assert.All(packets, packet => Assert.True(packet.LinkType is LinkType.LinuxSll or LinkType.LinuxSll2));
        Assert.True(packets.Count >= 3);
    }

    [CaptureFact]
    public void A_snap_length_cuts_packets_and_keeps_their_length()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter, SnapLength = 60 });
        conversation.Open().Say(new string('x', 500));

        var packets = CapturedPacket.Pull(source, so => so.Count >= 4);

        Assert.All(packets, packet => Assert.Equal(60, packet.Data.Length));
        Assert.Equal(14 + 20 + 32 + 500, packets[3].OriginalLength);
    }

    [CaptureFact]
    public void Immediate_mode_captures_too()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter, Immediate = true });
        conversation.Open();

        Assert.Equal(3, CapturedPacket.Pull(source, so => so.Count >= 3).Count);
    }

    [CaptureFact]
    public void The_interface_says_what_is_captured()
    {
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = "tcp port 1", SnapLength = 1000 });

        Assert.Equal(("lo", LinkType.Ethernet, 1000, "tcp port 1"), (source.Device, source.Interfaces[0].LinkType, source.Interfaces[0].SnapLength, source.Interfaces[0].Filter));
    }

    [CaptureFact]
    public void A_silent_device_is_idle_and_stays_readable()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });

        Assert.Equal(SourceStatus.Idle, source.MoveNext());
        Assert.Equal(SourceStatus.Idle, source.MoveNext());
        conversation.Open();
        Assert.Equal(3, CapturedPacket.Pull(source, so => so.Count >= 3).Count);
    }

    [CaptureFact]
    public async Task Break_ends_a_capture_that_waits_in_another_thread()
    {
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = "tcp port 1" });
        using var waiting = new ManualResetEventSlim();
        var reader = Task.Factory.StartNew(
            () =>
            {
                var status = source.MoveNext();
                waiting.Set();
                while (status == SourceStatus.Idle)
                {
                    status = source.MoveNext();
                }

                return status;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        waiting.Wait(TestContext.Current.CancellationToken);

        source.Break();

        Assert.Equal(SourceStatus.End, await reader.WaitAsync(Soon, TestContext.Current.CancellationToken));
        Assert.Equal(SourceStatus.End, source.MoveNext());
    }

    [CaptureFact]
    public void What_was_captured_before_a_break_is_still_handed_over_and_nothing_after()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });
        conversation.Open().Say("before");

        source.Break();
        conversation.Say("after");
        var packets = CapturedPacket.Pull(source, so => false);

        Assert.Contains(packets, packet => packet.Holds("before"));
        Assert.DoesNotContain(packets, packet => packet.Holds("after"));
        Assert.Equal(SourceStatus.End, source.MoveNext());
    }

    [CaptureFact]
    public void A_capture_that_was_closed_can_be_broken_and_asked_for_drops()
    {
        var source = LiveSource.Open("lo", new LiveOptions { Filter = "tcp port 1" });
        source.Dispose();
        source.Break();

        Assert.Equal(new CaptureDrops(0, 0, 0), source.Drops);
    }

    [CaptureFact]
    public void Loopback_packets_are_counted_once()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });
        conversation.Open();
        CapturedPacket.Pull(source, so => so.Count >= 3);

        Assert.Equal(new CaptureDrops(3, 0, 0), source.Drops);
    }

    [CaptureFact]
    public void Packets_that_find_the_buffer_full_are_counted()
    {
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var end = (IPEndPoint)receiver.Client.LocalEndPoint!;
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = $"udp port {end.Port}", BufferSize = 300_000 });
        for (var i = 0; i < 2000; i++)
        {
            receiver.Send(new byte[1000], end);
        }

        Assert.True(source.Drops!.Value.DroppedByKernel > 0, source.Drops.ToString());
    }

    [Fact]
    public void An_unknown_device_is_answered_with_the_closest_names()
    {
        var error = Assert.Throws<NoSuchDeviceException>(() => LiveSource.Open("l0"));

        Assert.Equal("no interface \"l0\". Did you mean lo? (tcpsniff devices lists them)", error.Message);
    }

    [CaptureFact]
    public void A_bad_filter_closes_the_device_again()
    {
        var error = Assert.Throws<BadFilterException>(() => LiveSource.Open("lo", new LiveOptions { Filter = "tcp prot 80" }));

        Assert.Equal("filter \"tcp prot 80\": syntax error near \"prot\"", error.Message);
    }

    private static CaptureTime Now() => new((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100);
}
