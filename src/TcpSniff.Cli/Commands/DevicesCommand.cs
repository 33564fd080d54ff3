using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Terminals;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Rights;
using TcpSniff.Packets;
using TcpSniff.Reports.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff devices</c>: the interfaces, their addresses and state, and whether one may capture on them.</summary>
internal static class DevicesCommand
{
    private static readonly string[] Titles = ["interface", "state", "capture", "link type", "addresses"];

    private static readonly Sentence Up = new("up", "启用", "啟用");
    private static readonly Sentence Down = new("down", "停用", "停用");
    private static readonly Sentence Loopback = new("loopback", "环回", "迴路");
    private static readonly Sentence Wireless = new("wireless", "无线", "無線");
    private static readonly Sentence Unplugged = new("unplugged", "未接线", "未接線");
    private static readonly Sentence Yes = new("yes", "是", "是");
    private static readonly Sentence No = new("no", "否", "否");

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var verb = new Verb("devices", "List interfaces, and whether you may capture on them", new Example("tcpsniff devices", "See which interface to name to sniff -i"));
        verb.SetAction(line => (int)Run(screen, global.ColourFor(line, screen), global.LanguageFor(line, screen)));
        return verb;
    }

    private static ExitCode Run(Screen screen, bool colour, Language language)
    {
        using var writer = screen.Text();
        var table = new TextTable(colour ? new AnsiOutput(writer) : new PlainOutput(writer), [.. Titles.Select(title => new TextColumn(ColumnTitles.In(title, language)))], screen.Width);
        var devices = CaptureDevices.List(probe: true);
        foreach (var device in devices)
        {
            table.Add(
                new(device.Name, TextStyle.Bright),
                new(string.Join(", ", State(device.Flags).Select(word => word.In(language)))),
                Capture(device, language),
                new(device.LinkType is { } type ? LinkTypeNames.Of(type) : "-"),
                new(device.Addresses.Count > 0 ? string.Join(' ', device.Addresses) : device.Description ?? "-"));
        }

        table.Begin();
        if (devices.Any(device => device.MayCapture == false))
        {
            screen.Errors.WriteLine($"tcpsniff: you may not capture here. {CaptureRights.Advice()}");
        }

        return ExitCode.Done;
    }

    private static StyledText Capture(CaptureDevice device, Language language) => device.MayCapture switch
    {
        true => new(Yes.In(language), TextStyle.Good),
        false => new(No.In(language), TextStyle.Error),
        null => new("-", TextStyle.Dim),
    };

    private static IEnumerable<Sentence> State(DeviceFlags flags) =>
    [
        flags.HasFlag(DeviceFlags.Up) ? Up : Down,
        .. flags.HasFlag(DeviceFlags.Loopback) ? [Loopback] : (Sentence[])[],
        .. flags.HasFlag(DeviceFlags.Wireless) ? [Wireless] : (Sentence[])[],
        .. flags.HasFlag(DeviceFlags.Disconnected) ? [Unplugged] : (Sentence[])[],
    ];
}
