using System.Text.Json;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Web.Choosing;
using TcpSniff.Web.Explaining;
using TcpSniff.Web.Graphs;
using TcpSniff.Web.Sentences;

namespace TcpSniff.Web.Pages;

/// <summary>Collects what a page shows of one connection: the story of the chosen segments, and the graphs of all.</summary>
internal sealed class ConnectionStory(Connection connection, Duration duration, SegmentChoice choice, StatementWriter statements)
{
    private readonly Story _story = new(connection);
    private readonly ConnectionGraphs _graphs = new(duration, choice.Segments);
    private readonly BudgetLine _budget = new();
    private readonly Dictionary<long, int> _leftOutBefore = [];
    private readonly ConnectionExplainer _explainer = new();
    private readonly TroubledSegments _troubled = new();
    private readonly Dictionary<long, byte[]> _explained = [];
    private int _place;
    private int _leftOut;

    /// <summary>Adds the next segment.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        _graphs.Add(facts);
        _budget.Look(facts.Connection);
        var told = choice.Has(_place++);
        _troubled.Look(facts);
        if (_explainer.Take(facts, told, choice.Has(_place)) is { } explanation)
        {
            Keep(facts, explanation);
        }

        if (!told)
        {
            _leftOut++;
            return;
        }

        if (_leftOut > 0)
        {
            _leftOutBefore[facts.Frame] = _leftOut;
            _leftOut = 0;
        }

        _story.Add(facts, payload);
    }

    /// <summary>Adds an ICMP error.</summary>
    public void Add(long frame, CaptureTime time, in IcmpError error) => _story.Add(frame, time, error, connection);

    /// <summary>Adds a socket call.</summary>
    public void Add(SocketCall call) => _story.Add(call);

    /// <summary>Writes everything.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        StoryFacts.Write(json, connection, statements);
        json.WriteNumber("segments", choice.Segments);
        json.WriteNumber("told", choice.Told);
        json.WriteBoolean("thinned", _graphs.IsThinned);
        json.WriteStartArray("entries");
        Entries(json, new EntryWriter(statements, Explanation));
        json.WriteEndArray();
        json.WritePropertyName("graphs");
        _graphs.Write(json);
        _budget.Write(json, "budget");
        json.WriteEndObject();
    }

    /// <summary>What nothing later can say more about is put down at once.</summary>
    private void Keep(in SegmentFacts facts, Explanation explanation)
    {
        if (explanation.Clues.Count > 0)
        {
            _troubled.Add(facts, explanation);
        }
        else
        {
            _explained[facts.Frame] = ExplanationWriter.Packed(explanation, statements);
        }
    }

    private void Explanation(Utf8JsonWriter json, long frame)
    {
        if (_troubled.Of(frame) is { } explanation)
        {
            ExplanationWriter.Write(json, explanation, statements);
        }
        else if (_explained.TryGetValue(frame, out var packed))
        {
            json.WriteRawValue(packed, skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void Entries(Utf8JsonWriter json, EntryWriter entries)
    {
        QuietEntry? quiet = null;
        foreach (var entry in _story.Tell())
        {
            var left = entry is SegmentEntry segment ? _leftOutBefore.GetValueOrDefault(segment.Facts.Frame) : 0;
            if (left > 0)
            {
                EntryWriter.Gap(json, (entry.Time - connection.FirstTime).Nanoseconds, left);
                quiet = null;
            }

            if (quiet is not null)
            {
                entries.Write(json, quiet, connection);
            }

            quiet = entry as QuietEntry;
            if (quiet is null)
            {
                entries.Write(json, entry, connection);
            }
        }

        if (_leftOut > 0)
        {
            EntryWriter.Gap(json, connection.Duration.Nanoseconds, _leftOut);
        }
    }
}
