using System.Runtime.InteropServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Segments with a wrong checksum by the host that sent them.</summary>
/// <param name="share">It keeps this part of what it would keep of a file: one of so many.</param>
internal sealed class ChecksumSums(int share = 1) : Sum
{
    /// <summary>Hosts counted at most, some 70 bytes each.</summary>
    public const int Limit = 1 << 18;

    private readonly Dictionary<IpAddress, Sender> _senders = [];

    /// <summary>Those that sent at least one.</summary>
    public IReadOnlyList<KeyValuePair<IpAddress, Sender>> Bad => [.. _senders.Where(entry => entry.Value.Bad > 0)];

    /// <inheritdoc/>
    internal override void Add(Connection connection)
    {
        Add(connection, Role.Client);
        Add(connection, Role.Server);
    }

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to) => WriteAll(to, _senders, entry =>
    {
        Write(to, entry.Key);
        to.Write(entry.Value.Segments);
        to.Write(entry.Value.Bad);
        to.Write(entry.Value.First);
        to.Write(entry.Value.Last);
        to.Write(entry.Value.CameFromAfar);
        to.Write(entry.Value.Accepted);
    });

    /// <inheritdoc/>
    internal override void Add(BinaryReader from) => ReadAll(from, () =>
        Add(ReadAddress(from), new(from.ReadInt64(), from.ReadInt64(), from.ReadInt64(), from.ReadInt64(), from.ReadBoolean(), from.ReadInt64())));

    private void Add(Connection connection, Role role)
    {
        var half = connection.End(role);
        ref readonly var totals = ref half.Totals;
        var sender = new Sender(totals.Segments, totals.BadChecksums, long.MaxValue, 0, false, 0);
        if (totals.BadChecksums > 0)
        {
            foreach (ref readonly var segment in connection.Noted.Span)
            {
                if (segment.From == role && segment.Checksum == ChecksumVerdict.Bad)
                {
                    sender = sender.Plus(new(0, 0, segment.Frame, segment.Frame, segment.Ttl is not (64 or 128 or 255), IsAcknowledged(connection, segment) ? 1 : 0));
                }
            }
        }

        Add(half.Endpoint.Address, sender);
    }

    private void Add(IpAddress host, Sender sender)
    {
        if (_senders.Count >= Limit / share && !_senders.ContainsKey(host))
        {
            return;
        }

        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_senders, host, out var known);
        sum = known ? sum.Plus(sender) : sender;
    }

    private static bool IsAcknowledged(Connection connection, in NotedSegment segment)
    {
        var (from, to) = (connection.End(segment.From), connection.End(segment.From.Peer()));
        var end = segment.Seq + (uint)segment.Length + (segment.Has(TcpFlags.Syn) ? 1u : 0);
        if (!to.Rfc9293.Knows(Known.Acked) || end <= segment.Seq || to.Rfc9293.Acked < from.Base.Value + end)
        {
            return false;
        }

        foreach (ref readonly var later in connection.Noted.Span)
        {
            if (later.Frame > segment.Frame && later.From == segment.From && later.Seq <= segment.Seq && later.Seq + (uint)later.Length >= end && later.IsAny(AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder))
            {
                return false; // That may be the one that was acknowledged.
            }
        }

        return true;
    }

    /// <summary>What one host sent.</summary>
    /// <param name="Segments">All its segments.</param>
    /// <param name="Bad">Those with a wrong checksum.</param>
    /// <param name="First">Frame of the first of those.</param>
    /// <param name="Last">Frame of the last one.</param>
    /// <param name="CameFromAfar">Whether a router had touched one of them: its time to live is none that systems begin with.</param>
    /// <param name="Accepted">How many of them were acknowledged, and not sent again before.</param>
    internal readonly record struct Sender(long Segments, long Bad, long First, long Last, bool CameFromAfar, long Accepted)
    {
        /// <summary>A damaged segment is the exception; where it is the rule, nothing damaged them.</summary>
        public bool IsMostlyBad => Bad * 2 >= Segments;

        /// <summary>Whether what can be told arrived all the same: the capture has them as they were not on the wire, or a device mended them.</summary>
        public bool IsAccepted => Accepted > 0 && (IsMostlyBad || Accepted == Bad);

        /// <summary>Both together.</summary>
        public Sender Plus(in Sender more) => new(
            Segments + more.Segments, Bad + more.Bad, Math.Min(First, more.First), Math.Max(Last, more.Last), CameFromAfar || more.CameFromAfar, Accepted + more.Accepted);
    }
}
