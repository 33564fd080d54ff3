using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Capture;
using TcpSniff.Cli.Errors;

namespace TcpSniff.Cli.Terminals;

/// <summary>
/// Standard output as the system has it. The framework's own stream swallows EPIPE, so that <c>| head</c> would leave the program
/// reading a large capture for nobody; this one says so.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class StandardOutput : SinkStream
{
    private const int Descriptor = 1;
    private const int Eintr = 4;
    private const int Epipe = 32;

    /// <inheritdoc/>
    /// <exception cref="BrokenPipeException">Nobody reads any more.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = WriteDescriptor(Descriptor, buffer, (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Eintr:
                    break;
                case Epipe:
                    throw new BrokenPipeException();
                case var error:
                    throw new IOException($"standard output: {Marshal.GetPInvokeErrorMessage(error)}");
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteDescriptor(int descriptor, ReadOnlySpan<byte> buffer, nuint count);
}
