using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Cli.Errors;

namespace TcpSniff.Cli.Terminals;

/// <summary>
/// Standard output as the system has it. The framework's own stream swallows EPIPE, so that <c>| head</c> would leave the program
/// reading a large capture for nobody; this one says so.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class StandardOutput : Stream
{
    private const int Descriptor = 1;
    private const int Eintr = 4;
    private const int Epipe = 32;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteDescriptor(int descriptor, ReadOnlySpan<byte> buffer, nuint count);
}
