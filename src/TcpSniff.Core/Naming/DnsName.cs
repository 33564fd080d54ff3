using System.Text;

namespace TcpSniff.Naming;

/// <summary>Reads names of DNS messages (RFC 1035 section 4.1.4) into text that is safe to show.</summary>
internal static class DnsName
{
    private const byte PointerMask = 0xC0;
    private const int MostBytes = 255;
    private const int MostJumps = 64;

    /// <summary>Reads a name and moves behind it; false where it does not end, or leads around in circles.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="at">Where the name begins; where what follows it begins.</param>
    /// <param name="name">Labels with dots between. What is neither letter, digit, hyphen nor underscore is written as <c>\DDD</c> (section 5.1).</param>
    public static bool TryRead(ReadOnlySpan<byte> message, ref int at, out string name)
    {
        var text = new StringBuilder();
        var place = at;
        var jumps = 0;
        var bytes = 0;
        name = "";
        while (place < message.Length)
        {
            var length = message[place];
            if (length == 0)
            {
                at = jumps > 0 ? at : place + 1;
                name = text.ToString();
                return true;
            }

            if ((length & PointerMask) == PointerMask)
            {
                var target = place + 1 < message.Length ? ((length & ~PointerMask) << 8) | message[place + 1] : message.Length;
                at = jumps > 0 ? at : place + 2;

                // Each leads to what came before it, so that they end; and nobody needs many.
                if (target >= place || ++jumps > MostJumps)
                {
                    return false;
                }

                place = target;
                continue;
            }

            bytes += length + 1;
            if ((length & PointerMask) != 0 || bytes > MostBytes || place + 1 + length > message.Length)
            {
                return false;
            }

            Append(text, message.Slice(place + 1, length));
            place += 1 + length;
        }

        return false;
    }

    /// <summary>Bytes as text that is safe to show; dots stay where they separate labels.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var label in Encoding.Latin1.GetString(bytes).Split('.'))
        {
            Append(text, Encoding.Latin1.GetBytes(label));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<byte> label)
    {
        text.Append(text.Length > 0 ? "." : "");
        foreach (var next in label)
        {
            if (char.IsAsciiLetterOrDigit((char)next) || next is (byte)'-' or (byte)'_')
            {
                text.Append((char)next);
            }
            else
            {
                text.Append('\\').Append((char)('0' + (next / 100))).Append((char)('0' + (next / 10 % 10))).Append((char)('0' + (next % 10)));
            }
        }
    }
}
