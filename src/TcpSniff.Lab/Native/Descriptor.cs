using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace TcpSniff.Lab.Native;

/// <summary>An open file descriptor.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Descriptor : SafeHandleMinusOneIsInvalid
{
    /// <summary>Owns a descriptor; -1 for none.</summary>
    public Descriptor(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
