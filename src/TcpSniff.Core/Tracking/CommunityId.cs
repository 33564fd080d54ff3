using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking;

/// <summary>Community ID, version 1: a name for a flow that Zeek, Suricata and others compute alike (https://github.com/corelight/community-id-spec).</summary>
public static class CommunityId
{
    private const byte Tcp = 6;

    /// <summary>The id of a connection, <c>1:</c> and 28 characters of base64.</summary>
    /// <param name="connection">The connection; which of its ends is the client makes no difference.</param>
    /// <param name="seed">Keeps sites apart that do not want their flows to be comparable; 0 as a rule.</param>
    [SuppressMessage("Security", "CA5350", Justification = "The specification names SHA-1; nothing is protected by it.")]
    public static string Of(Connection connection, ushort seed = 0)
    {
        // seed (2) · smaller address · larger address · protocol (1) · padding (1) · their ports (2 + 2): the order of FlowKey.
        Span<byte> text = stackalloc byte[2 + 16 + 16 + 2 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(text, seed);
        var key = connection.Key;
        var length = 2 + key.Address0.WriteBytes(text[2..]);
        length += key.Address1.WriteBytes(text[length..]);
        text[length] = Tcp;
        text[length + 1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(text[(length + 2)..], key.Port0);
        BinaryPrimitives.WriteUInt16BigEndian(text[(length + 4)..], key.Port1);

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(text[..(length + 6)], hash);
        return "1:" + Convert.ToBase64String(hash);
    }
}
