using System.Globalization;
using System.Text;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

/// <summary>Every cell of the state machine, as tables that one can check against RFC 9293 by eye: a row a state, a column a kind of segment.</summary>
public class StateMachineTests
{
    private static readonly EndpointState Any = new(TcpState.Closed, false);

    private static readonly (string Name, Signals Segment)[] Sending =
    [
        ("SYN", Signals.Syn | Signals.Fresh),
        ("SYN again", Signals.Syn | Signals.Again),
        ("SYN ACK", Signals.SynAck | Signals.AcksSyn | Signals.Fresh),
        ("SYN ACK again", Signals.SynAck | Signals.AcksSyn | Signals.Again),
        ("ACK", Signals.AcksSyn),
        ("ACK: open", Signals.AcksSyn | Signals.ShowsOpen),
        ("ACK of FIN", Signals.AcksSyn | Signals.AcksFin),
        ("ACK of FIN, own acked", Signals.AcksSyn | Signals.AcksFin | Signals.KnowsFinAcked),
        ("FIN", Signals.AcksSyn | Signals.Fin),
        ("FIN, ACK of FIN", Signals.AcksSyn | Signals.Fin | Signals.AcksFin),
        ("RST", Signals.Rst),
        ("RST: rejects", Signals.Rst | Signals.Rejects),
        ("RST ignored", Signals.Rst | Signals.Ignored),
    ];

    private static readonly (string Name, Signals Segment)[] Receiving =
    [
        ("SYN", Signals.Syn | Signals.Fresh),
        ("SYN ignored", Signals.Syn | Signals.Fresh | Signals.Ignored),
        ("SYN ACK", Signals.SynAck | Signals.AcksSyn | Signals.Fresh),
        ("SYN ACK of another", Signals.SynAck | Signals.Fresh),
        ("ACK", Signals.AcksSyn),
        ("ACK of FIN", Signals.AcksSyn | Signals.AcksFin),
        ("FIN", Signals.AcksSyn | Signals.Fin | Signals.DeliversFin),
        ("FIN, ACK of FIN", Signals.AcksSyn | Signals.Fin | Signals.DeliversFin | Signals.AcksFin),
        ("FIN behind a hole", Signals.AcksSyn | Signals.Fin),
        ("RST", Signals.Rst),
        ("RST ignored", Signals.Rst | Signals.Ignored),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_segment_proves_about_its_sender(bool proved) => Check(
        proved ? "sender-proved" : "sender-presumed",
        Table(Sending, state => new(state, proved), (state, segment) => StateMachine.Next(state, Any, segment).Sender));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_segment_does_to_its_receiver(bool proved) => Check(
        proved ? "receiver-proved" : "receiver-presumed",
        Table(Receiving, state => new(state, proved), (state, segment) => StateMachine.Next(Any, state, segment).Receiver));

    [Fact]
    public void Sender_and_receiver_do_not_depend_on_each_other()
    {
        foreach (var (_, segment) in Sending)
        {
            foreach (var sender in Enum.GetValues<TcpState>())
            {
                var alone = StateMachine.Next(new(sender, true), Any, segment).Sender;
                Assert.All(Enum.GetValues<TcpState>(), receiver => Assert.Equal(alone, StateMachine.Next(new(sender, true), new(receiver, true), segment).Sender));
            }
        }
    }

    private static void Check(string name, string actual) =>
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Tracking/Rfc9293/{name}.txt", actual), actual);

    private static string Table((string Name, Signals Segment)[] columns, Func<TcpState, EndpointState> before, Func<EndpointState, Signals, EndpointState> next)
    {
        var text = new StringBuilder();
        foreach (var (name, segment) in columns)
        {
            text.AppendLine(name);
            foreach (var state in Enum.GetValues<TcpState>().Select(before))
            {
                var after = next(state, segment);
                text.AppendLine(CultureInfo.InvariantCulture, $"    {Show(state),-15} {(after == state ? "." : Show(after))}");
            }
        }

        return text.ToString();
    }

    private static string Show(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";
}
