using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Terminals;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Rights;
using TcpSniff.Packets;
using TcpSniff.Reports.Text;
using TcpSniff.Typography;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff devices</c>: the interfaces, their addresses and state, and whether one may capture on them.</summary>
internal static class DevicesCommand
{
    private static readonly TextColumn[] Columns = [new("interface"), new("state"), new("capture"), new("link type"), new("addresses")];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var verb = new Verb("devices", "List interfaces, and whether you may capture on them", new Example("tcpsniff devices", "See which interface to name to sniff -i"));
        verb.SetAction(line => (int)Run(screen, global.ColourFor(line, screen)));
        return verb;
    }

    private static ExitCode Run(Screen screen, bool colour)
    {
        using var writer = screen.Text();
        var table = new TextTable(colour ? new AnsiOutput(writer) : new PlainOutput(writer), Columns);
        var devices = CaptureDevices.List(probe: true);
        foreach (var device in devices)
        {
            table.Add(
                new(device.Name, TextStyle.Bright),
                new(State(device.Flags)),
                Capture(device),
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

    private static StyledText Capture(CaptureDevice device) => device.MayCapture switch
    {
        true => new("yes", TextStyle.Good),
        false => new("no", TextStyle.Error),
        null => new("-", TextStyle.Dim),
    };

    private static string State(DeviceFlags flags)
    {
        var words = new List<string> { flags.HasFlag(DeviceFlags.Up) ? "up" : "down" };
        if (flags.HasFlag(DeviceFlags.Loopback))
        {
            words.Add("loopback");
        }

        if (flags.HasFlag(DeviceFlags.Wireless))
        {
            words.Add("wireless");
        }

        if (flags.HasFlag(DeviceFlags.Disconnected))
        {
            words.Add("unplugged");
        }

        return string.Join(", ", words);
    }
}
