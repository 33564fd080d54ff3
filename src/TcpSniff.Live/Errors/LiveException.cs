namespace TcpSniff.Live.Errors;

/// <summary>Something about this machine keeps the program from capturing or filtering. The message is one line that says what failed and what to do.</summary>
public abstract class LiveException(string message) : Exception(message);

/// <summary>libpcap is not installed.</summary>
/// <param name="advice">What to do, as a clause.</param>
public sealed class PcapLibraryMissingException(string advice)
    : LiveException($"libpcap is not installed, and devices and filters need it: {advice}");

/// <summary>This user may not capture on that device.</summary>
/// <param name="device">The device.</param>
/// <param name="advice">What to do, as a sentence.</param>
public sealed class CapturePermissionException(string device, string advice)
    : LiveException($"cannot capture on {device}: permission denied. {advice}")
{
    /// <summary>The device.</summary>
    public string Device { get; } = device;
}

/// <summary>There is no device of that name.</summary>
/// <param name="device">The name that was asked for.</param>
/// <param name="closest">Names that it may have meant, best first.</param>
public sealed class NoSuchDeviceException(string device, IReadOnlyList<string> closest)
    : LiveException($"no interface \"{device}\". {(closest.Count > 0 ? $"Did you mean {string.Join(" or ", closest)}? " : "")}(tcpsniff devices lists them)")
{
    /// <summary>The name that was asked for.</summary>
    public string Device { get; } = device;

    /// <summary>Names that it may have meant, best first.</summary>
    public IReadOnlyList<string> Closest { get; } = closest;
}

/// <summary>The device is down.</summary>
/// <param name="device">The device.</param>
public sealed class DeviceDownException(string device)
    : LiveException($"cannot capture on {device}: it is down. Bring it up with: sudo ip link set {device} up");

/// <summary>The device could not be opened for another reason.</summary>
/// <param name="device">The device.</param>
/// <param name="reason">libpcap's message.</param>
public sealed class DeviceFailureException(string device, string reason) : LiveException($"cannot capture on {device}: {reason}");

/// <summary>The filter is not one that libpcap understands, or it makes no sense on that link type.</summary>
/// <param name="expression">The filter.</param>
/// <param name="reason">libpcap's message.</param>
public sealed class BadFilterException(string expression, string reason) : LiveException($"filter \"{expression}\": {reason}")
{
    /// <summary>The filter.</summary>
    public string Expression { get; } = expression;
}

/// <summary>Rights could not be given up, so the program must not go on.</summary>
/// <param name="user">The user to become.</param>
/// <param name="reason">What the system said.</param>
internal sealed class PrivilegeDropException(string user, string reason) : LiveException($"cannot become user {user}: {reason}");
