using System.CommandLine;
using TcpSniff.Cli.Runs;
using TcpSniff.Live;

namespace TcpSniff.Cli.Options;

/// <summary>Where and how to capture. The names are tcpdump's where it has the same idea.</summary>
internal sealed class DeviceOptions
{
    private const int BytesPerKibibyte = 1024;

    /// <summary>Seconds that a timer of the framework can wait: 49 days.</summary>
    private const double LongestDuration = 4_233_600;

    private readonly Option<string?> _interface = new("--interface", "-i") { Description = "Interface to capture on; any is all of them (tcpsniff devices lists them)", HelpName = "IFACE" };
    private readonly Option<int?> _count = new("--count", "-c") { Description = "End after N packets", HelpName = "N" };
    private readonly Option<double?> _duration = new("--duration") { Description = "End after this many seconds", HelpName = "S" };
    private readonly Option<int?> _snapLength = new("--snapshot-length", "-s") { Description = "Keep the first N bytes of each packet", HelpName = "N" };
    private readonly Option<int?> _buffer = new("--buffer-size", "-B") { Description = "The kernel's buffer in KiB", HelpName = "N" };
    private readonly Option<bool> _narrow = new("--no-promiscuous-mode", "-p") { Description = "Only what is meant for this machine" };
    private readonly Option<bool> _immediate = new("--immediate-mode", "--immediate") { Description = "Hand over each packet at once; loses packets under load" };
    private readonly Option<string?> _user = new("--relinquish-privileges", "-Z") { Description = "Become this user once the interface is open", HelpName = "USER" };

    public DeviceOptions()
    {
        _count.Validators.Add(static result => NumberOption.AtLeast(result, 1));
        _snapLength.Validators.Add(static result => NumberOption.AtLeast(result, 1));
        _buffer.Validators.Add(static result => NumberOption.AtLeast(result, 1));
        _duration.Validators.Add(static result => NumberOption.Between(result, 0, LongestDuration));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_interface, _count, _duration, _snapLength, _buffer, _narrow, _immediate, _user])
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line says.</summary>
    public SniffRequest Read(ParseResult line)
    {
        var usual = new LiveOptions();
        return new()
        {
            Device = line.GetValue(_interface),
            Count = line.GetValue(_count),
            Duration = line.GetValue(_duration) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            User = line.GetValue(_user),
            Live = usual with
            {
                SnapLength = Math.Min(line.GetValue(_snapLength) ?? usual.SnapLength, LiveOptions.WholePackets),
                BufferSize = line.GetValue(_buffer) is { } size ? (int)Math.Min(int.MaxValue, (long)size * BytesPerKibibyte) : usual.BufferSize,
                Promiscuous = !line.GetValue(_narrow),
                Immediate = line.GetValue(_immediate),
            },
        };
    }
}
