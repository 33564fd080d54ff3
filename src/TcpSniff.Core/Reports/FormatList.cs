using TcpSniff.Reports.Formats;

namespace TcpSniff.Reports;

/// <summary>All formats there are.</summary>
internal static class FormatList
{
    /// <summary>All formats.</summary>
    public static IReadOnlyList<IFormat> All { get; } =
    [
        new TextFormat(),
        new JsonFormat(),
        new CsvFormat(),
        new MarkdownFormat(),
        new MermaidFormat(),
        new PlantUmlFormat(),
        new PacketdrillFormat(),
        new ZeekFormat(),
        new ZeekJsonFormat(),
    ];

    /// <summary>The format of that name, or null.</summary>
    public static IFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
