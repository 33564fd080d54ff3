using System.Globalization;
using System.Text;
using TcpSniff.Generating;
using TcpSniff.Packets;

namespace TcpSniff.Fuzz.Inputs;

/// <summary>An input as a text file, small enough to stand beside the tests: the target, the turn, one line a packet, or the bytes.</summary>
internal static class FoundFile
{
    private static readonly CultureInfo Digits = CultureInfo.InvariantCulture;

    /// <summary>Writes an input down, with what it did as a remark.</summary>
    public static string Text(string target, FuzzInput input, string remark)
    {
        var text = new StringBuilder();
        foreach (var line in remark.Split('\n'))
        {
            text.Append("# ").Append(line.TrimEnd()).Append('\n');
        }

        text.Append(Digits, $"target {target}\nturn {input.Turn}\n");
        Append(text, "packet", input.Frames);
        Append(text, "other", input.Others);
        if (input.Bytes.Length > 0)
        {
            text.Append("bytes ").Append(Convert.ToHexStringLower(input.Bytes)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static (string Target, FuzzInput Input) Read(string text)
    {
        var (target, turn, bytes) = ("", 0, Array.Empty<byte>());
        List<Frame> frames = [], others = [];
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "target":
                    target = words[1];
                    break;
                case "turn":
                    turn = int.Parse(words[1], Digits);
                    break;
                case "packet":
                    frames.Add(Packet(words));
                    break;
                case "other":
                    others.Add(Packet(words));
                    break;
                case "bytes":
                    bytes = Convert.FromHexString(words[1]);
                    break;
                default:
                    throw new FormatException($"what is \"{words[0]}\"?");
            }
        }

        return (target, new(turn) { Frames = frames, Others = others, Bytes = bytes });
    }

    private static void Append(StringBuilder text, string word, IReadOnlyList<Frame> frames)
    {
        foreach (var frame in frames)
        {
            text.Append(Digits, $"{word} {(int)frame.Link} {frame.Nanoseconds} {frame.OriginalLength} {frame.Ip} {Convert.ToHexStringLower(frame.Bytes)}\n");
        }
    }

    private static Frame Packet(string[] words) => new(long.Parse(words[2], Digits), Convert.FromHexString(words[5]))
    {
        Link = (LinkType)int.Parse(words[1], Digits),
        OriginalLength = int.Parse(words[3], Digits),
        Ip = int.Parse(words[4], Digits),
    };
}
