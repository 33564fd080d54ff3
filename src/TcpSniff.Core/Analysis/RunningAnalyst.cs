using TcpSniff.Analysis.Surroundings;
using TcpSniff.Faults;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis;

/// <summary>
/// Puts connections before the rules one after the other, each when it is final: what spans connections is known as far as it went. Those
/// that were judged may be forgotten.
/// </summary>
public sealed class RunningAnalyst
{
    private readonly CaptureSums _sums = CaptureSums.Live();
    private readonly CaptureRecord _record;
    private readonly FaultNet _net;

    /// <summary>Begins with no connection.</summary>
    /// <param name="record">What is read; it grows meanwhile.</param>
    public RunningAnalyst(CaptureRecord record)
        : this(record, FaultNet.Fatal)
    {
    }

    /// <summary>Begins with no connection.</summary>
    /// <param name="record">What is read; it grows meanwhile.</param>
    /// <param name="net">What becomes of a rule that fails by a bug.</param>
    internal RunningAnalyst(CaptureRecord record, FaultNet net) => (_record, _net) = (record, net);

    /// <summary>What the rules say of connections that became final together, worst first; what they add up to is known before the first is judged.</summary>
    public IReadOnlyList<Finding> Judge(params IReadOnlyList<Connection> connections)
    {
        foreach (var connection in connections)
        {
            _sums.Add(connection);
        }

        return Analyst.Ordered(Analyst.JudgeAgain(connections.Where(connection => !PlainConnection.IsSurely(connection)), _sums, _record, _net));
    }

    /// <summary>What the rules say of all of them together, worst first.</summary>
    public IReadOnlyList<Finding> JudgeWhole() => Analyst.Ordered(Analyst.JudgeWhole(_sums, _record, _net));
}
