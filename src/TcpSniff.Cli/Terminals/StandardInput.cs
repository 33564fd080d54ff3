using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Capture;

namespace TcpSniff.Cli.Terminals;

/// <summary>
/// Standard input that hands over what is there as soon as it is there, and ends when the user interrupts: a plain read
/// would sit in the system until the other side writes.
/// </summary>
/// <param name="interrupted">Ends it early.</param>
[UnsupportedOSPlatform("windows")]
internal sealed partial class StandardInput(CancellationToken interrupted) : ForwardStream
{
    private const int Descriptor = 0;
    private const int LookEvery = 100;
    private const int Eintr = 4;
    private const short PollIn = 1;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Read(buffer, null);

    /// <summary>The same, but waits no longer than <paramref name="patience"/>: -1 where nothing came by then.</summary>
    public int Read(Span<byte> buffer, TimeSpan? patience)
    {
        while (!interrupted.IsCancellationRequested)
        {
            var waiting = new PollDescriptor { Descriptor = Descriptor, Events = PollIn };
            if (Poll(ref waiting, 1, patience is { } some ? (int)some.TotalMilliseconds : LookEvery) <= 0)
            {
                if (patience is not null)
                {
                    return -1;
                }

                continue;
            }

            var count = ReadDescriptor(Descriptor, buffer, (nuint)buffer.Length);
            if (count >= 0)
            {
                return (int)count;
            }

            if (Marshal.GetLastPInvokeError() is var error && error != Eintr)
            {
                throw new IOException($"standard input: {Marshal.GetPInvokeErrorMessage(error)}");
            }
        }

        return 0;
    }

    /// <summary><c>struct pollfd</c> of poll(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadDescriptor(int descriptor, Span<byte> buffer, nuint count);
}
