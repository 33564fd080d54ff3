using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>Real conversations that went well.</summary>
public sealed class ChatTests
{
    public static TheoryData<string> Captures =>
        [.. Directory.GetFiles(Repository.PathOf("captures"), "chat-*.pcapng").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_clean_chat_yields_no_finding(string capture)
    {
        using var source = CaptureFile.Open(Repository.PathOf(Path.Combine("captures", capture)));
        var pipeline = new Pipeline(source, new PacketDecoder(DecoderOptions.Default));
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        Assert.NotEmpty(pipeline.Tracker.Connections);
        Assert.Empty(Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record));
    }
}
