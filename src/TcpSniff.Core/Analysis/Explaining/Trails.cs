using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Analysis.Explaining;

/// <summary>How matters stood on a connection between two of its segments: what its rules look at.</summary>
internal sealed class Trails
{
    private WiresharkBook _first;
    private WiresharkBook _second;

    private Trails(in WiresharkBook first, in WiresharkBook second, Duration? initialRtt) => (_first, _second, InitialRtt) = (first, second, initialRtt);

    /// <summary>Before the first segment.</summary>
    public static Trails None => new(default, default, null);

    /// <summary>The initial RTT as far as it is known.</summary>
    public Duration? InitialRtt { get; }

    /// <summary>As a connection stands now, safe from what follows.</summary>
    public static Trails Of(Connection connection) =>
        new(connection.Side(0).Wireshark.Copy(), connection.Side(1).Wireshark.Copy(), connection.InitialRtt);

    /// <summary>The trail of a side; the caller may change it.</summary>
    public ref WiresharkBook Of(int side) => ref side == 0 ? ref _first : ref _second;
}
