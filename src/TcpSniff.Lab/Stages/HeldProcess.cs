using System.Diagnostics;
using System.Runtime.Versioning;
using TcpSniff.Lab.Native;

namespace TcpSniff.Lab.Stages;

/// <summary>
/// A process that holds a connection's only descriptor and does nothing with it: when it is killed, the kernel closes the
/// connection as it does for every program that dies.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class HeldProcess : IDisposable
{
    private static readonly Lock OneAtATime = new();

    private readonly PlayedSocket _socket;
    private readonly Process _process;

    /// <summary>Starts the process and lets go of the descriptor here.</summary>
    internal HeldProcess(PlayedSocket socket)
    {
        _socket = socket;
        lock (OneAtATime)
        {
            // Any process that this program starts meanwhile would inherit it too.
            Libc.SetInherited(socket.Socket.SafeHandle, true);
            // It ends with its standard input, hence with this program, even where that is killed.
            _process = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true })
                ?? throw new LabException("start a process", "there is no cat(1)");
            Libc.SetInherited(socket.Socket.SafeHandle, false);
        }

        socket.Dispose();
    }

    /// <summary>SIGKILL: the process does not get to say a word.</summary>
    public void Kill()
    {
        _socket.Note("kill -9");
        _process.Kill();
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
