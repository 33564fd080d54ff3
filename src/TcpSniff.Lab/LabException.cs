namespace TcpSniff.Lab;

/// <summary>This machine or user cannot run the lab. The message is one line that says what failed.</summary>
/// <param name="action">What was tried, <c>make a network namespace</c>.</param>
/// <param name="reason">What the system said.</param>
internal sealed class LabException(string action, string reason)
    : Exception($"cannot {action}: {reason}. The lab needs Linux, and root or the right to make user namespaces (unshare -Urn)")
{
    /// <summary>What happens on any system but Linux.</summary>
    public static LabException NotLinux() => new("play TCP stories", "this system's kernel has no network namespaces");
}
