using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>How long each end of a connection was in each state. Made when the first state is left after a time, so that a lone SYN costs nothing.</summary>
internal sealed class StateTimes
{
    private readonly Row[] _rows = new Row[2];

    /// <summary>Adds time that an end, 0 or 1, spent in a state.</summary>
    public void Add(int side, TcpState state, Duration time) => _rows[side][(int)state] += time;

    /// <summary>Time that an end, 0 or 1, spent in a state that it has left.</summary>
    public Duration Of(int side, TcpState state) => _rows[side][(int)state];

    [InlineArray((int)TcpState.TimeWait + 1)]
    private struct Row
    {
        private Duration _first;
    }
}
