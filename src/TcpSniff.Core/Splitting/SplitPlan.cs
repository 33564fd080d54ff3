using System.Globalization;
using TcpSniff.Decoding;

namespace TcpSniff.Splitting;

/// <summary>How a capture is dealt to parts, and where they go.</summary>
internal sealed record SplitPlan
{
    /// <summary>Parts at most: each is an open file.</summary>
    public const int MostParts = 1000;

    /// <summary>The folder of the parts; it exists.</summary>
    public required string Folder { get; init; }

    /// <summary>How many there are, from 1 to <see cref="MostParts"/>.</summary>
    public required int Parts { get; init; }

    /// <summary>What stays together.</summary>
    public Togetherness By { get; init; }

    /// <summary>Which of them are written, where others do the rest; null for all.</summary>
    public Predicate<int>? Only { get; init; }

    /// <summary>How packets are looked into.</summary>
    public DecoderOptions Decoder { get; init; } = DecoderOptions.Default;

    /// <summary>The manifest's file: written last, it says that all parts are whole.</summary>
    public string Manifest => Path.Combine(Folder, "split.json");

    /// <summary>Whether a part is written.</summary>
    public bool Writes(int part) => Only?.Invoke(part) != false;

    /// <summary>The file of a part.</summary>
    public string PathOf(int part) => Path.Combine(Folder, NameOf(part) + ".pcapng");

    /// <summary>The list of a part's connections.</summary>
    public string IndexOf(int part) => Path.Combine(Folder, NameOf(part) + ".connections.csv");

    private static string NameOf(int part) => string.Create(CultureInfo.InvariantCulture, $"part-{part:D4}");
}
