using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using TcpSniff.Testing;

namespace TcpSniff.Benchmarks.Live;

/// <summary>
/// Sends TCP segments on a device at a steady rate, past the stack: data and acknowledgments of <see cref="Talks"/> connections, with
/// timestamps. Linux only, as root of its network namespace.
/// </summary>
internal static unsafe partial class FloodSender
{
    private const int Talks = 200;
    private const int Batch = 64;
    private const int Frames = Talks * 4;
    private const int FamilyPacket = 17;
    private const int SocketRaw = 3;

    /// <summary>Sends; returns how many packets went out.</summary>
    public static long Send(string device, int perSecond, TimeSpan duration)
    {
        var descriptor = OpenSocket(FamilyPacket, SocketRaw, 0);
        var address = new LinkAddress { Family = FamilyPacket, Index = (int)InterfaceIndex(device) };
        if (descriptor < 0 || Bind(descriptor, &address, sizeof(LinkAddress)) != 0)
        {
            throw new InvalidOperationException($"{device}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var vectors = (Vector*)NativeMemory.AllocZeroed(Frames, (nuint)sizeof(Vector));
        var messages = (Message*)NativeMemory.AllocZeroed(Frames, (nuint)sizeof(Message));
        for (var n = 0; n < Frames; n++)
        {
            var bytes = Frame(n);
            vectors[n] = new() { Base = NativeMemory.Alloc((nuint)bytes.Length), Length = (nuint)bytes.Length };
            bytes.CopyTo(new Span<byte>(vectors[n].Base, bytes.Length));
            messages[n] = new() { Vectors = &vectors[n], VectorCount = 1 };
        }

        return Send(descriptor, messages, vectors, perSecond, duration);
    }

    private static long Send(int descriptor, Message* messages, Vector* vectors, int perSecond, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        long sent = 0;
        var next = 0;
        while (clock.Elapsed < duration)
        {
            if (sent > clock.Elapsed.TotalSeconds * perSecond)
            {
                Thread.Yield();
                continue;
            }

            var count = Math.Min(Batch, Frames - next);
            for (var n = next; n < next + count; n++)
            {
                Advance(new Span<byte>(vectors[n].Base, (int)vectors[n].Length), n);
            }

            var done = SendMany(descriptor, messages + next, (uint)count, 0);
            sent += Math.Max(0, done);
            next = (next + Math.Max(1, done)) % Frames;
        }

        return sent;
    }

    // Of each connection: data, data, acknowledgment, data of the other side.
    private static byte[] Frame(int n)
    {
        var (talk, turn) = (n / 4, n % 4);
        var (client, server) = ($"192.0.2.1:{10_000 + talk}", "198.51.100.2:443");
        var packet = turn < 2 ? Packet.Tcp(client, server) : Packet.Tcp(server, client);
        return packet.Seq((uint)n * 7919).Ack((uint)n * 104_729).Timestamps((uint)n, 1).Payload(new byte[turn == 2 ? 0 : 100]).ToBytes();
    }

    // Each time round a segment carries the next bytes, so that it is no retransmission.
    private static void Advance(Span<byte> frame, int n)
    {
        const int sequence = 14 + 20 + 4;
        var number = frame[sequence..];
        BinaryPrimitives.WriteUInt32BigEndian(number, BinaryPrimitives.ReadUInt32BigEndian(number) + (n % 4 == 2 ? 0u : 100u));
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(int descriptor, LinkAddress* address, int length);

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
