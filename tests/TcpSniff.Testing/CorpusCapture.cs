using System.IO.Compression;

namespace TcpSniff.Testing;

/// <summary>One capture of the <see cref="Corpus"/>.</summary>
internal sealed class CorpusCapture(string root, string name)
{
    private static readonly HashSet<string> Layers =
    [
        "erf", "eth", "vlan", "ieee8021ad", "sll", "null", "loop", "raw", "ppp", "pppoes", "ip", "ipv6", "ipv6.hopopts", "ipv6.routing", "ipv6.dstopts",
        "ipv6.fraghdr", "ah", "udp", "gre", "erspan", "vxlan", "geneve", "gtp", "mpls", "radiotap", "wlan_radio", "wlan", "llc", "cmd", "tcp",
        "chdlc", "nflog", "ppi", "teredo", "juniper", "ipoib", "fddi", "cfp", "ayiya", "vntag",
    ];

    // A SYN whose data offset reaches beyond its packet starts a new stream in tshark, and all numbers after it differ. Of the packets
    // that an 802.11 frame aggregates, the first is followed.
    private static readonly HashSet<string> Incomparable = ["ndpi__fuzz-2006-09-29-28586.pcap", "zeek__tunnels__gre-aruba-amsdu.pcap"];

    private static readonly string[] Results = ["expected46", "expected"];

    /// <summary>File name.</summary>
    public string Name { get; } = name;

    /// <summary>Full path.</summary>
    public string Path { get; } = System.IO.Path.Combine(root, "files", name);

    /// <summary><c>pcap</c>, <c>pcapng</c>, <c>pcap-modified</c>, <c>snoop</c> or <c>unknown</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Packets that tshark reads from it; null where that is not known.</summary>
    public required int? Packets { get; init; }

    /// <summary>The stacks of layers around TCP, such as <c>eth:ip:tcp</c>.</summary>
    public required IReadOnlyList<string> Encapsulations { get; init; }

    /// <summary>What is special about it.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Whether tshark knows its format; ERF, which has no name there, by its packets.</summary>
    public bool IsReadable => Format != "unknown" || Packets > 0;

    /// <summary>Whether tshark's frames, numbers and labels are comparable with ours.</summary>
    public bool IsScored => IsReadable && !Incomparable.Contains(Name) && Encapsulations.All(IsDecoded);

    /// <summary>The capture's bytes.</summary>
    public byte[] ReadAllBytes() => File.ReadAllBytes(Path);

    /// <summary>The TCP segments as tshark reads them, in order of frames, with streams numbered without gaps.</summary>
    public IEnumerable<CorpusSegment> ExpectedSegments()
    {
        var streams = new Dictionary<int, int>();
        foreach (var fields in ExpectedRows("packets.tsv.gz").Skip(1).Select(line => line.Split('\t')))
        {
            if (CorpusSegment.TryParse(Name, fields, streams) is { } segment)
            {
                yield return segment;
            }
        }
    }

    /// <summary>Text of one of the capture's expectations, such as <c>tshark.json.gz</c> or <c>expected.json</c>; null where there is none.</summary>
    public string? Expectation(string kind)
    {
        // tshark's are those of the version that is matched; other programs' stand beside the older ones.
        var path = Results.Select(folder => System.IO.Path.Combine(root, folder, $"{Name}.{kind}")).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return null;
        }

        using Stream file = File.OpenRead(path);
        using var text = new StreamReader(kind.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return text.ReadToEnd();
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static bool IsDecoded(string stack) => stack.Split(':').All(Layers.Contains);

    private string[] ExpectedRows(string kind) => Expectation(kind)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
