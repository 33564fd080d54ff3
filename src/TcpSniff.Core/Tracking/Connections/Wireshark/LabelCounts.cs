using System.Numerics;
using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>How often each analysis label was given in one direction.</summary>
[InlineArray(Labels)]
public struct LabelCounts
{
    private const int Labels = 18;

    private int _first;

    /// <summary>How often one label was given; a fast or spurious retransmission counts as a retransmission too.</summary>
    public readonly int Of(AnalysisFlags label) => this[BitOperations.TrailingZeroCount((uint)label)];

    /// <summary>Counts the labels of one segment.</summary>
    internal void Add(AnalysisFlags labels)
    {
        for (var rest = (uint)labels; rest != 0; rest &= rest - 1)
        {
            this[BitOperations.TrailingZeroCount(rest)]++;
        }
    }
}
