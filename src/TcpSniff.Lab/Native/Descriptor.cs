using Microsoft.Win32.SafeHandles;

namespace TcpSniff.Lab.Native;

/// <summary>An open file descriptor.</summary>
internal sealed class Descriptor() : SafeHandleMinusOneIsInvalid(ownsHandle: true)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
