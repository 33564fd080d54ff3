namespace TcpSniff.Chat.Protocol;

/// <summary>A message that was received.</summary>
/// <param name="Text">The message; bytes that are not UTF-8 are replaced.</param>
/// <param name="Ending">
/// What ended it on the wire: a line feed, with or without a carriage return before it, or nothing. Where messages are raw, an answer ends as its question did.
/// </param>
/// <param name="WasCut">Whether it was longer than allowed and what is here is its beginning.</param>
internal readonly record struct Message(string Text, string Ending, bool WasCut = false);

/// <summary>Finds messages in a stream of bytes, which knows of none.</summary>
internal interface IMessageReader
{
    /// <summary>The next message; null at the end of the stream.</summary>
    ValueTask<Message?> ReadAsync(CancellationToken stop);
}
