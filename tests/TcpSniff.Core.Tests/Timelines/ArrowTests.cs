using TcpSniff.Packets;
using TcpSniff.Timelines.Text;
using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Core.Tests.Timelines;

public sealed class ArrowTests
{
    private static string Draw(Role from, int lane) => string.Join('\n', new Arrow()
        .Add(new("PSH ACK")).Add(new("seq 1")).Add(new("ack 21")).Add(new("len 6")).AddIfRoom(new("win 512"))
        .Draw(from, lane, TextStyle.Plain).Select(line => line.ToString()));

    [Theory]
    [InlineData(44, "── PSH ACK  seq 1  ack 21  len 6  win 512 ─▶")]
    [InlineData(43, "── PSH ACK  seq 1  ack 21  len 6 ─────────▶")]
    [InlineData(35, "── PSH ACK  seq 1  ack 21  len 6 ─▶")]
    [InlineData(34, "── PSH ACK seq 1 ack 21 len 6 ───▶")]
    [InlineData(31, "─ PSH ACK seq 1 ack 21 len 6 ─▶")]
    [InlineData(30, "─ PSH ACK seq 1 ack 21 len 6 ▶")]
    [InlineData(29, "── PSH ACK seq 1 ack 21 ────▶\n   len 6")]
    public void A_short_lane_loses_the_window_then_space_then_shaft_but_no_number(int lane, string drawn) => Assert.Equal(drawn, Draw(Role.Client, lane));

    [Fact]
    public void The_head_points_the_way_the_segment_went() => Assert.Equal("◀─ PSH ACK  seq 1  ack 21  len 6 ──", Draw(Role.Server, 35));
}
