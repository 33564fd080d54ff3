using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Reports.Text;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Watching;

/// <summary>The connections as a table that stays within its columns: what matters least is left out, ends are cut in their middle.</summary>
internal sealed class WatchTable(Language language, bool colour)
{
    private const int Gap = 2;
    private const int ShortestEnd = 15;
    private const int LeastFindings = 14;

    private static readonly Sentence BytesASecond = new("B/s", "字节/秒", "位元組/秒");
    private static readonly Sentence PacketsASecond = new("pkt/s", "包/秒", "封包/秒");
    private static readonly Sentence Bytes = new("bytes", "字节", "位元組");

    /// <summary>The title and the rows.</summary>
    /// <param name="rows">What is shown of the rows.</param>
    /// <param name="selected">Number of the connection that is marked; null for none.</param>
    /// <param name="columns">Columns that a line may take.</param>
    public IReadOnlyList<StyledText> Lines(IReadOnlyList<WatchRow> rows, int? selected, int columns)
    {
        var cells = rows.Select(Cells).ToList();
        List<Column> shown =
        [
            new(0, "#", true, 0), new(1, ColumnTitles.In("client", language), false, 0), new(2, ColumnTitles.In("server", language), false, 0),
            new(3, ColumnTitles.In("state", language), false, 0), new(4, BytesASecond.In(language), true, 3), new(5, PacketsASecond.In(language), true, 2),
            new(6, Bytes.In(language), true, 1), new(7, "rtx", true, 0), new(8, ColumnTitles.In("findings", language), false, 0),
        ];
        var widths = shown.Select(column => Math.Max(DisplayWidth.Of(column.Title), cells.Select(row => row[column.Cell].Width).DefaultIfEmpty().Max())).ToArray();
        Fit(shown, widths, columns);
        return
        [
            Clip.To(Line(new(" "), shown, widths, column => new StyledText(column.Title, TextStyle.Heading)), columns),
            .. rows.Select((row, i) => Clip.To(
                Line(row.Stream == selected ? new("▶", TextStyle.Label) : new(" "), shown, widths, column => Cut(cells[i], column, widths)), columns)),
        ];
    }

    private static StyledText Cut(StyledText[] row, Column column, int[] widths) =>
        column.Cell is 1 or 2 && row[column.Cell].Width > widths[column.Cell] ? new(Clip.Middle(row[column.Cell].ToString(), widths[column.Cell])) : row[column.Cell];

    private static void Fit(List<Column> shown, int[] widths, int columns)
    {
        int Excess() => 1 + shown.Sum(column => Gap + (column.Cell == 8 ? Math.Min(widths[8], LeastFindings) : widths[column.Cell])) - Gap - columns;
        foreach (var end in (int[])[1, 2])
        {
            // Long ends first give way down to what an IPv4 one takes.
            var spare = Math.Max(0, widths[end] - 21);
            widths[end] -= Math.Clamp(Excess(), 0, spare);
        }

        foreach (var least in shown.Where(column => column.Weight > 0).OrderBy(column => column.Weight).ToList())
        {
            if (Excess() > 0)
            {
                shown.Remove(least);
            }
        }

        foreach (var end in (int[])[1, 2])
        {
            widths[end] -= Math.Clamp(Excess(), 0, Math.Max(0, widths[end] - ShortestEnd));
        }
    }

    private static StyledText Line(StyledText line, List<Column> shown, int[] widths, Func<Column, StyledText> cell)
    {
        var start = 1;
        foreach (var column in shown)
        {
            var text = cell(column);
            line.PadTo(column.Right ? start + widths[column.Cell] - text.Width : start).Add(text);
            start += widths[column.Cell] + Gap;
        }

        return line;
    }

    private StyledText[] Cells(WatchRow row)
    {
        var plain = row.IsOver ? TextStyle.Dim : TextStyle.Plain;
        return
        [
            new(row.Stream.ToString(CultureInfo.InvariantCulture), plain),
            new(row.Client, plain),
            new(row.Server, plain),
            States(row, colour),
            new(SizeText.Of((long)row.BytesPerSecond), row.BytesPerSecond > 0 ? TextStyle.Bright : TextStyle.Dim),
            new(((long)Math.Ceiling(row.PacketsPerSecond)).ToString("N0", CultureInfo.InvariantCulture), row.PacketsPerSecond > 0 ? TextStyle.Bright : TextStyle.Dim),
            new(SizeText.Of(row.Bytes), plain),
            new(row.Retransmissions.ToString(CultureInfo.InvariantCulture), row.Retransmissions > 0 ? TextStyle.Warning : plain),
            FindingBrief.Of(row.Findings, language),
        ];
    }

    /// <summary>Both ends' states, one where they are the same; what is only presumed is dim or in parentheses.</summary>
    public static StyledText States(WatchRow row, bool colour)
    {
        var (client, server) = (row.ClientState, row.ServerState);
        return client.State == server.State
            ? State(client with { Proved = client.Proved && server.Proved }, colour)
            : State(client, colour).Add("/").Add(State(server, colour));
    }

    private static StyledText State(EndpointState state, bool colour) =>
        state.Proved ? new(state.State.Name()) : colour ? new(state.State.Name(), TextStyle.Dim) : new($"({state.State.Name()})");

    private sealed record Column(int Cell, string Title, bool Right, int Weight);
}
