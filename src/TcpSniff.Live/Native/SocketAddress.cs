using System.Net;

namespace TcpSniff.Live.Native;

/// <summary>Reads the address out of a <c>struct sockaddr</c>.</summary>
internal static unsafe class SocketAddress
{
    // The family is 16 bits on Linux and Windows; the BSDs and macOS put a length byte before 8 bits of it.
    private static readonly bool LengthFirst = OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD();

    private static readonly int FamilyIPv6 = OperatingSystem.IsWindows() ? 23
        : OperatingSystem.IsMacOS() ? 30
        : OperatingSystem.IsFreeBSD() ? 28
        : 10;

    private const int FamilyIPv4 = 2;

    /// <summary>The IP address; null where there is none or it is of another family.</summary>
    public static IPAddress? Read(byte* address)
    {
        if (address is null)
        {
            return null;
        }

        int family = LengthFirst ? address[1] : *(ushort*)address;
        if (family == FamilyIPv4)
        {
            return new IPAddress(new ReadOnlySpan<byte>(address + 4, 4));
        }

        return family == FamilyIPv6 ? new IPAddress(new ReadOnlySpan<byte>(address + 8, 16)) : null;
    }
}
