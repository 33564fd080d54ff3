using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Cli.Terminals;

/// <summary>
/// Turns the first Ctrl-C (or SIGTERM) into a request to come to an end; the second one ends the program as it always would.
/// </summary>
internal sealed partial class Interruption : IDisposable
{
    private const int SigInt = 2;
    private const nint DefaultAction = 0;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Request),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Request),
    ];

    /// <summary>Signalled by the first request.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether an end was asked for.</summary>
    public bool IsRequested => _source.IsCancellationRequested;

    /// <summary>
    /// Listens to SIGINT also where the shell had it ignored, as it does for what scripts start with <c>&amp;</c>; tcpdump does too.
    /// To be called before anything else: the runtime leaves alone for ever what it finds ignored.
    /// </summary>
    public static void Unignore()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetAction(SigInt, DefaultAction);
        }
    }

    /// <summary>Asks for an end as Ctrl-C does, where a terminal hands over the key instead.</summary>
    public void Ask() => _source.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }

    private void Request(PosixSignalContext context)
    {
        context.Cancel = !IsRequested;
        _source.Cancel();
    }

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetAction(int signal, nint action);
}
