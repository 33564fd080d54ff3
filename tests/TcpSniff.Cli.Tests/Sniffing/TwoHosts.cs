using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Lab.Namespaces;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>Two hosts of their own, which are network namespaces, with a chat server on the second and a virtual cable between them.</summary>
[SupportedOSPlatform("linux")]
internal sealed class TwoHosts : IDisposable
{
    /// <summary>The second host's address.</summary>
    public const string ServerAddress = "10.99.0.2";

    /// <summary>The first host's address.</summary>
    public const string ClientAddress = "10.99.0.1";

    private readonly NetworkNamespace _client = NetworkNamespace.Create();
    private readonly NetworkNamespace _server = NetworkNamespace.Create();
    private readonly Process _chat;

    public TwoHosts(Executable program, params IReadOnlyList<string> options)
    {
        // Whoever lives in the second namespace stands for it where the cable is laid.
        _chat = OnServer(program, ["chat", "server", "--bind", "0.0.0.0", .. options]);
        _chat.StandardError.ReadLine();
        _client.Run(() => Ip($"link add near type veth peer name far netns {_chat.Id.ToString(CultureInfo.InvariantCulture)}"));
        foreach (var (host, device, address) in ((NetworkNamespace, string, string)[])[(_client, "near", ClientAddress), (_server, "far", ServerAddress)])
        {
            host.SetParameter($"ipv6/conf/{device}/disable_ipv6", "1");
            host.Run(() => Ip($"addr add {address}/24 dev {device}") + Ip($"link set {device} up"));
        }
    }

    /// <summary>Starts a program on the first host.</summary>
    public Process OnClient(Executable program, params IReadOnlyList<string> arguments) => _client.Run(() => program.Start(arguments));

    /// <summary>Starts a program on the second host.</summary>
    public Process OnServer(Executable program, params IReadOnlyList<string> arguments) => _server.Run(() => program.Start(arguments));

    /// <summary>Does something on the first host.</summary>
    public T FromClient<T>(Func<T> work) => _client.Run(work);

    /// <inheritdoc/>
    public void Dispose()
    {
        _chat.Kill();
        _chat.Dispose();
        _client.Dispose();
        _server.Dispose();
    }

    private static int Ip(string arguments)
    {
        using var ip = Process.Start("ip", arguments);
        ip.WaitForExit();
        return ip.ExitCode == 0 ? 0 : throw new InvalidOperationException($"ip {arguments}");
    }
}
