using System.Net;
using System.Runtime.Versioning;
using TcpSniff.Capture;
using TcpSniff.Lab.Kernel;
using TcpSniff.Lab.Links;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Namespaces;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Stages;

/// <summary>
/// Two kernels' network stacks joined by a link that this program is. A scenario plays socket calls, one after another, and lets
/// the link deliver what they caused.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Stage : IDisposable
{
    /// <summary>Where the server listens.</summary>
    public const ushort ServerPort = 12345;

    /// <summary>Longer than Linux delays an acknowledgment (40 ms).</summary>
    private static readonly TimeSpan LongerThanDelayedAck = TimeSpan.FromMilliseconds(120);

    /// <summary>Shorter than that, long enough for what the kernel does at once.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(14);

    private readonly List<IDisposable> _parts = [];

    private Stage(Setting setting)
    {
        Setting = setting;
        var (left, right) = (Own(NetworkNamespace.Create()), Own(NetworkNamespace.Create()));
        var (client, server) = setting.IPv6 ? ("fd00:99::1", "fd00:99::2") : ("10.99.0.1", "10.99.0.2");
        var ends = (Open(left, client), Open(right, server));
        Client = new(Role.Client, ends.Item1.Address, left, Log);
        Server = new(Role.Server, ends.Item2.Address, right, Log);
        Link = new(ends.Item1, ends.Item2, TimeProvider.System);
        Truth = new(Own(SocketDiagnostics.Open(left)), Own(SocketDiagnostics.Open(right))) { HasMovedOn = setting.RunsFreely ? Link.HasMoreFrom : null };
        Link.Observers.Add(Truth);
    }

    /// <summary>What it was built for.</summary>
    public Setting Setting { get; }

    /// <summary>The client's side.</summary>
    public Host Client { get; }

    /// <summary>The server's side.</summary>
    public Host Server { get; }

    /// <summary>What lies between them.</summary>
    public UserspaceLink Link { get; }

    /// <summary>What both kernels say about their sockets.</summary>
    public KernelTruth Truth { get; }

    /// <summary>The socket calls of both sides.</summary>
    public CallLog Log { get; } = new();

    /// <summary>The server's address and port.</summary>
    public IPEndPoint ServerEnd => new(Server.Address, ServerPort);

    /// <summary>Builds a stage.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static Stage Open(Setting setting) => new(setting);

    /// <summary>Writes what the link's tap sees to a capture.</summary>
    public void RecordTo(IPacketWriter writer) => Link.Observers.Add(new LinkRecorder(writer, Setting.Vlan));

    /// <summary>An open connection, on which nothing has been said.</summary>
    public (PlayedSocket Client, PlayedSocket Server) OpenConnection(PlayedSocket? listener = null)
    {
        listener ??= Server.Listen();
        var client = Client.Connect(ServerEnd);
        return (client, Accept(listener));
    }

    /// <summary>The next connection of a listener, once its handshake is done.</summary>
    public PlayedSocket Accept(PlayedSocket listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        Until(() => listener.IsReadable);
        return listener.Accept();
    }

    /// <summary>Delivers what there is, delayed acknowledgments too.</summary>
    public void Settle() => Link.RunUntilQuiet(LongerThanDelayedAck);

    /// <summary>Delivers what there is by now.</summary>
    public void Deliver() => Link.RunUntilQuiet(AtOnce);

    /// <summary>Delivers for a time.</summary>
    public void Wait(TimeSpan time) => Link.RunUntil(() => false, time);

    /// <summary>Delivers until something has happened.</summary>
    /// <exception cref="ScenarioStuckException">It does not happen within 14 seconds.</exception>
    public void Until(Func<bool> happened)
    {
        if (!Link.RunUntil(happened, Longest))
        {
            throw new ScenarioStuckException(Truth.Transcript);
        }
    }

    /// <summary>Delivers until so many segments were seen, for a timer of the kernel to fire.</summary>
    public void UntilSegments(int count) => Until(() => Truth.Segments >= count);

    /// <summary>One side says something, the other receives it.</summary>
    public void Say(PlayedSocket from, PlayedSocket to, string text)
    {
        from.Send(text);
        Settle();
        to.Receive();
    }

    /// <summary>One side closes, then the other, which has heard of it by then.</summary>
    public void Close(PlayedSocket first, PlayedSocket second)
    {
        first.Close();
        Settle();
        second.Close();
        Settle();
    }

    /// <summary>Sends so many bytes as fast as the connection takes them, and receives them as they come.</summary>
    public void Transfer(PlayedSocket from, PlayedSocket to, int bytes)
    {
        from.Note($"send({bytes} bytes)");
        var sent = 0;
        var data = Filling.Of(bytes);
        Drain(to, bytes, () => sent += sent < bytes ? from.SendQuietly(data.AsSpan(sent)) : 0);
    }

    /// <summary>Receives so many bytes as they come.</summary>
    /// <param name="to">Who receives them.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="meanwhile">What else is done before each look.</param>
    public void Drain(PlayedSocket to, int bytes, Action? meanwhile = null)
    {
        var received = 0;
        Until(() =>
        {
            meanwhile?.Invoke();
            received += to.ReceiveQuietly();
            return received >= bytes;
        });
        to.Note($"recv() → {received} bytes in all");
        Settle();
    }

    /// <summary>Puts a segment on the link as if a side had sent it in the connection seen last, so far off the number that its peer expects.</summary>
    public void Forge(Role role, TcpFlags flags, int off = 0)
    {
        var half = Truth.Connection.End(role);
        var last = Truth.Story.Last(facts => facts.Sender == half).Segment;
        Inject(role, new(last.Source, last.Destination, flags, last.End + (uint)off, flags.HasFlag(TcpFlags.Ack) ? last.Ack : default));
    }

    /// <summary>Puts a segment on the link that seems to come from a side.</summary>
    public void Inject(Role role, ForgedSegment segment)
    {
        Link.Inject((int)role, segment.ToPacket());
        Settle();
    }

    /// <summary>From now on nothing gets through any more, and nobody is told.</summary>
    public void Cut() => Link.Rules.Add(new BlackHole());

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        _parts.ForEach(part => part.Dispose());
    }

    private ILinkEnd Open(NetworkNamespace @namespace, string address)
    {
        foreach (var parameter in (IEnumerable<KernelParameter>)[.. KernelParameter.Usual, .. Setting.Parameters])
        {
            @namespace.SetParameter(parameter.Name, parameter.Value);
        }

        return Own(LinkEnds.Create(@namespace, IPAddress.Parse(address)));
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        _parts.Insert(0, part);
        return part;
    }
}
