namespace TcpSniff.Testing;

/// <summary>A collection of public captures with what other programs say about them. It lies beside the repository, where it is there at all.</summary>
internal static class Corpus
{
    /// <summary>Why a test skips where <see cref="IsPresent"/> is false.</summary>
    public const string Absent = "the corpus of captures is not beside the repository";

    private const string NoValue = "-";

    private static readonly string Root = Repository.PathOf("../shared/corpus");

    /// <summary>Whether it is there. Tests that need it skip where it is not.</summary>
    public static bool IsPresent { get; } = File.Exists(Path.Combine(Root, "manifest.tsv"));

    /// <summary>All captures in order of name; none where the corpus is absent.</summary>
    public static IReadOnlyList<CorpusCapture> Captures { get; } = IsPresent ? ReadManifest() : [];

    /// <summary>The captures whose TCP lies under layers that are decoded: their numbers are comparable.</summary>
    public static IEnumerable<CorpusCapture> Scored => Captures.Where(capture => capture.IsScored);

    /// <summary>The capture of a name.</summary>
    public static CorpusCapture Capture(string name) => Captures.Single(capture => capture.Name == name);

    private static CorpusCapture[] ReadManifest()
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "manifest.tsv"));
        var columns = lines[0].Split('\t').ToList();
        return [.. lines.Skip(1).Select(line => Row(columns, line.Split('\t'))).OrderBy(capture => capture.Name, StringComparer.Ordinal)];
    }

    private static CorpusCapture Row(List<string> columns, string[] fields)
    {
        string Field(string column) => fields[columns.IndexOf(column)];
        string[] List(string column) => Field(column) is NoValue ? [] : Field(column).Split(',', StringSplitOptions.RemoveEmptyEntries);
        return new(Root, Field("name"))
        {
            Format = Field("format"),
            Packets = int.TryParse(Field("packets"), out var packets) ? packets : null,
            Encapsulations = List("encapsulation"),
            Tags = List("tags"),
        };
    }
}
