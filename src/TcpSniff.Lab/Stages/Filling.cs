using System.Runtime.Versioning;
using System.Text;

namespace TcpSniff.Lab.Stages;

/// <summary>Data that is there to take room: numbered lines, so that one sees in a preview where in the stream one is.</summary>
[SupportedOSPlatform("linux")]
internal static class Filling
{
    private const int Line = 16;

    /// <summary>So many bytes of lines such as <c>byte 00000016 .\n</c>.</summary>
    public static byte[] Of(int bytes)
    {
        var text = new StringBuilder(bytes + Line);
        while (text.Length < bytes)
        {
            text.Append("byte ").Append(text.Length.ToString("D8", System.Globalization.CultureInfo.InvariantCulture)).Append(" .\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, bytes));
    }
}
