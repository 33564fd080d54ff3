using System.CommandLine;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Options;

/// <summary>What to show, and how.</summary>
/// <param name="global">Options of every command.</param>
/// <param name="watches">Whether the full screen is one of the views: what is no capture in progress has none.</param>
internal sealed class ViewOptions(GlobalOptions global, bool watches = false)
{
    private readonly Option<ShownView?> _view = Create(watches);

    private readonly Option<string?> _format = new("--format")
    {
        Description = $"How to write it: {string.Join(", ", FormatList.All.Select(format => format.Name))}, parquet, xplot",
        HelpName = "FORMAT",
    };

    private readonly Option<TimeDisplay?> _time = TimeOption.Create();

    private readonly Option<Role?> _side = WordOption.Create(
        "--side",
        "Whose kernel a packetdrill script tests (by default the one the capture was taken at)",
        ("client", Role.Client),
        ("server", Role.Server));

    private readonly Option<bool> _absolute = new("--absolute") { Description = "Sequence numbers as they are on the wire" };

    private readonly Option<bool> _names = new("--names") { Description = "Names beside addresses in text, from the capture's own DNS answers and name blocks" };

    private readonly Option<bool> _head = new("--head") { Description = "Begin JSON output with the record about the capture" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_view);
        command.Add(_format);
        command.Add(_time);
        command.Add(_absolute);
        command.Add(_names);
        command.Add(_head);
        command.Add(_side);
    }

    /// <summary>Whether the full screen is asked for.</summary>
    public bool IsLive(ParseResult result) => result.GetValue(_view) is { IsLive: true };

    /// <summary>Whether a view is named.</summary>
    public bool NamesView(ParseResult result) => result.GetValue(_view) is not null;

    /// <summary>The format's name; null where none is named.</summary>
    public string? FormatOf(ParseResult result) => result.GetValue(_format);

    /// <summary>Whether the format is Parquet, which a helper program writes.</summary>
    public bool IsParquet(ParseResult result) => result.GetValue(_format) == "parquet";

    /// <summary>Whether the format is xplot, which writes graphs into a folder.</summary>
    public bool IsXplot(ParseResult result) => result.GetValue(_format) == "xplot";

    /// <summary>What the command line says.</summary>
    /// <exception cref="Errors.UsageException">There is no such format, or it cannot carry the view.</exception>
    public Presentation Read(ParseResult result, Screen screen) =>
        Presentation.Create(result.GetValue(_view)?.View, result.GetValue(_format) ?? "text", Options(result, screen));

    /// <summary>What the command line says, in a format that is not on the list and writes all of its views at once unless one is named.</summary>
    /// <exception cref="Errors.UsageException">The format cannot carry the view.</exception>
    public Presentation Read(ParseResult result, Screen screen, Func<View?, IFormat> format)
    {
        var named = result.GetValue(_view)?.View;
        // Segments are what has to be seen while the capture is read; the rest is known at its end.
        return Presentation.Create(named ?? View.Segments, format(named), Options(result, screen));
    }

    private static Option<ShownView?> Create(bool watches)
    {
        (string, ShownView)[] words = [.. Enum.GetValues<View>().Select(view => (ViewNames.Of(view), new ShownView(view)))];
        (string, ShownView)[] live = [(ViewNames.Live, new ShownView(null))];
        var option = WordOption.Create("--view", "What to show", watches ? [.. words, .. live] : words, watches ? [] : live);
        option.Validators.Add(result =>
        {
            if (!watches && result.Tokens is [.., { Value: var given }] && given.Equals(ViewNames.Live, StringComparison.OrdinalIgnoreCase))
            {
                result.AddError("--view live: only sniff has it, while it captures, on a terminal");
            }
        });
        return option;
    }

    private ReportOptions Options(ParseResult result, Screen screen) => new()
    {
        Language = global.LanguageFor(result, screen),
        Colour = global.ColourFor(result, screen),
        Width = screen.Width,
        Time = result.GetValue(_time) ?? TimeDisplay.Relative,
        Absolute = result.GetValue(_absolute),
        Names = result.GetValue(_names) ? new() : null,
        Head = result.GetValue(_head),
        Side = result.GetValue(_side),
    };
}

/// <summary>A view of reports, or the full screen.</summary>
/// <param name="View">The view; null for the full screen.</param>
internal readonly record struct ShownView(View? View)
{
    /// <summary>Whether it is the full screen.</summary>
    public bool IsLive => View is null;
}
