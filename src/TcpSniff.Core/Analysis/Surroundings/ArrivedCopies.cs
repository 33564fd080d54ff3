using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Copies of segments that their receiver reported to have received twice (D-SACK, RFC 2883): those the network doubled, not the capture.</summary>
internal sealed class ArrivedCopies : Sum
{
    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    internal override void Add(Connection connection) => Count += ArrivedTwice(connection, Role.Client) + ArrivedTwice(connection, Role.Server);

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to) => to.Write(Count);

    /// <inheritdoc/>
    internal override void Add(BinaryReader from) => Count += from.ReadInt64();

    /// <summary>Copies of a side's segments that its peer reported to have received twice (D-SACK, RFC 2883): those the network doubled.</summary>
    private static int ArrivedTwice(Connection connection, Role sender)
    {
        var (copies, reports) = (connection.End(sender).Totals.Copies, 0);
        if (copies > 0)
        {
            foreach (ref readonly var segment in connection.Noted.Span)
            {
                reports += segment.From != sender && segment.ReportsDuplicate && !segment.IsCopy ? 1 : 0;
            }
        }

        return Math.Min(copies, reports);
    }
}
