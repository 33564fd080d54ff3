using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>The retransmissions of one side as episodes. Made with its first one.</summary>
internal sealed class RecoveryBook
{
    /// <summary>Episodes kept of one side at most.</summary>
    public const int Limit = 256;

    private readonly List<RecoveryEpisode> _episodes = [];

    /// <summary>The episodes that are kept, in order.</summary>
    public IReadOnlyList<RecoveryEpisode> Episodes => _episodes;

    /// <summary>How many more there were after the limit was reached.</summary>
    public long Omitted { get; private set; }

    /// <summary>The latest one, kept or not; null for none.</summary>
    public RecoveryEpisode? Latest { get; private set; }

    /// <summary>What the latest retransmission was sent for; null while the side is not recovering.</summary>
    public LossSignal? Recovering;

    /// <summary>The first number that the latest episode sent again.</summary>
    public SequenceNumber Lost;

    /// <summary>The number after the last one of that segment.</summary>
    public SequenceNumber LostEnd;

    /// <summary>The number after the highest one sent when the episode began: acknowledging it ends the episode (RFC 6582).</summary>
    public SequenceNumber Point;

    /// <summary>The timestamp of the episode's first retransmission as long as an acknowledgment may show that it was needless; else null.</summary>
    public uint? Stamp;

    /// <summary>Frame of the latest retransmission; 0 for none.</summary>
    public long LatestFrame => Latest?.LastResentFrame ?? 0;

    /// <summary>Begins an episode.</summary>
    public void Begin(RecoveryEpisode episode)
    {
        Latest = episode;
        if (_episodes.Count < Limit)
        {
            _episodes.Add(episode);
        }
        else
        {
            Omitted++;
        }
    }
}
