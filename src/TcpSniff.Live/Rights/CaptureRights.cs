namespace TcpSniff.Live.Rights;

/// <summary>How to get the right to capture.</summary>
internal static class CaptureRights
{
    /// <summary>A sentence or two that say what to type on this system, for this program.</summary>
    public static string Advice()
    {
        if (OperatingSystem.IsWindows())
        {
            return "Run as administrator, or install Npcap without the option that restricts it to administrators.";
        }

        if (OperatingSystem.IsMacOS())
        {
            return "Run with sudo, or once: sudo chmod o+r /dev/bpf*";
        }

        var program = Environment.ProcessPath ?? "tcpsniff";
        var quoted = program.Contains(' ', StringComparison.Ordinal) ? $"'{program}'" : program;
        return $"Run with sudo, or once: sudo setcap cap_net_raw,cap_net_admin=eip {quoted}";
    }
}
