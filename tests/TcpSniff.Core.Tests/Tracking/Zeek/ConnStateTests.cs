using TcpSniff.Packets;
using TcpSniff.Tracking.Zeek;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Zeek;

public class ConnStateTests
{
    private const TcpFlags Syn = TcpFlags.Syn;
    private const TcpFlags Ack = TcpFlags.Ack;
    private const TcpFlags Fin = TcpFlags.Fin;
    private const TcpFlags Rst = TcpFlags.Rst;

    [Fact]
    public void An_unanswered_SYN_is_S0() => Is("S0", Exchange.Between().Client(Syn, 1000));

    [Fact]
    public void An_open_connection_is_S1() => Is("S1", Exchange.Established());

    [Fact]
    public void A_close_that_only_the_originator_began_is_S2() => Is("S2", Exchange.Established().Client(Fin | Ack, 1001, 5001));

    [Fact]
    public void A_close_that_only_the_responder_began_is_S3() => Is("S3", Exchange.Established().Server(Fin | Ack, 5001, 1001));

    [Fact]
    public void A_close_from_both_sides_is_SF() => Is("SF", Exchange.Established().Client(Fin | Ack, 1001, 5001).Server(Fin | Ack, 5001, 1002));

    [Fact]
    public void A_RST_after_both_FINs_leaves_SF() =>
        Is("SF", Exchange.Established().Client(Fin | Ack, 1001, 5001).Server(Fin | Ack, 5001, 1002).Client(Rst, 1002));

    [Fact]
    public void A_FIN_and_a_RST_of_one_side_before_the_others_FIN_are_SF() =>
        Is("SF", Exchange.Established().Client(Fin | Ack, 1001, 5001).Client(Rst, 1002).Server(Fin | Ack, 5001, 1002));

    [Fact]
    public void A_SYN_answered_by_a_RST_is_REJ() => Is("REJ", Exchange.Between().Client(Syn, 1000).Server(Rst | Ack, 0, 1001));

    [Fact]
    public void A_reset_by_the_originator_is_RSTO() => Is("RSTO", Exchange.Established().Client(Rst, 1001));

    [Fact]
    public void A_reset_by_the_responder_is_RSTR() => Is("RSTR", Exchange.Established().Client(Ack, 1001, 5001, 10).Server(Rst, 5001));

    [Fact]
    public void A_SYN_and_a_RST_of_a_side_that_nobody_answered_are_RSTOS0() => Is("RSTOS0", Exchange.Between().Client(Syn, 1000).Client(Rst, 1001));

    [Fact]
    public void A_SYN_ACK_and_a_RST_without_the_SYN_are_RSTRH() => Is("RSTRH", Exchange.Between().Server(Syn | Ack, 5000, 1001).Server(Rst, 5001));

    [Fact]
    public void A_SYN_and_a_FIN_of_a_side_that_nobody_answered_are_SH() => Is("SH", Exchange.Between().Client(Syn, 1000).Client(Fin | Ack, 1001, 5001));

    [Fact]
    public void A_SYN_ACK_and_a_FIN_without_the_SYN_are_SHR() => Is("SHR", Exchange.Between().Server(Syn | Ack, 5000, 1001).Server(Fin | Ack, 5001, 1001));

    [Fact]
    public void Traffic_without_beginning_and_end_is_OTH() => Is("OTH", Exchange.Between().Client(Ack, 1001, 5001, 10).Server(Ack, 5001, 1011));

    private static void Is(string expected, Exchange exchange) => Assert.Equal(expected, exchange.Connection.ConnState);
}
