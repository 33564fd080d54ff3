using System.Buffers;
using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>Where characters lie in bytes (RFC 3629).</summary>
internal static class Utf8
{
    private const int LongestCharacter = 4;

    /// <summary>How many bytes at the end begin a character that has not wholly come: 0 to 3.</summary>
    public static int TornAtEnd(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length < LongestCharacter && length <= bytes.Length; length++)
        {
            var status = Rune.DecodeFromUtf8(bytes[^length..], out _, out _);
            if (status == OperationStatus.NeedMoreData)
            {
                return length;
            }
        }

        return 0;
    }
}
