using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Reports.Selecting;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Reports;

public class WhereTests
{
    [Theory]
    [InlineData("host 10.0.0.1")]
    [InlineData("net 10.0.0.0/8 and port 80")]
    [InlineData("client 10.0.0.1 and not client 10.0.0.2")]
    [InlineData("server 10.0.0.2")]
    [InlineData("stream 0 or stream 7")]
    [InlineData("finding zero-window-stall")]
    [InlineData("duration > 900ms and duration <= 1s")]
    [InlineData("(port 81 || port 80) && !(host 10.9.9.9)")]
    [InlineData("client.port = 40000")]
    [InlineData("client_guessed = false")]
    [InlineData("first_frame==1")]
    [InlineData("syn_rtt.client = null")]
    public void A_condition_that_holds_selects_the_connection(string selection) => Assert.True(Where.Parse(selection)(Sample()));

    [Theory]
    [InlineData("host 10.0.0.9")]
    [InlineData("host ::ffff:10.0.0.1")]
    [InlineData("net 11.0.0.0/8")]
    [InlineData("port 81")]
    [InlineData("client 10.0.0.2")]
    [InlineData("finding syn-flood")]
    [InlineData("duration < 1ms")]
    [InlineData("not host 10.0.0.1")]
    [InlineData("port 80 and port 81")]
    [InlineData("duration = null")]
    public void A_condition_that_does_not_hold_leaves_it_out(string selection) => Assert.False(Where.Parse(selection)(Sample()));

    [Theory]
    [InlineData("", "at the end: expected a condition")]
    [InlineData("host", "at the end: expected an address")]
    [InlineData("host example", "at column 6, \"example\": not an IP address")]
    [InlineData("state OPEN", "at column 7, \"OPEN\": not a TCP state")]
    [InlineData("port 80 port 81", "at column 9, \"port\": expected \"and\", \"or\" or the end")]
    [InlineData("(port 80", "expected \")\"")]
    [InlineData("durat > 1", "did you mean duration?")]
    [InlineData("port 65536", "not a port")]
    public void What_cannot_be_understood_says_where_and_why(string selection, string message) =>
        Assert.Contains(message, Assert.Throws<WhereSyntaxException>(() => Where.Parse(selection)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_selection_nested_without_end_is_an_error_and_no_crash() =>
        Assert.Throws<WhereSyntaxException>(() => Where.Parse(new string('(', 1_000_000)));

    private static ConnectionResult Sample()
    {
        var tracker = new Tracker();
        var segments = Segments.Between();
        var facts = default(SegmentFacts);
        tracker.Track(1, new(0), segments.Client(TcpFlags.Syn, 100), ref facts);
        tracker.Track(2, new(1_000_000_000), segments.Server(TcpFlags.Syn | TcpFlags.Ack, 500, 101), ref facts);
        var finding = new Finding
        {
            Id = "zero-window-stall",
            Severity = Severity.Error,
            Frame = 1,
            LastFrame = 2,
            Text = new Statement(new Sentence("stalled", "停滞", "停滯")),
        };
        return new ConnectionResult { Connection = facts.Connection, Findings = [finding] };
    }
}
