using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using TcpSniff.Chat;

namespace TcpSniff.Cli.Options;

/// <summary>Options that chat servers and clients share.</summary>
internal sealed class ChatOptions
{
    private readonly Option<int> _port = new("--port") { Description = "The server's port", HelpName = "PORT", DefaultValueFactory = _ => ChatServerOptions.DefaultPort };
    private readonly Option<int?> _linger = new("--linger") { Description = "SO_LINGER in seconds; 0 closes by RST", HelpName = "SECONDS" };
    private readonly Option<bool> _noDelay = new("--no-delay") { Description = "Send small messages at once (TCP_NODELAY)" };
    private readonly Option<bool> _udp = new("--udp") { Description = "Datagrams instead of a connection, for contrast" };
    private readonly Option<bool> _raw = new("--raw") { Description = "Each send is a message, without a newline, as in the tutorials' programs (usual for the styles greeter and reply; --raw false: lines)" };
    private readonly Option<Toggle?> _reuse = WordOption.Create("--reuse-address", "Whether SO_REUSEADDR is set; without it TIME-WAIT keeps the port", ("on", Toggle.On), ("off", Toggle.Off));

    public ChatOptions()
    {
        _port.Validators.Add(static result => NumberOption.Within(result, IPEndPoint.MinPort, IPEndPoint.MaxPort));
        _linger.Validators.Add(static result => NumberOption.AtLeast(result, 0));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_port, _raw, _reuse, _linger, _noDelay, _udp])
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line says to a server.</summary>
    public ChatServerOptions ReadServer(ParseResult line) => new()
    {
        Port = line.GetValue(_port),
        ReuseAddress = line.GetValue(_reuse) != Toggle.Off,
        LingerSeconds = line.GetValue(_linger),
        NoDelay = line.GetValue(_noDelay),
        Udp = line.GetValue(_udp),
        Raw = line.GetResult(_raw) is { Implicit: false } ? line.GetValue(_raw) : null,
    };

    /// <summary>What the command line says to a client.</summary>
    public ChatClientOptions ReadClient(ParseResult line) => new()
    {
        Port = line.GetValue(_port),
        ReuseAddress = line.GetValue(_reuse) != Toggle.Off,
        LingerSeconds = line.GetValue(_linger),
        NoDelay = line.GetValue(_noDelay),
        Udp = line.GetValue(_udp),
        Raw = line.GetValue(_raw),
    };

    /// <summary>Reads the address of an option, with a port after it where one is meant; null with an error where it is none.</summary>
    public static IPEndPoint? ReadEnd(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (IPEndPoint.TryParse(text, out var end))
        {
            return end;
        }

        result.AddError($"--bind \"{text}\": an address such as 127.0.0.1 or ::1");
        return null;
    }
}
