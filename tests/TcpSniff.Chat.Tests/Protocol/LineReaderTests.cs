using System.Text;
using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Tests.Protocol;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb", "a|b")]
    [InlineData("\n\n", "|")]
    [InlineData("", null)]
    [InlineData("1234567890\nnext\n", "12345678+|next")]
    [InlineData("12345678\nnext\n", "12345678|next")]
    [InlineData("1234567890", "12345678+")]
    [InlineData("123456789\n123456789\n1\n", "12345678+|12345678+|1")]
    public async Task Lines_come_out_whole_however_the_bytes_come_in(string stream, string? lines)
    {
        for (var chunk = 1; chunk <= stream.Length + 1; chunk++)
        {
            Assert.Equal(lines, await ReadAll(Encoding.UTF8.GetBytes(stream), () => chunk));
        }
    }

    [Fact]
    public async Task Random_streams_in_random_pieces_are_cut_as_a_simple_model_cuts_them()
    {
        var random = new Random(5);
        for (var run = 0; run < 2000; run++)
        {
            var stream = Enumerable.Range(0, random.Next(60)).Select(_ => (byte)"ab\n\n\r"[random.Next(5)]).ToArray();

            Assert.Equal(Model(stream), await ReadAll(stream, () => random.Next(1, 12)));
        }
    }

    private static string? Model(byte[] stream)
    {
        var text = Encoding.Latin1.GetString(stream);
        var lines = text.Split('\n').ToList();
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var cut = lines.Select(line => line.Length > 8 ? TrimReturn(line[..8]) + "+" : TrimReturn(line)).ToList();
        return cut.Count == 0 ? null : string.Join('|', cut);
    }

    private static string TrimReturn(string line) => line.EndsWith('\r') ? line[..^1] : line;

    private static async Task<string?> ReadAll(byte[] stream, Func<int> chunk)
    {
        var at = 0;
        var reader = new LineReader(
            (buffer, _) =>
            {
                var count = Math.Min(Math.Min(chunk(), buffer.Length), stream.Length - at);
                stream.AsSpan(at, count).CopyTo(buffer.Span);
                at += count;
                return ValueTask.FromResult(count);
            },
            longest: 8);
        var lines = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } line)
        {
            lines.Add(line.Text + (line.WasCut ? "+" : ""));
        }

        return lines.Count == 0 ? null : string.Join('|', lines);
    }
}
