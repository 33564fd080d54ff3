using System.Net;
using TcpSniff.Aligning.Fates;
using TcpSniff.Capture;
using TcpSniff.Generating;
using TcpSniff.Generating.Boxes;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Lab.Tests.Aligning;

/// <summary>
/// The two captures in <c>captures/both-ends</c>: one conversation of two kernels through a box that translates, shifts numbers, lowers what
/// SYNs offer, and loses. With <c>RECORD_CAPTURES=1</c> they are recorded anew.
/// </summary>
public class RecordedPairTests
{
    private static readonly BoxDeeds Deeds = new()
    {
        Translates = true,
        ClientShift = 1_000_000,
        LowersOffers = true,
        Loss = 60,
        Offset = 3_600_250_000_000,
        Drift = 40,
    };

    [Fact]
    public void The_pair_shows_what_the_box_did()
    {
        if (Environment.GetEnvironmentVariable("RECORD_CAPTURES") == "1")
        {
            // The first time, everything is slow: much of this program runs for the first time.
            Record();
            Record();
        }

        var alignment = Assert.Single(Aligned.Of(Read(Role.Client), Read(Role.Server)));
        Assert.InRange(alignment.Clock.Offset.Seconds, 3600.25 - 0.0008, 3600.25 + 0.0008);
        Assert.Equal(1_000_000u, alignment.NumberShift.OfClient);
        Assert.InRange(alignment.Sightings.Count(sighting => sighting.Fate == Fate.Lost), 1, 5);
        Assert.Contains(alignment.Sightings.SelectMany(Changes.Of), change => change is { Field: "mss", Sent: "1460", Received: "1200" });
        Assert.InRange(alignment.Of(Role.Server).LongestHeld!.Held!.Value.Milliseconds, 150, 400);
    }

    private static string PathOf(Role end) => Repository.PathOf($"captures/both-ends/{(end == Role.Client ? "client" : "server")}.pcapng");

    private static void Record()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(Role.Client))!);
        using var stage = Stage.Open(Setting.Usual with { RunsFreely = true });
        stage.Link.Observers.Clear();
        var box = new KernelBox(stage.Link, Deeds, seed: 9);
        stage.Link.Observers.Add(box);
        stage.Link.Rules.Add(box);
        var listener = stage.Server.Listen();
        var client = stage.Client.Connect(new(IPAddress.Parse("10.99.0.200"), 80));
        stage.Until(() => listener.IsReadable);
        var server = listener.Accept();
        client.Send("GET /report HTTP/1.1\r\nHost: example.org\r\n\r\n");
        stage.Wait(TimeSpan.FromMilliseconds(220));
        server.Receive();
        stage.Transfer(server, client, 9_000);
        client.Close();
        stage.Settle();
        server.Close();
        stage.Settle();
        CaptureFiles.Write(box.Capture(Role.Client), PathOf(Role.Client));
        CaptureFiles.Write(box.Capture(Role.Server), PathOf(Role.Server));
    }

    private static List<Frame> Read(Role end)
    {
        using var source = CaptureFile.Open(PathOf(end));
        var frames = new List<Frame>();
        while (source.MoveNext() == SourceStatus.Packet)
        {
            var packet = source.Current;
            frames.Add(new(packet.Time.Nanoseconds, packet.Data.ToArray()) { Link = packet.LinkType });
        }

        return frames;
    }
}
