using System.Text;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Filters;

namespace TcpSniff.Fuzz.Targets;

/// <summary>Capture filters: any expression filters any packets, or is said to make no sense and where; and the hint for tagged and tunnelled packets.</summary>
internal sealed class FiltersTarget : ITarget
{
    private static readonly string[] Words =
    [
        "tcp", "udp", "ip", "ip6", "vlan", "mpls", "pppoes", "geneve", "host", "net", "port", "portrange", "src", "dst", "ether", "proto", "less", "greater", "and", "or", "not", "(", ")", "!", "&&", "||",
        "10.0.0.1", "2001:db8::1", "10/8", "80", "1-65535", "65536", "4294967296", "tcp[13]", "tcp[tcpflags]", "ip[0:4]", "ether[2000]", "ip[-1]", "&", "|", "<<", "/", "0", "=", "!=", ">", "tcp-syn", "broadcast", "len", "7", "0xff", "\"", "\\", "\0", "é", "#",
    ];

    public string Name => "filters";

    public int Brief => 2000;

    public FuzzInput Make(int seed)
    {
        var random = new Random(seed);
        var text = random.Next(100) == 0 ? new string('(', random.Next(70_000)) : string.Join(' ', Enumerable.Range(0, 1 + random.Next(9)).Select(_ => Words[random.Next(Words.Length)]));
        var bytes = Encoding.UTF8.GetBytes(text);
        return CaptureInputs.Changed(seed, most: 2) with { Bytes = random.Next(5) == 0 ? new FileMutator(random).Mutate(bytes) : bytes };
    }

    public void Take(FuzzInput input)
    {
        try
        {
            using var source = new FilteredSource(new FrameSource(input.Frames), Encoding.UTF8.GetString(input.Bytes), new PacketDecoder());
            var through = 0;
            while (source.MoveNext() == SourceStatus.Packet)
            {
                through++;
            }

            BrokenPromiseException.Unless(through == source.LetThrough && through + source.LeftOut == input.Frames.Count, $"{through} of {input.Frames.Count} packets came, {source.LeftOut} did not");
            _ = source.Suggestion;
        }
        catch (BadFilterException)
        {
            // That is what it says of what makes no sense.
        }
    }
}
