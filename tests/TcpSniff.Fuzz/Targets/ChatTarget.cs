using System.Text;
using TcpSniff.Chat.Protocol;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating.Mutating;

namespace TcpSniff.Fuzz.Targets;

/// <summary>The chat's protocol: bytes cut anywhere become the lines that a plain reader finds, names, and text that steers no terminal.</summary>
internal sealed class ChatTarget : ITarget
{
    private const int Longest = 64;

    private static readonly string[] Pieces = ["hello", "\n", "\r\n", "\r", "/name ", "bye", "^^^", "exit", "*", ":", "\0", "\u001b[2J", "\u0085", "\u202e", "\u200d", "é", "𝕏", "server", "\ufeff", " ", "\t"];

    public string Name => "chat";

    public int Brief => 20_000;

    public FuzzInput Make(int seed)
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(9) == 0 ? new string('a', random.Next(2 * Longest)) : Pieces[random.Next(Pieces.Length)])));
        return new(seed) { Bytes = random.Next(2) == 0 ? new FileMutator(random).Mutate(bytes) : bytes };
    }

    public void Take(FuzzInput input)
    {
        var lines = Read(input, receive => new LineReader(receive, Longest));
        BrokenPromiseException.Unless(lines.SequenceEqual(Plain(input.Bytes)), $"lines: {string.Join('|', lines)}, not {string.Join('|', Plain(input.Bytes))}");
        foreach (var text in lines.Concat(Read(input, receive => new RawReader(receive, Longest))).Concat(Read(input, receive => new LineReader(receive, Longest, () => true))))
        {
            _ = ChatNames.Refusal(text);
            _ = ChatNames.Folded(text);
            var shown = SafeText.Of(ChatWords.RequestedName(text) ?? text);
            BrokenPromiseException.Unless(!shown.EnumerateRunes().Any(rune => rune.Value is < 0x20 or (>= 0x7f and < 0xa0) or 0x2028 or 0x2029 or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069)), $"shown as it is: {Convert.ToHexString(Encoding.UTF8.GetBytes(shown))}");
        }
    }

    private static List<string> Read(FuzzInput input, Func<Func<Memory<byte>, CancellationToken, ValueTask<int>>, IMessageReader> open)
    {
        var (random, at) = (new Random(input.Turn), 0);
        var reader = open((buffer, _) =>
        {
            BrokenPromiseException.Unless(!buffer.IsEmpty, "there is no room to receive into");
            var count = Math.Min(Math.Min(buffer.Length, 1 + random.Next(Longest)), input.Bytes.Length - at);
            input.Bytes.AsMemory(at, count).CopyTo(buffer);
            at += count;
            return new(count);
        });
        var texts = new List<string>();
        while (reader.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult() is { } message)
        {
            texts.Add(message.Text);
            BrokenPromiseException.Unless(texts.Count <= input.Bytes.Length + 1, "more messages than bytes");
        }

        return texts;
    }

    private static IEnumerable<string> Plain(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var feed = Array.IndexOf(bytes, (byte)'\n', start);
            var line = bytes.AsSpan(start, Math.Min(Longest, (feed < 0 ? bytes.Length : feed) - start));
            yield return Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
            start = feed < 0 ? bytes.Length : feed + 1;
        }
    }
}
