namespace TcpSniff.Packets;

/// <summary>The control bits' names in the order FIN SYN RST PSH ACK URG ECE CWR AE.</summary>
public static class FlagNames
{
    private static readonly string[] Names = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"];
    private static readonly string[][] Lists = [.. Enumerable.Range(0, 1 << Names.Length).Select(Compose)];

    /// <summary>The names of the bits that are set; the same list every time, nothing is allocated.</summary>
    public static IReadOnlyList<string> List(TcpFlags flags) => Lists[(int)flags & 0x1ff];

    private static string[] Compose(int bits) => [.. Names.Where((_, bit) => (bits >> bit & 1) != 0)];
}
