using System.Net;

namespace TcpSniff.Chat.Server;

/// <summary>A server that listens.</summary>
internal interface IChatServer : IDisposable
{
    /// <summary>Where it listens, with the port that the system chose where none was asked for.</summary>
    IPEndPoint End { get; }

    /// <summary>
    /// Serves until stopped; then everybody gets <c>^^^</c> and a FIN. Returns when all have gone, or were given
    /// <see cref="ChatServerOptions.FarewellTime"/>.
    /// </summary>
    Task RunAsync(CancellationToken stop);
}
