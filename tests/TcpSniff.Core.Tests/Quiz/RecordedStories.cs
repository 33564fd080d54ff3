using TcpSniff.Decoding;
using TcpSniff.Quiz;
using TcpSniff.Testing;

namespace TcpSniff.Core.Tests.Quiz;

/// <summary>The lab's recordings, as a quiz reads them.</summary>
internal static class RecordedStories
{
    private const long Longest = 64 * 1024;

    public static IReadOnlyList<QuizStory> All { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("captures/lab"), "*.pcapng").Order(StringComparer.Ordinal).Where(file => new FileInfo(file).Length < Longest).SelectMany(Read)];

    private static IEnumerable<QuizStory> Read(string file)
    {
        var stories = new Dictionary<int, QuizStory>();
        using var pipeline = Pipeline.Open(file);
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (pipeline.Decoded.Kind == PacketKind.Tcp)
            {
                var stream = pipeline.Facts.Connection.Stream;
                if (!stories.TryGetValue(stream, out var story))
                {
                    stories.Add(stream, story = new(Path.GetFileNameWithoutExtension(file), pipeline.Facts.Connection));
                }

                story.Add(pipeline.Facts, pipeline.Payload);
            }
        }

        return stories.Values;
    }
}
