using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>How long each end of a connection was in each state. States that were not left count nothing yet.</summary>
internal struct StateTimes
{
    private Row _side0;
    private Row _side1;

    /// <summary>Adds time that an end, 0 or 1, spent in a state.</summary>
    public void Add(int side, TcpState state, Duration time) => (side == 0 ? ref _side0 : ref _side1)[(int)state] += time;

    /// <summary>Time that an end, 0 or 1, spent in a state that it has left.</summary>
    public readonly Duration Of(int side, TcpState state) => (side == 0 ? _side0 : _side1)[(int)state];

    [InlineArray((int)TcpState.TimeWait + 1)]
    private struct Row
    {
        private Duration _first;
    }
}
