using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Cli.Watching;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff sniff</c>: explains what happens on an interface while it happens.</summary>
internal static class SniffCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff sniff -i lo -f 'tcp port 12345'", "Watch a chat on this machine (tcpsniff chat server | client)"),
        new("sudo tcpsniff sniff -i eth0 -f 'host 192.0.2.7' -w talk.pcapng", "Explain, and keep the packets for later"),
        new("tcpsniff sniff -i lo -f 'tcp port 12345' --web", "The same in a browser: arrows and states as they happen"),
        new("sudo tcpsniff sniff -i any --view live", "Full screen: connections, states and rates as they change; Enter opens one"),
        new("sudo tcpsniff sniff -i any --duration 10 --view connections", "Which connections were there in ten seconds?"),
        new("sudo tcpsniff sniff -i eth0 --view connections -w day-%F-%H.pcapng -G 3600", "For ever: a row when a connection is over, a file an hour"),
        new("sudo tcpsniff sniff -i eth0 -Z nobody -c 100 --view segments --format json", "A hundred packets as JSON, without root's rights"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var device = new DeviceOptions();
        var packets = new PacketOptions(global);
        var view = new ViewOptions(global, watches: true);
        var write = new Option<string?>("--write", "-w") { Description = "Keep the packets in this file too; - is standard output", HelpName = "OUT" };
        var rotation = new RotationOptions();
        var memory = MemoryOption.Create();
        var web = WebOption.Create();
        var failOn = FailOnOption.Create();

        var verb = new Verb("sniff", "Explain what happens on an interface while it happens", Examples);
        device.AddTo(verb);
        verb.Add(write);
        rotation.AddTo(verb);
        verb.Add(memory);
        packets.AddTo(verb);
        view.AddTo(verb);
        verb.Add(web);
        verb.Add(failOn);
        verb.SetAction(line => (int)new SniffRun(
            device.Read(line) with
            {
                Packets = packets.Read(line),
                Presentation = view.Read(line, screen),
                IsWatched = view.IsLive(line) && WatchedSniff.IsPossible(view.FormatOf(line), screen),
                WriteTo = line.GetValue(write),
                Rotation = rotation.Read(line, line.GetValue(write)),
                Remembering = MemoryOption.Read(line, memory),
                Web = WebOption.Read(line, web),
                FailOn = line.GetValue(failOn),
            },
            screen).Run());
        return verb;
    }
}
