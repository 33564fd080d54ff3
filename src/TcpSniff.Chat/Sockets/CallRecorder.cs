using System.Net;

namespace TcpSniff.Chat.Sockets;

/// <summary>Tells one program's calls to a log, if there is one.</summary>
internal sealed class CallRecorder(Caller caller, ICallLog? log, TimeProvider time)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>The clock that the calls are timed by.</summary>
    public TimeProvider Time => time;

    /// <summary>Records a call as of now.</summary>
    public void Record(IPEndPoint? local, IPEndPoint? remote, string text) =>
        log?.Called(new SocketCall((time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick, caller, local, remote, text));
}
