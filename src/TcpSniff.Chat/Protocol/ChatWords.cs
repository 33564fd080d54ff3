using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>The few words that mean something to both sides. Everything else is talk: UTF-8, one message a line.</summary>
public static class ChatWords
{
    /// <summary>From the client: asks to leave.</summary>
    public const string Bye = "bye";

    /// <summary>From the server: the client may close now, or must.</summary>
    public const string Farewell = "^^^";

    /// <summary>Typed at the client: leaves at once, and is not sent.</summary>
    public const string Exit = "exit";

    /// <summary>From the client, followed by a blank and a name: what the others shall call it.</summary>
    public const string Name = "/name";

    /// <summary>Bytes of a message at most, its line feed not counted. What is beyond is cut.</summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>Characters of a name at most.</summary>
    public const int LongestName = 32;

    /// <summary>A message as it is sent.</summary>
    public static byte[] Encode(string line) => Encoding.UTF8.GetBytes(line + "\n");

    /// <summary>The name that a message asks for; null where it is none.</summary>
    public static string? RequestedName(string line)
    {
        if (!line.StartsWith(Name + " ", StringComparison.Ordinal))
        {
            return null;
        }

        var name = SafeText.Of(line[(Name.Length + 1)..].Trim());
        return name.Length == 0 ? null : name[..Math.Min(name.Length, LongestName)];
    }
}
