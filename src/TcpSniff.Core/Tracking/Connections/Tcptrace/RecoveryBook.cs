using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Shelving;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>The retransmissions of one side as episodes. Made with its first one.</summary>
internal sealed class RecoveryBook
{
    /// <summary>Episodes kept of one side at most.</summary>
    public const int Limit = 256;

    private RecoveryEpisode[] _episodes = [];
    private RecoveryEpisode _omitted;

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>The episodes that are kept, in order.</summary>
    public IReadOnlyList<RecoveryEpisode> Episodes => new ArraySegment<RecoveryEpisode>(_episodes, 0, Count);

    /// <summary>How many more there were after the limit was reached.</summary>
    public long Omitted { get; private set; }

    /// <summary>The latest one, kept or not; there is one.</summary>
    public ref RecoveryEpisode Latest => ref Omitted > 0 ? ref _omitted : ref _episodes[Count - 1];

    /// <summary>What the latest retransmission was sent for; null while the side is not recovering.</summary>
    public LossSignal? Recovering;

    /// <summary>The latest segment that was sent again.</summary>
    public Repair Repair;

    /// <summary>The first number that the latest episode sent again.</summary>
    public SequenceNumber Lost;

    /// <summary>The number after the last one of that segment.</summary>
    public SequenceNumber LostEnd;

    /// <summary>The number after the highest one sent when the episode began: acknowledging it ends the episode (RFC 6582).</summary>
    public SequenceNumber Point;

    /// <summary>The timestamp of the episode's first retransmission as long as an acknowledgment may show that it was needless; else null.</summary>
    public uint? Stamp;

    /// <summary>Frame of the latest retransmission; 0 for none.</summary>
    public long LatestFrame => Count == 0 ? 0 : Latest.LastResentFrame;

    /// <summary>Writes everything.</summary>
    public void Pack(Packer packer)
    {
        packer.Write(new Layout(Count, Omitted, Recovering, Lost, LostEnd, Point, Stamp, Repair));
        packer.Write(_omitted);
        packer.Write<RecoveryEpisode>(_episodes.AsSpan(0, Count));
    }

    /// <summary>What was written.</summary>
    public static RecoveryBook Unpack(ref Unpacker unpacker)
    {
        unpacker.Read(out Layout was);
        unpacker.Read(out RecoveryEpisode omitted);
        var book = new RecoveryBook
        {
            Recovering = was.Recovering,
            Lost = was.Lost,
            LostEnd = was.LostEnd,
            Point = was.Point,
            Stamp = was.Stamp,
            Repair = was.Repair,
            Count = was.Count,
            Omitted = was.Omitted,
            _omitted = omitted,
            _episodes = new RecoveryEpisode[was.Count],
        };
        unpacker.Read<RecoveryEpisode>(book._episodes);
        return book;
    }

    /// <summary>Begins an episode.</summary>
    public void Begin(in RecoveryEpisode episode)
    {
        if (Count == Limit)
        {
            Omitted++;
            _omitted = episode;
            return;
        }

        if (Count == _episodes.Length)
        {
            Array.Resize(ref _episodes, Math.Min(Limit, Math.Max(1, 2 * Count)));
        }

        _episodes[Count++] = episode;
    }

    private readonly record struct Layout(int Count, long Omitted, LossSignal? Recovering, SequenceNumber Lost, SequenceNumber LostEnd, SequenceNumber Point, uint? Stamp, Repair Repair);
}
