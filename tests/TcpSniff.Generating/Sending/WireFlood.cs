using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TcpSniff.Generating.Sending;

/// <summary>
/// Sends frames on a device at a steady rate, past the stack, again and again from the first (packet(7), sendmmsg(2)). Linux only, as root of
/// the network namespace of the thread that makes it.
/// </summary>
internal sealed unsafe partial class WireFlood : IDisposable
{
    private const int Batch = 64;
    private const int FamilyPacket = 17;
    private const int SocketRaw = 3;

    private readonly int _socket = OpenSocket(FamilyPacket, SocketRaw, 0);
    private readonly Vector* _vectors;
    private readonly Message* _messages;
    private readonly int _frames;

    /// <summary>Opens a device to send so many frames on.</summary>
    /// <exception cref="InvalidOperationException">It cannot be sent on.</exception>
    public WireFlood(string device, IReadOnlyList<byte[]> frames)
    {
        var address = new LinkAddress { Family = FamilyPacket, Index = (int)InterfaceIndex(device) };
        if (_socket < 0 || Bind(_socket, &address, sizeof(LinkAddress)) != 0)
        {
            throw new InvalidOperationException($"{device}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        _frames = frames.Count;
        _vectors = (Vector*)NativeMemory.AllocZeroed((nuint)_frames, (nuint)sizeof(Vector));
        _messages = (Message*)NativeMemory.AllocZeroed((nuint)_frames, (nuint)sizeof(Message));
        for (var n = 0; n < _frames; n++)
        {
            var length = (nuint)frames[n].Length;
            _vectors[n] = new() { Base = NativeMemory.Alloc(length), Length = length };
            frames[n].CopyTo(new Span<byte>(_vectors[n].Base, frames[n].Length));
            _messages[n] = new() { Vectors = &_vectors[n], VectorCount = 1 };
        }
    }

    /// <summary>Sends.</summary>
    /// <param name="perSecond">How many a second at most.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="advance">Changes a frame before it is sent, by its index; null for nothing.</param>
    /// <returns>How many went out.</returns>
    public long Send(int perSecond, TimeSpan duration, Action<Span<byte>, int>? advance = null)
    {
        var clock = Stopwatch.StartNew();
        long sent = 0;
        var next = 0;
        while (clock.Elapsed < duration)
        {
            if (sent > clock.Elapsed.TotalSeconds * perSecond)
            {
                Thread.Sleep(0);
                continue;
            }

            var count = Math.Min(Batch, _frames - next);
            for (var n = next; advance is not null && n < next + count; n++)
            {
                advance(new Span<byte>(_vectors[n].Base, (int)_vectors[n].Length), n);
            }

            var done = SendMany(_socket, _messages + next, (uint)count, 0);
            sent += Math.Max(0, done);
            next = (next + Math.Max(1, done)) % _frames;
        }

        return sent;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var n = 0; n < _frames; n++)
        {
            NativeMemory.Free(_vectors[n].Base);
        }

        NativeMemory.Free(_vectors);
        NativeMemory.Free(_messages);
        _ = Close(_socket);
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(int descriptor, LinkAddress* address, int length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "if_nametoindex", StringMarshalling = StringMarshalling.Utf8)]
    private static partial uint InterfaceIndex(string name);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int SendMany(int descriptor, Message* messages, uint count, int flags);

    // struct sockaddr_ll of packet(7).
    [StructLayout(LayoutKind.Sequential, Size = 20)]
    private struct LinkAddress
    {
        public ushort Family;
        public ushort Protocol;
        public int Index;
    }

    // struct iovec.
    [StructLayout(LayoutKind.Sequential)]
    private struct Vector
    {
        public void* Base;
        public nuint Length;
    }

    // struct mmsghdr of sendmmsg(2): a msghdr of 56 bytes and a length.
    [StructLayout(LayoutKind.Explicit, Size = 64)]
    private struct Message
    {
        [FieldOffset(16)]
        public Vector* Vectors;

        [FieldOffset(24)]
        public nuint VectorCount;
    }
}
