using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using TcpSniff.Live.Owners;
using TcpSniff.Naming;
using TcpSniff.Packets;

namespace TcpSniff.Live.Tests.Owners;

/// <summary>Real sockets of this process and of others.</summary>
[SupportedOSPlatform("linux")]
public sealed class OwnerTests : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public OwnerTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux only");
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    public void Dispose()
    {
        _client.Dispose();
        _listener.Dispose();
    }

    [Fact]
    public void A_socket_is_its_process_and_user_and_an_unaccepted_one_that_of_who_listens()
    {
        _client.Connect(_listener.LocalEndPoint!);
        using var lookup = OwnerLookup.TryOpen()!;

        var answers = lookup.Find([new(End(_client.LocalEndPoint), End(_client.RemoteEndPoint)), new(End(_listener.LocalEndPoint), End(new IPEndPoint(IPAddress.Loopback, 1)))]);

        Assert.All(answers, answer => Assert.Equal(new(true, new SocketOwner(Environment.ProcessId, OwnName, Environment.UserName)), answer));
    }

    [Fact]
    public void A_foreign_address_is_never_that_of_who_listens_on_all_addresses()
    {
        using var everywhere = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        everywhere.Bind(new IPEndPoint(IPAddress.Any, 0));
        everywhere.Listen();
        using var lookup = OwnerLookup.TryOpen()!;

        var port = ((IPEndPoint)everywhere.LocalEndPoint!).Port;

        Assert.Equal([new SocketAnswer(false, null)], lookup.Find([new(End(new IPEndPoint(IPAddress.Parse("192.0.2.1"), port)), End(new IPEndPoint(IPAddress.Loopback, 1)))]));
    }

    [Fact]
    public void A_socket_that_nobody_has_any_more_is_nobodys()
    {
        using var lookup = OwnerLookup.TryOpen()!;

        Assert.Equal([new SocketAnswer(true, null)], lookup.Find([new(End(new IPEndPoint(IPAddress.Loopback, 2)), End(new IPEndPoint(IPAddress.Loopback, 1)))]));
    }

    [Fact]
    public void A_connection_that_is_seen_gets_its_programs_once_and_keeps_them_when_they_are_gone()
    {
        using var watch = OwnerWatch.TryStart(keepsRights: false)!;
        _client.Connect(_listener.LocalEndPoint!);
        using var server = _listener.Accept();

        watch.See(0, End(_client.LocalEndPoint), End(_listener.LocalEndPoint));
        var owners = Await(() => watch.Of(0) is { Client: not null, Server: not null } both ? both : null);
        _client.Dispose();
        server.Dispose();

        Assert.Equal((Environment.ProcessId, Environment.ProcessId), (owners.Client!.Pid, owners.Server!.Pid));
        Assert.NotNull(watch.News(0));
        Assert.Null(watch.News(0));
        Assert.NotNull(watch.Of(0));
    }

    [Fact]
    public void A_flood_of_connections_never_makes_the_capture_wait_and_is_bounded()
    {
        using var watch = OwnerWatch.TryStart(keepsRights: false)!;
        var clock = Stopwatch.StartNew();

        for (var i = 0; i < 200_000; i++)
        {
            watch.See(i, new(IpAddress.Parse("192.0.2.1"), (ushort)i), new(IpAddress.Parse("192.0.2.2"), 80));
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
        Assert.InRange(watch.LeftOut, 190_000, 200_000);
        Assert.True(watch.LeftOut < 200_000);
    }

    [Fact]
    public void Questions_and_answers_go_through_a_pipe_unchanged()
    {
        SocketQuestion[] questions = [new(new(IpAddress.Parse("192.0.2.1"), 1), new(IpAddress.Parse("2001:db8::1"), 65535))];
        SocketAnswer[] answers = [new(true, new(7, "ü\u001b[m", "ann")), new(false, null), new(true, new(null, null, "bob"))];
        var pipe = new MemoryStream();
        OwnerMessages.Write(pipe, questions);
        OwnerMessages.Write(pipe, answers);
        pipe.Position = 0;

        Assert.Equal(questions, OwnerMessages.ReadQuestions(pipe));
        Assert.Equal(answers, OwnerMessages.ReadAnswers(pipe));
        Assert.Null(OwnerMessages.ReadQuestions(pipe));
        Assert.Null(OwnerMessages.ReadQuestions(new MemoryStream([255, 255, 255, 127])));
    }

    private static string OwnName => File.ReadAllText("/proc/self/comm").TrimEnd('\n');

    private static Endpoint End(EndPoint? end) => end is IPEndPoint ip ? new(IpAddress.From(ip.Address), (ushort)ip.Port) : default;

    private static T Await<T>(Func<T?> look)
        where T : class
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(5); Thread.Sleep(5))
        {
            if (look() is { } seen)
            {
                return seen;
            }
        }

        throw new TimeoutException();
    }
}
