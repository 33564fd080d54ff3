using System.Text.Json;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Web.Choosing;
using TcpSniff.Web.Explaining;
using TcpSniff.Web.Graphs;
using TcpSniff.Web.Pages;
using TcpSniff.Web.Sentences;

namespace TcpSniff.Web.Live;

/// <summary>What pages have not been told yet of one connection.</summary>
internal sealed class LiveConnection(Connection connection)
{
    private readonly ConnectionGraphs _graphs = new();
    private readonly BudgetLine _budget = new();
    private readonly List<TimelineEntry> _entries = [];
    private readonly ConnectionExplainer _explainer = new();
    private readonly Dictionary<long, Explanation> _explained = [];
    private CaptureTime? _last;
    private int _told;

    /// <summary>The connection as its last segment named it.</summary>
    public Connection Connection { get; private set; } = connection;

    /// <summary>Whether there is something to tell.</summary>
    public bool Changed { get; private set; }

    /// <summary>How many segments there were.</summary>
    public int Segments { get; private set; }

    /// <summary>Adds a segment to the graphs, and where it is to be told, to the story.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="payload">What was captured of its payload.</param>
    /// <param name="wanted">Whether it is told where there is room still.</param>
    /// <returns>Whether it is told.</returns>
    public bool Add(in SegmentFacts facts, ReadOnlySpan<byte> payload, bool wanted)
    {
        (Connection, Changed) = (facts.Connection, true);
        Segments++;
        _graphs.Add(facts);
        _budget.Look(facts.Connection);
        var told = wanted && _told < SegmentChoice.PerConnection;
        if (_explainer.Take(facts, told, told) is { } explanation)
        {
            _explained[facts.Frame] = explanation;
        }

        if (!told)
        {
            return false;
        }

        _told++;
        Tell(new SegmentEntry(facts, SegmentNotes.Of(facts), Preview.Of(payload, facts.Segment.PayloadLength)));
        return true;
    }

    /// <summary>Adds an ICMP error.</summary>
    public void Add(long frame, CaptureTime time, in IcmpError error, Connection about)
    {
        (Connection, Changed) = (about, true);
        Tell(new IcmpEntry(time, frame, error, about));
    }

    /// <summary>Adds a socket call.</summary>
    public void Add(SocketCall call)
    {
        Changed = true;
        Tell(new CallEntry(call));
    }

    /// <summary>Writes the properties of the object that is open: what is new, and how the connection stands.</summary>
    public void WriteNew(Utf8JsonWriter json, StatementWriter statements)
    {
        StoryFacts.Write(json, Connection, statements);
        json.WriteNumber("segments", Segments);
        json.WriteNumber("told", _told);
        json.WriteStartArray("entries");
        var writer = new EntryWriter(statements, (part, frame) => Explain(part, frame, statements));
        // A call stands before the segment that it caused, though it may be told later.
        foreach (var entry in _entries.OrderBy(entry => entry.Time.Nanoseconds))
        {
            writer.Write(json, entry, Connection);
        }

        json.WriteEndArray();
        json.WritePropertyName("graphs");
        _graphs.WriteNew(json);
        _budget.Write(json, "budget");
        _entries.Clear();
        _explained.Clear();
        Changed = false;
    }

    private void Explain(Utf8JsonWriter json, long frame, StatementWriter statements)
    {
        if (_explained.TryGetValue(frame, out var explanation))
        {
            ExplanationWriter.Write(json, explanation.SoFar(), statements);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void Tell(TimelineEntry entry)
    {
        if (_last is { } last && entry.Time - last > Duration.FromSeconds(1))
        {
            _entries.Add(new QuietEntry(entry.Time, entry.Time - last));
        }

        _last = entry.Time;
        _entries.Add(entry);
    }
}
