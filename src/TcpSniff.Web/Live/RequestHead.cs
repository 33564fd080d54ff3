using System.Text;

namespace TcpSniff.Web.Live;

/// <summary>The head of an HTTP request (RFC 9112), as much of it as a page's server asks for. Whatever follows it is never read.</summary>
internal sealed class RequestHead
{
    /// <summary>Bytes of a head at most: a browser's have one or two kilobytes.</summary>
    public const int Most = 16 * 1024;

    private readonly Dictionary<string, string> _fields;

    private RequestHead(string method, string target, Dictionary<string, string> fields) => (Method, Target, _fields) = (method, target, fields);

    /// <summary>What is to be done, <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>With what, as it was sent: nothing in it is decoded.</summary>
    public string Target { get; }

    /// <summary>A field; null where it is not there. One that is there twice has a value that no other has.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    /// <summary>Reads the head of a request; null where none comes, it has no end within <see cref="Most"/>, or makes no sense.</summary>
    public static async Task<RequestHead?> ReadAsync(Stream stream, CancellationToken late)
    {
        var buffer = new byte[Most];
        for (var length = 0; length < Most;)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), late).ConfigureAwait(false);
            if (count == 0)
            {
                return null;
            }

            length += count;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return Parse(Encoding.Latin1.GetString(buffer, 0, end));
            }
        }

        return null;
    }

    /// <summary>Reads the lines of a head; null where it makes no sense.</summary>
    internal static RequestHead? Parse(string text)
    {
        var lines = text.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"])
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t\r\n") || line.AsSpan(colon).ContainsAny('\r', '\n', '\0'))
            {
                return null;
            }

            // What says two things says nothing that is allowed.
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim(' ', '\t'));
            fields[name] = fields.ContainsKey(name) ? "\0" : value;
        }

        return new(method, target, fields);
    }
}
