namespace TcpSniff.Testing;

/// <summary>The Internet checksum in its plainest form (RFC 1071), for tests to hold the fast one against.</summary>
internal static class OnesComplementSum
{
    /// <summary>The checksum of some bytes; an odd last byte counts as if a zero followed.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            sum += (uint)(i % 2 == 0 ? bytes[i] << 8 : bytes[i]);
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
