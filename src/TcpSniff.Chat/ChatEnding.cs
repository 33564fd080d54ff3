namespace TcpSniff.Chat;

/// <summary>How a client's conversation ended.</summary>
internal enum ChatEnding
{
    /// <summary>The client left: it asked with <c>bye</c>, its input ended, or it left at once.</summary>
    Left,

    /// <summary>The server said <c>^^^</c> without being asked: it stops.</summary>
    Dismissed,

    /// <summary>The server closed the connection without a word.</summary>
    ServerClosed,

    /// <summary>The connection broke.</summary>
    Lost,
}
