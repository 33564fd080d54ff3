using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Tutorials;

/// <summary>
/// The programs in this folder are what a beginner types from a tutorial: blocking sockets, one <c>send</c> is one message, no newline.
/// They run as they are.
/// </summary>
internal static class Python
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Lazy<string?> Interpreter = new(() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':').Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists));

    /// <summary>Starts one of them.</summary>
    public static Process Start(string program, params IReadOnlyList<string> arguments)
    {
        Assert.SkipWhen(Interpreter.Value is null, "python3 is not installed (Debian: apt-get install python3)");
        return new Executable(Interpreter.Value).Start(["-u", Repository.PathOf($"tests/TcpSniff.Cli.Tests/Tutorials/{program}"), .. arguments]);
    }

    /// <summary>Runs one of them against a server on this port.</summary>
    public static Outcome Call(string program, string port, params IReadOnlyList<string> arguments) =>
        Executable.Finish(Start(program, ["127.0.0.1", port, .. arguments]));

    /// <summary>Starts one that serves on a port of its own, and returns once it can be called.</summary>
    public static (Process Server, string Port) Serve(string program, bool udp = false, params IReadOnlyList<string> arguments)
    {
        var port = FreePort(udp);
        var server = Start(program, [port.ToString(CultureInfo.InvariantCulture), .. arguments]);
        var clock = Stopwatch.StartNew();
        while (!Listeners(udp).Any(end => end.Port == port))
        {
            Assert.True(clock.Elapsed < Patience && !server.HasExited, $"{program} does not listen");
            Thread.Sleep(10);
        }

        return (server, port.ToString(CultureInfo.InvariantCulture));
    }

    private static IPEndPoint[] Listeners(bool udp)
    {
        var properties = IPGlobalProperties.GetIPGlobalProperties();
        return udp ? properties.GetActiveUdpListeners() : properties.GetActiveTcpListeners();
    }

    private static int FreePort(bool udp)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, udp ? SocketType.Dgram : SocketType.Stream, udp ? ProtocolType.Udp : ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
