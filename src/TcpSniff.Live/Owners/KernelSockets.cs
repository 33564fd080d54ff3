using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Live.Owners;

/// <summary>Asks the kernel for the inode and the user of a TCP socket by its two ends (sock_diag(7)): some microseconds, whatever else is going on.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class KernelSockets : IDisposable
{
    private const int Netlink = 16;
    private const int RawCloseOnExec = 3 | 0x80000;
    private const int SocketDiagnostics = 4;
    private const int SocketLevel = 1;
    private const int ReceiveTimeout = 20;
    private const ushort ByFamily = 20;
    private const ushort Request = 1;
    private const byte Inet = 2;
    private const byte Inet6 = 10;
    private const byte Tcp = 6;
    private const int HeaderLength = 16;
    private const int RequestLength = HeaderLength + 56;
    private const int RequestId = HeaderLength + 8;
    private const int PatienceMicroseconds = 100_000;

    // Offsets in the answer, behind the netlink header.
    private const int AnswerLocalPort = HeaderLength + 4;
    private const int AnswerRemotePort = HeaderLength + 6;
    private const int AnswerUser = HeaderLength + 64;
    private const int AnswerInode = HeaderLength + 68;
    private const int AnswerLength = HeaderLength + 72;

    // Answers to questions that were given up on are passed over, so many at most.
    private const int MostStrangers = 16;

    private readonly byte[] _answer = new byte[4096];
    private readonly int _socket;
    private uint _sequence;

    private KernelSockets(int socket) => _socket = socket;

    /// <summary>Opens the kernel's diagnostics; null where it has none.</summary>
    public static KernelSockets? TryOpen()
    {
        var socket = OpenSocket(Netlink, RawCloseOnExec, SocketDiagnostics);
        if (socket < 0)
        {
            return null;
        }

        var patience = new TimeValue { Microseconds = PatienceMicroseconds };
        _ = SetOption(socket, SocketLevel, ReceiveTimeout, ref patience, Marshal.SizeOf<TimeValue>());
        return new(socket);
    }

    /// <summary>The inode and user of a socket, or of who listens for it as long as there is none; null where there is neither. The inode is 0 where no process has it any more.</summary>
    public (uint Inode, uint User)? Find(in SocketQuestion question)
    {
        Span<byte> request = stackalloc byte[RequestLength];
        request.Clear();
        MemoryMarshal.Write(request, RequestLength);
        MemoryMarshal.Write(request[4..], ByFamily);
        MemoryMarshal.Write(request[6..], Request);
        MemoryMarshal.Write(request[8..], ++_sequence);
        request[HeaderLength] = question.Local.Address.IsIPv4 ? Inet : Inet6;
        request[HeaderLength + 1] = Tcp;
        MemoryMarshal.Write(request[(HeaderLength + 4)..], uint.MaxValue);
        var id = request[RequestId..];
        BinaryPrimitives.WriteUInt16BigEndian(id, question.Local.Port);
        BinaryPrimitives.WriteUInt16BigEndian(id[2..], question.Remote.Port);
        question.Local.Address.WriteBytes(id[4..]);
        question.Remote.Address.WriteBytes(id[20..]);

        // No interface, no cookie.
        id[40..48].Fill(0xFF);
        if (Send(_socket, request, request.Length, 0) != request.Length || !Receive(out var length))
        {
            return null;
        }

        ReadOnlySpan<byte> answer = _answer.AsSpan(0, length);
        if (length < AnswerLength || MemoryMarshal.Read<ushort>(answer[4..]) != ByFamily
            || BinaryPrimitives.ReadUInt16BigEndian(answer[AnswerLocalPort..]) != question.Local.Port
            || BinaryPrimitives.ReadUInt16BigEndian(answer[AnswerRemotePort..]) is var remote && remote != 0 && remote != question.Remote.Port)
        {
            return null;
        }

        return (MemoryMarshal.Read<uint>(answer[AnswerInode..]), MemoryMarshal.Read<uint>(answer[AnswerUser..]));
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Close(_socket);

    private bool Receive(out int length)
    {
        for (var i = 0; i < MostStrangers; i++)
        {
            length = (int)Receive(_socket, _answer, _answer.Length, 0);
            if (length < HeaderLength)
            {
                return false;
            }

            if (MemoryMarshal.Read<uint>(_answer.AsSpan(8)) == _sequence)
            {
                return true;
            }
        }

        length = 0;
        return false;
    }

    [LibraryImport("libc", EntryPoint = "socket")]
    private static partial int OpenSocket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "setsockopt")]
    private static partial int SetOption(int socket, int level, int option, ref TimeValue value, int length);

    [LibraryImport("libc", EntryPoint = "send")]
    private static partial nint Send(int socket, ReadOnlySpan<byte> bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv")]
    private static partial nint Receive(int socket, Span<byte> bytes, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public nint Seconds;
        public nint Microseconds;
    }
}
