using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

/// <summary>A capture whose payload, names, comments and own name try what they can: nothing of it comes out of any output as it is.</summary>
public sealed partial class EscapeTests : IDisposable
{
    private const string Evil = "a\u001b[2J\u001b[c\u0007\u009b31m\u0085\u202eb\u2066c\u2028\u200e</script><img src=x>=cmd()\t\r";

    private static readonly byte[] EvilBytes = [.. Encoding.UTF8.GetBytes(Evil), 0x9b, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80];

    private readonly Workbench _bench = new();
    private readonly string _file;

    public EscapeTests() => _file = _bench.File("evil\u001b[2J\u202e\u009b.pcapng", Capture());

    public void Dispose() => _bench.Dispose();

    /// <summary>Command lines with 0 for the file and 1 for what is evil.</summary>
    public static TheoryData<string> Outputs =>
    [
        .. ((string[])["summary", "connections", "timeline", "segments", "findings"]).SelectMany(view =>
            ((string[])["text", "json", "csv", "markdown"]).Select(format => $"analyze|{{0}}|--view|{view}|--format|{format}|--names")),
        .. ((string[])["mermaid", "plantuml", "packetdrill"]).Select(format => $"analyze|{{0}}|--view|timeline|--format|{format}"),
        .. ((string[])["zeek", "zeek-json"]).Select(format => $"analyze|{{0}}|--view|connections|--format|{format}"),
        .. ((string[])["text", "hex", "json"]).Select(form => $"follow|{{0}}|0|--as|{form}"),
        "explain|{0}|4",
        "explain|{0}|4|--format|json",
        "analyze|{0}|-f|{1}",
        "analyze|{0}|--where|{1}",
        "analyze|{0}|--{1}",
        "analyze|{0}.not-there",
        "analyze|{0}|-w|{0}",
        "follow|{0}|99",
    ];

    [Theory]
    [MemberData(nameof(Outputs))]
    public void No_output_shows_what_steers_a_terminal(string line)
    {
        var outcome = Executable.TcpSniff.Run([.. line.Split('|').Select(word => word.Replace("{0}", _file, StringComparison.Ordinal).Replace("{1}", Evil, StringComparison.Ordinal))]);

        AssertSafe(outcome.Output);
        AssertSafe(outcome.Errors);
    }

    [Fact]
    public void The_page_holds_it_as_text_only()
    {
        var page = _bench.PathOf("page.html");
        Assert.Equal(0, Executable.TcpSniff.Run("report", _file, "-o", page).Code);

        var html = File.ReadAllText(page);
        AssertSafe(html);
        Assert.DoesNotContain("<img src=x>", html, StringComparison.Ordinal);
        foreach (Match block in Block().Matches(html))
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(block.Groups["data"].Value)), CompressionMode.Decompress);
            JsonDocument.Parse(gzip).Dispose();
        }
    }

    private static void AssertSafe(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var mayStand = rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            Assert.True(mayStand && rune != Rune.ReplacementChar, $"U+{rune.Value:X4} in {text[..Math.Min(text.Length, 4000)]}");
        }
    }

    private static byte[] Capture()
    {
        var text = Encoding.UTF8.GetBytes(Evil);
        var (client, server) = (Packet.Tcp(), Packet.Tcp("10.0.0.2:80", "10.0.0.1:40000"));
        var file = new PcapngBuilder().Section(comment: Evil, options: [(2, text), (3, text), (4, text)]).Interface(1, 0, (1, text), (2, text), (3, text), (12, text));
        file.Block(4, file.Body.U16(1).U16((ushort)(5 + text.Length)).Bytes(10, 0, 0, 1).Bytes(text).Bytes(0).Pad().U32(0));
        var time = 1_700_000_000_000_000UL;
        foreach (var packet in (TcpPacket[])
        [
            client.Flags(TcpFlags.Syn).Seq(0).Mss(1460),
            server.Flags(TcpFlags.Syn).Seq(0).Ack(1).Mss(1460),
            client.Seq(1).Ack(1),
            client.Flags(TcpFlags.Psh).Seq(1).Ack(1).Payload(EvilBytes),
            client.Flags(TcpFlags.Psh).Seq(1).Ack(1).Payload(EvilBytes),
            server.Seq(1).Ack(1 + (uint)EvilBytes.Length),
            server.Flags(TcpFlags.Rst).Seq(1).Ack(1 + (uint)EvilBytes.Length),
        ])
        {
            file.Packet(time += 1000, packet.ToBytes(), options: [(1, text)]);
        }

        return file.ToArray();
    }

    [GeneratedRegex("<script type=\"application/gzip\"[^>]*>(?<data>[^<]*)</script>", RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
