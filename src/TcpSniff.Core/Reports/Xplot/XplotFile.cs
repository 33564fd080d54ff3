using System.Globalization;
using System.Text;
using TcpSniff.Packets;

namespace TcpSniff.Reports.Xplot;

/// <summary>
/// One graph as xplot and jPlot read it: a command a line, such as <c>line 1.5 100 1.5 200</c>, and colours that hold until the next.
/// The file is open only while it is written to, so that there may be more of them than may be open at once.
/// </summary>
internal sealed class XplotFile(string path)
{
    private const int Enough = 1 << 16;

    private readonly StringBuilder _waiting = new();
    private string _colour = "";
    private bool _begun;

    /// <summary>Writes the head.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="upward">What stands on the vertical axis.</param>
    /// <param name="seconds">The kind of numbers on both axes: <c>timeval double</c> or <c>timeval signed</c>.</param>
    public void Begin(string title, string upward, string seconds) =>
        _waiting.Append(CultureInfo.InvariantCulture, $"{seconds}\ntitle\n{title}\nxlabel\ntime\nylabel\n{upward}\n");

    /// <summary>Draws a line.</summary>
    public void Line(string colour, CaptureTime fromTime, long from, CaptureTime toTime, long to) =>
        Add(colour, $"line {Seconds(fromTime)} {from} {Seconds(toTime)} {to}");

    /// <summary>Draws a mark: <c>dot</c>, <c>diamond</c>, <c>uarrow</c>, <c>darrow</c>, <c>dtick</c>, <c>utick</c>, <c>htick</c>.</summary>
    public void Mark(string colour, string mark, CaptureTime time, long value) => Add(colour, $"{mark} {Seconds(time)} {value}");

    /// <summary>Writes a word above a point.</summary>
    public void Text(string colour, CaptureTime time, long value, string text) => Add(colour, $"atext {Seconds(time)} {value}\n{text}");

    /// <summary>Writes the last command.</summary>
    public void End()
    {
        _waiting.Append("go\n");
        Flush();
    }

    private static string Seconds(CaptureTime time)
    {
        var (seconds, rest) = Math.DivRem(time.Nanoseconds, 1_000_000_000);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rest / 1000:D6}");
    }

    private void Add(string colour, FormattableString command)
    {
        if (colour != _colour)
        {
            _waiting.Append(colour).Append('\n');
            _colour = colour;
        }

        _waiting.Append(command.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (_waiting.Length > Enough)
        {
            Flush();
        }
    }

    private void Flush()
    {
        using var file = new FileStream(path, _begun ? FileMode.Append : FileMode.Create, FileAccess.Write);
        file.Write(Encoding.ASCII.GetBytes(_waiting.ToString()));
        _waiting.Clear();
        _begun = true;
    }
}
