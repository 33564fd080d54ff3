using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TcpSniff.Lab.Links;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Lab.Tests.Kernel;

/// <summary>
/// Two kernels' network stacks joined by a link that this program is. A test plays socket calls, one after another, and lets the
/// link deliver what they caused; after every segment both sockets are compared with the states inferred from the wire.
/// </summary>
internal sealed class Theatre : IDisposable
{
    /// <summary>Longer than Linux delays an acknowledgment.</summary>
    public static readonly TimeSpan LongerThanDelayedAck = TimeSpan.FromMilliseconds(120);

    /// <summary>Shorter than Linux delays an acknowledgment.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(2);

    private const int ClientPort = 40000;
    private const int Tcp = 6;
    private const int Repair = 19;
    private const int RepairQueue = 20;
    private const int QueueNumber = 21;
    private const int SendQueue = 2;
    private readonly Stage _stage = Stage.Open(Setting.Usual);

    public static IPEndPoint ClientEnd { get; } = new(IPAddress.Parse("10.99.0.1"), ClientPort);

    public static IPEndPoint ServerEnd { get; } = new(IPAddress.Parse("10.99.0.2"), Stage.ServerPort);

    public UserspaceLink Link => _stage.Link;

    public KernelTruth Truth => _stage.Truth;

    /// <summary>Opens the house, or skips the test where the system does not let this user.</summary>
    public static Theatre Open()
    {
        try
        {
            return new();
        }
        catch (LabException reason)
        {
            Assert.Skip(reason.Message);
            throw;
        }
    }

    /// <summary>Sets a kernel parameter on both sides.</summary>
    public void SetParameter(string name, int value)
    {
        foreach (var host in (IEnumerable<Host>)[_stage.Client, _stage.Server])
        {
            host.SetParameter(new(name, value.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>A server's socket that listens.</summary>
    public Socket Listen() => _stage.Server.Listen().Socket;

    /// <summary>A socket of the client (0) or server (1), bound to that side's fixed port if asked for.</summary>
    public Socket NewSocket(int side, bool bound = false) => side == 0
        ? _stage.Client.NewSocket(bound ? (ushort)ClientPort : null).Socket
        : _stage.Server.NewSocket(bound ? Stage.ServerPort : null).Socket;

    /// <summary>A client's socket that begins to connect; nothing is delivered yet.</summary>
    public Socket Connect(uint? firstNumber = null)
    {
        var client = NewSocket(0, bound: true);
        if (firstNumber is { } number)
        {
            // A socket under repair takes the number that it is told (TCP_REPAIR_QUEUE: the queue to send, TCP_QUEUE_SEQ).
            SetOption(client, Repair, 1);
            SetOption(client, RepairQueue, SendQueue);
            SetOption(client, QueueNumber, (int)number);
            SetOption(client, Repair, 0);
        }

        BeginConnect(client, ServerEnd);
        return client;
    }

    public static void BeginConnect(Socket socket, IPEndPoint to)
    {
        try
        {
            socket.Connect(to);
        }
        catch (SocketException reason) when (reason.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // The handshake waits for the link.
        }
    }

    /// <summary>An open connection: the server's end has shown that it is open, too.</summary>
    public (Socket Client, Socket Server) OpenConnection(int segments = 3)
    {
        var listener = Listen();
        var client = Connect();
        RunUntil(segments);
        Run();
        var server = Accept(listener);
        Say(client, server);
        Say(server, client);
        return (client, server);
    }

    public static Socket Accept(Socket listener)
    {
        var server = listener.Accept();
        server.Blocking = false;
        return server;
    }

    /// <summary>Sends something that the other side reads, and waits for its acknowledgment.</summary>
    public void Say(Socket from, Socket to)
    {
        from.Send("hello\n"u8);
        Run();
        Assert.Equal(6, to.Receive(new byte[100]));
    }

    /// <summary>Delivers what there is, delayed acknowledgments too.</summary>
    public void Run() => Link.RunUntilQuiet(LongerThanDelayedAck);

    /// <summary>Delivers what there is by now.</summary>
    public void RunAtOnce() => Link.RunUntilQuiet(AtOnce);

    /// <summary>Delivers until so many segments were seen, for a timer of the kernel to fire.</summary>
    public void RunUntil(int segments) => Assert.True(Link.RunUntil(() => Truth.Segments >= segments, TimeSpan.FromSeconds(15)), Truth.Transcript);

    /// <summary>Puts a segment on the link as if a side had sent it, so far off the number that its peer expects.</summary>
    public void Inject(int side, TcpFlags flags, int off, string payload = "")
    {
        var half = side == 0 ? Truth.Connection.Client : Truth.Connection.Server;
        var segment = Truth.Story.Last(facts => facts.Sender == half).Segment;
        var packet = new TcpPacket(segment.Source, segment.Destination).Ack(segment.Ack.Value).Flags(flags).Seq((segment.End + (uint)off).Value);
        Link.Inject(side, packet.Payload(payload).ToIp());
    }

    /// <summary>Closes a socket without a word to its peer, as a crash of its machine would.</summary>
    public static void Forget(Socket socket)
    {
        SetOption(socket, Repair, 1);
        socket.Dispose();
    }

    /// <summary>Sets a TCP option by Linux's number for it.</summary>
    public static void SetOption(Socket socket, int option, int value) => socket.SetRawSocketOption(Tcp, option, BitConverter.GetBytes(value));

    /// <summary>Nothing disagreed, enough was compared, and the kernels really were in these states.</summary>
    public void AssertAgrees(params TcpState[] seen)
    {
        Assert.True(Truth.Mismatches.Count == 0, Truth.Transcript);
        Assert.True(Truth.Compared >= Truth.Segments, $"only {Truth.Compared} comparisons\n{Truth.Transcript}");
        Assert.All(seen, state => Assert.True(Truth.Seen.Contains(state), $"no kernel was seen in {state}\n{Truth.Transcript}"));
    }

    public void Dispose() => _stage.Dispose();
}
