using TcpSniff.Lab.Scenarios.Chats;
using TcpSniff.Lab.Scenarios.Closings;
using TcpSniff.Lab.Scenarios.Congestion;
using TcpSniff.Lab.Scenarios.Exchanges;
using TcpSniff.Lab.Scenarios.Floods;
using TcpSniff.Lab.Scenarios.Losses;
using TcpSniff.Lab.Scenarios.Openings;
using TcpSniff.Lab.Scenarios.Resets;
using TcpSniff.Lab.Scenarios.Silences;
using TcpSniff.Lab.Scenarios.Windows;

namespace TcpSniff.Lab.Scenarios;

/// <summary>All scenarios there are, from the first things to know to the last.</summary>
internal static class ScenarioList
{
    /// <summary>All of them, by what they are about.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new ThreeWayHandshake(),
        new ConnectionRefused(),
        new FastOpen(),
        new OldDuplicateSyn(),
        new SimultaneousOpen(),
        new UnansweredSyn(),
        new Hello(),
        new Datagrams(),
        new EmptyMessage(),
        new GluedMessages(),
        new ManyClients(),
        new OverIPv6(),
        new OverVlan(),
        new UrgentData(),
        new EchoChat(),
        new GreeterChat(),
        new OperatorChat(),
        new RoomChat(),
        new CloseByClient(),
        new CloseByServer(),
        new CloseInThree(),
        new FinWithData(),
        new HalfClose(),
        new ReuseAddress(),
        new SimultaneousClose(),
        new TimeWaitBlocksBind(),
        new TimeWaitTakesNewSyn(),
        new BlindReset(),
        new BlindSyn(),
        new KilledProcess(),
        new KilledWithUnreadData(),
        new ResetByLinger(),
        new ResetByUnreadData(),
        new KeepAlive(),
        new Vanished(),
        new VanishedWithKeepAlive(),
        new NagleAgainstDelayedAck(),
        new NoDelay(),
        new SmallReceiveBuffer(),
        new ZeroWindow(),
        new BadChecksum(),
        new DelaySpike(),
        new DuplicatedPacket(),
        new LossWithFastRetransmit(),
        new LossWithTimeout(),
        new PathMtuBlackHole(),
        new Reordering(),
        new TailLoss(),
        new CongestionMarks(),
        new NarrowLink(),
        new SlowStart(),
        new AcceptQueueOverflow(),
        new SynCookies(),
        new SynFlood(),
    ];

    /// <summary>The scenario of a name; null for none.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
