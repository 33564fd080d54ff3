using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Packets;
using TcpSniff.Tracking.Zeek;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Tcptrace;

public class HostileSegmentsTests
{
    // Numbers that wrap, lie half the space apart, or touch one another.
    private static readonly uint[] Numbers = [0, 1, 2, 100, 1000, 65_535, 0x3FFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FF00, uint.MaxValue];

    [Fact]
    public void Whatever_is_sent_each_number_is_either_new_or_repeated() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Seq, byte Ack, byte Length, byte Flags, bool FromClient)[]>(), steps =>
        {
            var exchange = Exchange.Between();
            var taken = 0L;
            foreach (var (seq, ack, length, bits, fromClient) in steps)
            {
                var flags = (TcpFlags)bits & ~(TcpFlags.Syn | TcpFlags.Fin);
                _ = fromClient ? exchange.Client(flags, Number(seq), Number(ack), length) : exchange.Server(flags, Number(seq), Number(ack));
                taken += fromClient ? length : 0;
            }

            return steps.Length == 0 || Holds(exchange, taken);
        }));

    private static uint Number(byte choice) => Numbers[choice % Numbers.Length] + (uint)(choice / Numbers.Length);

    private static bool Holds(Exchange exchange, long taken)
    {
        var (sent, log) = (exchange.Connection.Client, exchange.Connection.ConnLog);
        return sent.UniqueBytes + sent.RetransmittedBytes == taken
            && log is { MissedBytes: >= 0, OriginatorBytes: null or >= 0, ResponderBytes: null or >= 0 }
            && exchange.Connection.History.Length <= 1024
            && exchange.Connection.ConnState.Length > 0;
    }
}
