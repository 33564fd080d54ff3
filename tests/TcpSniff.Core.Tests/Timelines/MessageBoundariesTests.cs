using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Timelines;

public sealed class MessageBoundariesTests
{
    private readonly MessageBoundaries _boundaries = new();

    [Fact]
    public void Two_sends_in_one_receive_are_stuck_together()
    {
        Assert.Null(Call(Role.Client, "send(5 bytes)"));
        Segment(4, seq: 1, length: 5);
        Assert.Null(Call(Role.Client, "send(1 byte)"));
        Segment(6, seq: 6, length: 1);

        Assert.StartsWith("Stuck together: one recv returns what 2 sends sent, 5 + 1 bytes (frames 4, 6). TCP keeps no boundaries", Call(Role.Server, "recv() → 6 bytes"));
    }

    [Fact]
    public void One_send_in_two_receives_is_torn_and_that_is_said_once()
    {
        Call(Role.Client, "send(9 bytes)");
        Segment(4, seq: 1, length: 9);

        Assert.StartsWith("Torn: this recv returns 4 of the 9 bytes that one send sent (frames 4)", Call(Role.Server, "recv() → 4 bytes"));
        Assert.Null(Call(Role.Server, "recv() → 4 bytes"));
        Assert.Null(Call(Role.Server, "recv() → 1 byte"));
    }

    [Fact]
    public void What_arrives_as_it_was_sent_is_not_remarked_on()
    {
        Call(Role.Server, "send(5 bytes)");
        Segment(4, seq: 1, length: 5, Role.Server);

        Assert.Null(Call(Role.Client, "recv() → 5 bytes"));
        Assert.Null(Call(Role.Client, "recv() → 0: end of stream"));
        Assert.Null(Call(Role.Client, "close()"));
    }

    [Fact]
    public void Bytes_whose_sending_was_not_recorded_are_not_remarked_on() => Assert.Null(Call(Role.Server, "recv() → 5 bytes"));

    private string? Call(Role side, string text) => _boundaries.Remark(new(default, side, text))?.In(Language.English);

    private void Segment(long frame, uint seq, int length, Role from = Role.Client) =>
        _boundaries.Saw(new SegmentFacts { Frame = frame, Seq = seq, From = from, Segment = new TcpSegment { PayloadLength = length } });
}
