using TcpSniff.Packets;

namespace TcpSniff.Reports.Fields;

/// <summary>How the two ends are called in records.</summary>
internal static class RoleNames
{
    /// <summary><c>client</c> or <c>server</c>.</summary>
    public static string Of(Role role) => role == Role.Client ? "client" : "server";
}
