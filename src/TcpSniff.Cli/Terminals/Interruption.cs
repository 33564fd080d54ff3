using System.Runtime.InteropServices;

namespace TcpSniff.Cli.Terminals;

/// <summary>
/// Turns the first Ctrl-C (or SIGTERM) into a request to come to an end; the second one ends the program as it always would.
/// </summary>
internal sealed class Interruption : IDisposable
{
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
}
