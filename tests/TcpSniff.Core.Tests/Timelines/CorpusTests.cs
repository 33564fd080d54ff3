using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Testing;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Timelines;

/// <summary>Public captures, with all that networks and fuzzers do, told as stories.</summary>
public sealed class CorpusTests
{
    /// <summary>Enough to meet everything odd, few enough to stay quick.</summary>
    private const int PacketsAtMost = 2000;

    private const int Width = 80;

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    [InlineData(Language.TraditionalChinese)]
    public void Every_story_is_told_within_the_width_and_harms_no_terminal(Language language)
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        foreach (var capture in Corpus.Scored.Where(capture => capture.Packets is > 0 and <= PacketsAtMost))
        {
            var text = new StringWriter();
            Tell(capture.Path, language, new TextTimeline(new PlainOutput(text), new() { Language = language, Width = Width }));
            Assert.DoesNotContain(text.ToString(), character => char.IsControl(character) && character != '\n');
            Assert.All(text.ToString().Split('\n'), line => Assert.True(DisplayWidth.Of(line) <= Width, $"{capture.Name}: {line}"));
        }
    }

    private static void Tell(string path, Language language, ITimelineRenderer renderer)
    {
        using var source = CaptureFile.Open(path);
        var pipeline = new Pipeline(source, new PacketDecoder());
        var book = new StoryBook();
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (pipeline.Decoded.Kind == PacketKind.Tcp)
            {
                Assert.DoesNotContain('{', SegmentNotes.For(pipeline.Facts, language));
                book.Add(pipeline.Facts, pipeline.Payload);
            }
        }

        book.TellAll(renderer);
    }
}
