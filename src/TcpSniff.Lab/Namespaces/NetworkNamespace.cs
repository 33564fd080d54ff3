using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;
using TcpSniff.Lab.Native;

namespace TcpSniff.Lab.Namespaces;

/// <summary>A Linux network namespace of its own: interfaces, routes, sockets and sysctls apart from the machine's. Gone when disposed and its sockets are closed.</summary>
/// <remarks>A namespace belongs to a thread, and whatever is made on that thread stays in it: so the work is done on threads made for it.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class NetworkNamespace : IDisposable
{
    private readonly Descriptor _handle;

    private NetworkNamespace(Descriptor handle) => _handle = handle;

    /// <summary>Makes an empty namespace.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static NetworkNamespace Create() => OnThread(() =>
    {
        Check(OperatingSystem.IsLinux() && Libc.Unshare(Libc.CloneNewNet) == 0);
        var handle = Libc.Open("/proc/thread-self/ns/net", Libc.OpenReadOnly | Libc.OpenCloseOnExec);
        Check(!handle.IsInvalid);
        return new NetworkNamespace(handle);
    });

    /// <summary>Does something inside: sockets and devices that it makes belong to the namespace, whoever uses them later.</summary>
    public T Run<T>(Func<T> work) => OnThread(() =>
    {
        Check(Libc.SetNamespace(_handle, Libc.CloneNewNet) == 0);
        return work();
    });

    /// <summary>Sets a kernel parameter of the namespace, named below <c>/proc/sys/net</c>: <c>ipv4/tcp_fastopen</c>; false where this kernel has none of that name.</summary>
    public bool SetParameter(string name, string value) => Run(() =>
    {
        var path = $"/proc/sys/net/{name}";
        if (!File.Exists(path))
        {
            return false;
        }

        File.WriteAllText(path, value);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static T OnThread<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again where it belongs.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    private static void Check(bool done)
    {
        if (!done)
        {
            throw new LabException("use a network namespace", Libc.LastError());
        }
    }
}
