using TcpSniff.Capture;
using TcpSniff.Cli.Demo;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Decoding;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Live.Devices;
using TcpSniff.Quiz;
using TcpSniff.Tracking;

namespace TcpSniff.Cli.Runs;

/// <summary>Reads the stories that a quiz asks about.</summary>
internal sealed class QuizStories(PacketChoice packets)
{
    // Nobody is asked about more, and memory stays small whatever is read.
    private const int MostPackets = 200_000;
    private const int MostStories = 100;
    private const int MostSegments = 1000;

    // Of the lab's own, those that one can follow.
    private const long LongestRecording = 64 * 1024;

    private readonly Dictionary<(string Name, int Stream), QuizStory> _stories = [];

    /// <summary>Where the capture that was read is damaged; null for nowhere.</summary>
    public CaptureDamage? Damage { get; private set; }

    /// <summary>Packets that were read.</summary>
    public long Packets { get; private set; }

    /// <summary>The stories of one of the lab's recordings, of a file, or of all recordings.</summary>
    /// <exception cref="UsageException">There is neither such a story nor such a file.</exception>
    public IReadOnlyList<QuizStory> Of(string? about)
    {
        if (about is null)
        {
            foreach (var scenario in ScenarioList.All.Where(scenario => new FileInfo(BundledCaptures.PathOf(scenario)) is { Exists: true, Length: < LongestRecording }))
            {
                Read(scenario.Name, BundledCaptures.PathOf(scenario));
            }
        }
        else if (ScenarioList.Find(about) is { } known && !File.Exists(about))
        {
            Read(known.Name, BundledCaptures.PathOf(known));
        }
        else if (File.Exists(about) || about == StandardStream.Name || about.Contains('/', StringComparison.Ordinal) || about.Contains('.', StringComparison.Ordinal))
        {
            Read(about == StandardStream.Name ? about : Path.GetFileName(about), about);
        }
        else
        {
            var close = ClosestNames.Of(about, ScenarioList.All.Select(scenario => scenario.Name));
            throw new UsageException($"no story and no file \"{about}\"{(close.Count > 0 ? $". Did you mean {string.Join(" or ", close)}?" : "")}");
        }

        return [.. _stories.Values];
    }

    private void Read(string name, string file)
    {
        using var input = new CaptureInput([file], packets, again: false, CancellationToken.None);
        using var reading = input.Open(recycles: false);
        var pipeline = reading.Pipeline;
        for (var read = 0; read < MostPackets && pipeline.MoveNext() is PipelineStatus.Packet or PipelineStatus.Idle; read++)
        {
            if (pipeline.Decoded.Kind == PacketKind.Tcp && StoryOf(name, pipeline.Facts) is { } story)
            {
                story.Add(pipeline.Facts, pipeline.Payload);
            }
        }

        Damage = pipeline.Source.Damage;
        Packets = pipeline.Record.Packets;
    }

    private QuizStory? StoryOf(string name, in SegmentFacts facts)
    {
        var key = (name, facts.Connection.Stream);
        if (!_stories.TryGetValue(key, out var story) && _stories.Count < MostStories)
        {
            _stories.Add(key, story = new(name, facts.Connection));
        }

        return story?.Segments.Count < MostSegments ? story : null;
    }
}
