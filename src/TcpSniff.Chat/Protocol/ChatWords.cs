using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>The few words that mean something to both sides. Everything else is talk in UTF-8.</summary>
internal static class ChatWords
{
    /// <summary>From the client: asks to leave.</summary>
    public const string Bye = "bye";

    /// <summary>From the server: the client may close now, or must.</summary>
    public const string Farewell = "^^^";

    /// <summary>Typed at the client: leaves at once. It is sent only where messages are raw; who receives it closes, and answers nothing.</summary>
    public const string Exit = "exit";

    /// <summary>From the client, followed by a blank and a name: what the others shall call it.</summary>
    public const string Name = "/name";

    /// <summary>Bytes of a message at most, its line feed not counted. What is beyond is cut.</summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>What ends a message where nothing else was agreed on.</summary>
    public const string LineFeed = "\n";

    /// <summary>A message as it is sent.</summary>
    /// <param name="text">The message.</param>
    /// <param name="ending">What ends it on the wire; empty where each send is a message.</param>
    public static byte[] Encode(string text, string ending = LineFeed) => Encoding.UTF8.GetBytes(text + ending);

    /// <summary>The name that a message asks for, empty where it says none; null where it asks for no name.</summary>
    public static string? RequestedName(string line) =>
        line == Name ? ""
        : line.StartsWith(Name + " ", StringComparison.Ordinal) ? line[Name.Length..].Trim()
        : null;
}
