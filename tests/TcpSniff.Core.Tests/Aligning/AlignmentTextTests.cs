using TcpSniff.Generating.Boxes;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Reports.Aligning;
using TcpSniff.Testing;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Aligning;

public class AlignmentTextTests
{
    private static readonly BoxRules Box = new()
    {
        Segments = 24,
        Loss = 40,
        HoldUp = 30,
        TranslatesClient = true,
        TranslatesServer = true,
        ClientShift = 1_234_567,
        RewritesOptions = true,
        SegmentationOffload = true,
        Pace = 700,
        Offset = 18_000_123_456_789,
        Drift = 50,
        Jitter = 300,
        Thinking = 300_000,
    };

    [Theory]
    [InlineData(Language.English, 100, "en.100")]
    [InlineData(Language.English, 80, "en.80")]
    [InlineData(Language.SimplifiedChinese, 100, "zh-Hans.100")]
    [InlineData(Language.TraditionalChinese, 80, "zh-Hant.80")]
    public void The_text_tells_at_first_glance_who_is_to_blame(Language language, int width, string golden)
    {
        var text = Text(Box, new() { Language = language, Width = width });
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Aligning/Golden/{golden}.txt", text), text);
    }

    [Fact]
    public void Many_connections_get_a_row_each()
    {
        var text = Text(new() { Connections = 6, Segments = 12, Loss = 20, Offset = 1_000_000_000 }, new());
        Assert.Equal(Golden.Expected("tests/TcpSniff.Core.Tests/Aligning/Golden/many.txt", text), text);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public void No_line_is_wider_than_the_terminal(int width) =>
        Assert.All(Text(Box, new() { Width = width }).Split('\n'), line => Assert.InRange(DisplayWidth.Of(line), 0, width));

    private static string Text(BoxRules rules, ReportOptions options)
    {
        var captures = new BoxCaptures(BoxedExchange.Play(5, rules));
        using var writer = new StringWriter { NewLine = "\n" };
        new AlignmentText(new PlainOutput(writer), options).Write(
            new()
            {
                Here = "client.pcapng",
                There = "server.pcapng",
                ConnectionsHere = rules.Connections,
                ConnectionsThere = rules.Connections,
                Alignments = Aligned.Of([.. captures.Frames(Role.Client)], [.. captures.Frames(Role.Server)]),
                LeftOut = 0,
            },
            inFull: false);
        return writer.ToString();
    }
}
