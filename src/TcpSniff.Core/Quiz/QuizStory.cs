using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Quiz;

/// <summary>One connection to ask about, segment by segment.</summary>
/// <param name="name">What to call it: a story of the lab, or a file.</param>
/// <param name="connection">The connection.</param>
internal sealed class QuizStory(string name, Connection connection)
{
    private readonly List<SegmentEntry> _segments = [];

    /// <summary>What it is called.</summary>
    public string Name { get; } = name;

    /// <summary>The connection, as its last segment named it.</summary>
    public Connection Connection { get; private set; } = connection;

    /// <summary>Its segments.</summary>
    public IReadOnlyList<SegmentEntry> Segments => _segments;

    /// <summary>Adds the next segment, with what was captured of its payload.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        Connection = facts.Connection;
        _segments.Add(new(facts, SegmentNotes.Of(facts), Preview.Of(payload, facts.Segment.PayloadLength)));
    }

    /// <summary>The facts of a segment.</summary>
    public SegmentFacts Facts(int at) => _segments[at].Facts;

    /// <summary>The last segment before <paramref name="at"/> that this side sent; null where it has sent none.</summary>
    public SegmentFacts? LastFrom(Role role, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (_segments[i].Facts.From == role)
            {
                return _segments[i].Facts;
            }
        }

        return null;
    }
}
