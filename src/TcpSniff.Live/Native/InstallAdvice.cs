namespace TcpSniff.Live.Native;

/// <summary>What to type to get libpcap.</summary>
internal static class InstallAdvice
{
    private static readonly (string Manager, string Command)[] Managers =
    [
        ("apt-get", "sudo apt-get install libpcap0.8"),
        ("dnf", "sudo dnf install libpcap"),
        ("yum", "sudo yum install libpcap"),
        ("apk", "sudo apk add libpcap"),
        ("pacman", "sudo pacman -S libpcap"),
        ("zypper", "sudo zypper install libpcap1"),
    ];

    /// <summary>A clause such as <c>install it with: sudo apt-get install libpcap0.8</c>.</summary>
    public static string ForThisSystem()
    {
        if (OperatingSystem.IsWindows())
        {
            return "install Npcap from https://npcap.com";
        }

        foreach (var (manager, command) in Managers)
        {
            if (File.Exists("/usr/bin/" + manager) || File.Exists("/sbin/" + manager))
            {
                return "install it with: " + command;
            }
        }

        return "install the package libpcap of your system";
    }
}
