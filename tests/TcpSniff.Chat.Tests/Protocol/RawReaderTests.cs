using System.Text;
using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Tests.Protocol;

public sealed class RawReaderTests
{
    [Theory]
    [InlineData("Michael", "Michael")]
    [InlineData("two,sends", "two|sends")]
    [InlineData("hello\n", "hello⏎")]
    [InlineData("one\r\ntwo\n", "one⏎|two⏎")]
    [InlineData("no line\nat the end", "no line\nat the end")]
    public async Task Each_receive_is_a_message_and_lines_are_lines(string receives, string messages) =>
        Assert.Equal(messages, await ReadAll([.. receives.Split(',').Select(Encoding.UTF8.GetBytes)]));

    [Fact]
    public async Task A_character_that_was_torn_is_put_together_again()
    {
        var bytes = Encoding.UTF8.GetBytes("世界🌍!");
        for (var at = 1; at < bytes.Length; at++)
        {
            Assert.Equal("世界🌍!", (await ReadAll(bytes[..at], bytes[at..])).Replace("|", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_no_character_is_replaced() => Assert.Equal("a\ufffd|b|\ufffd", await ReadAll([(byte)'a', 0xff], [(byte)'b', 0xe4, 0xb8]));

    [Fact]
    public async Task A_receive_is_never_longer_than_it_may_be() => Assert.Equal("1234|5678|9", await ReadAll(4, "123456789"u8.ToArray()));

    private static Task<string> ReadAll(params byte[][] receives) => ReadAll(ChatWords.LongestLine, receives);

    private static async Task<string> ReadAll(int longest, params byte[][] receives)
    {
        var waiting = new Queue<byte>();
        var next = 0;
        var reader = new RawReader(
            (buffer, _) =>
            {
                if (waiting.Count == 0 && next < receives.Length)
                {
                    Array.ForEach(receives[next++], waiting.Enqueue);
                }

                var count = Math.Min(buffer.Length, waiting.Count);
                for (var i = 0; i < count; i++)
                {
                    buffer.Span[i] = waiting.Dequeue();
                }

                return ValueTask.FromResult(count);
            },
            longest);
        var messages = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } message)
        {
            messages.Add(message.Text + (message.Ending.Length > 0 ? "⏎" : ""));
        }

        return string.Join('|', messages);
    }
}
