using TcpSniff.Packets;
using TcpSniff.Typography;

namespace TcpSniff.Timelines.Text;

/// <summary>Draws an arrow with its words on it, as long as its lane: <c>── SYN  seq 0 ───▶</c> or <c>◀─ ACK  ack 1 ────</c>.</summary>
/// <remarks>Where the lane is short the words move together, then the shaft gets shorter, then words move to a line below; those that may be left out are.</remarks>
internal sealed class Arrow
{
    private readonly List<(StyledText Word, bool Optional)> _words = [];
    private bool _closer;

    /// <summary>How far words stand apart, and how much shaft shows at each end.</summary>
    private readonly record struct Fit(int Gap, int Shaft)
    {
        public static readonly Fit Loose = new(2, 2);
        public static readonly Fit Close = new(1, 2);
        public static readonly Fit Tight = new(1, 1);

        /// <summary>Columns between both ends of the arrow, a blank at either side.</summary>
        public int Room(int lane) => lane - (2 * (Shaft + 1));
    }

    /// <summary>Adds a word that must be shown.</summary>
    public Arrow Add(StyledText word)
    {
        _words.Add((word, false));
        return this;
    }

    /// <summary>Adds a word that is left out where there is no room.</summary>
    /// <param name="word">The word.</param>
    /// <param name="closer">Whether words move together to make that room.</param>
    public Arrow AddIfRoom(StyledText word, bool closer = false)
    {
        _words.Add((word, true));
        _closer |= closer;
        return this;
    }

    /// <summary>The arrow in the first line, and words that had no room in further lines, each <paramref name="lane"/> columns wide at most.</summary>
    public IReadOnlyList<StyledText> Draw(Role from, int lane, TextStyle style)
    {
        var fit = Choose(lane);
        var rows = Rows(fit, lane);
        var first = new StyledText((from == Role.Client ? "──" : "◀─")[..fit.Shaft] + " ", style).Add(rows[0]).Add(" ");
        first.Add(new string('─', Math.Max(0, lane - first.Width - 1)), style).Add(from == Role.Client ? "▶" : "─", style);
        return [first, .. rows.Skip(1).Select(row => new StyledText(new string(' ', fit.Shaft + 1)).Add(row))];
    }

    /// <summary>All words in a row.</summary>
    public override string ToString() => string.Join(' ', _words.Select(word => word.Word.ToString()));

    /// <summary>The loosest way in which all that must be shown stands on the arrow, and where it is worth it what may be left out, too.</summary>
    private Fit Choose(int lane)
    {
        if (_closer && Needed(Fit.Loose, everything: true) > Fit.Loose.Room(lane) && Needed(Fit.Close, everything: true) <= Fit.Close.Room(lane))
        {
            return Fit.Close;
        }

        foreach (var fit in (Fit[])[Fit.Loose, Fit.Close, Fit.Tight])
        {
            if (Needed(fit) <= fit.Room(lane))
            {
                return fit;
            }
        }

        return Fit.Close;
    }

    private int Needed(Fit fit, bool everything = false) => _words.Where(word => everything || !word.Optional).Sum(word => word.Word.Width + fit.Gap) - fit.Gap;

    private List<StyledText> Rows(Fit fit, int lane)
    {
        var needed = Needed(fit);
        var rows = new List<StyledText> { new() };
        foreach (var (word, optional) in _words)
        {
            var row = rows[^1];
            if (optional && (needed += fit.Gap + word.Width) > fit.Room(lane))
            {
                continue;
            }

            if (row.Width > 0 && row.Width + fit.Gap + word.Width > fit.Room(lane))
            {
                rows.Add(row = new());
            }

            row.Add(row.Width > 0 ? new string(' ', fit.Gap) : "").Add(word);
        }

        return rows;
    }
}
