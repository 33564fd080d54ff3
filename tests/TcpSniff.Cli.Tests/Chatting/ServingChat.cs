using System.Diagnostics;
using TcpSniff.Cli.Tests.Processes;

namespace TcpSniff.Cli.Tests.Chatting;

/// <summary>A chat server of this program in a process of its own, on a port of its own.</summary>
internal sealed class ServingChat : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it; it listens once this returns.</summary>
    public ServingChat(params IReadOnlyList<string> options)
    {
        _process = Executable.TcpSniff.Start(["chat", "server", "--port", "0", .. options]);
        Port = _process.StandardError.ReadLine()!.Split(':', ',')[2];
    }

    /// <summary>Where it listens.</summary>
    public string Port { get; }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Types at it, all at once as a script does.</summary>
    public void Type(string lines)
    {
        _process.StandardInput.Write(lines);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for its end and takes what it said.</summary>
    public Outcome Finish() => Executable.Finish(_process);

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
