namespace TcpSniff.Decoding.Network;

/// <summary>The loose and strict source route options of IPv4 (RFC 791 section 3.1): the last address is where the packet goes.</summary>
internal static class SourceRoute
{
    private const byte EndOfList = 0;
    private const byte NoOperation = 1;
    private const byte Loose = 131;
    private const byte Strict = 137;
    private const int MinLength = 7; // type, length, pointer, one address

    /// <summary>Finds the last address of a source route among IPv4 options.</summary>
    public static bool TryFindLast(ReadOnlySpan<byte> options, out ReadOnlySpan<byte> address)
    {
        address = default;
        while (options is [not EndOfList, ..])
        {
            if (options[0] == NoOperation)
            {
                options = options[1..];
                continue;
            }

            if (options is not [_, >= 2, ..] || options[1] > options.Length)
            {
                return false;
            }

            var length = options[1];
            if (options[0] is Loose or Strict && length >= MinLength)
            {
                address = options[(length - 4)..length];
                return true;
            }

            options = options[length..];
        }

        return false;
    }
}
