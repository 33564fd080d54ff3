using System.Globalization;
using TcpSniff.Naming;
using TcpSniff.Typography;

namespace TcpSniff.Timelines.Text;

/// <summary>A program in a few words: <c>curl 1234 (ann)</c>.</summary>
internal static class OwnerText
{
    /// <summary>Its name, process and user, as far as they are known; safe to show.</summary>
    public static string Of(SocketOwner owner) => owner.Pid is { } pid
        ? string.Create(CultureInfo.InvariantCulture, $"{WireText.Plain(owner.Name ?? "")} {pid} ({WireText.Plain(owner.User)})")
        : $"({WireText.Plain(owner.User)})";
}
