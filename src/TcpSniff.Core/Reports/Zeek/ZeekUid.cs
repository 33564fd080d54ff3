using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Reports.Zeek;

/// <summary>Names a connection as Zeek does, <c>C</c> and 17 characters; the same capture gives the same names again, which Zeek's own do not.</summary>
internal static class ZeekUid
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 17;

    /// <summary>The connection's name.</summary>
    public static string Of(Connection connection)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{CommunityId.Of(connection)} {connection.FirstTime.Nanoseconds} {connection.Stream}");
        var number = BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Span<char> uid = stackalloc char[1 + Length];
        uid[0] = 'C';
        for (var i = 1; i < uid.Length; i++)
        {
            (number, var digit) = UInt128.DivRem(number, (UInt128)Digits.Length);
            uid[i] = Digits[(int)digit];
        }

        return new(uid);
    }
}
