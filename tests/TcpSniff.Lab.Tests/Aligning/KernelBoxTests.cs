using System.Net;
using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Generating.Boxes;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Lab.Tests.Aligning;

/// <summary>Two kernels talk through a box, are captured on either side of it, and the box knows what became of each packet.</summary>
public class KernelBoxTests
{
    private const long Hour = 3_600_000_000_000;

    /// <summary>What boxes there are.</summary>
    public static TheoryData<string> Boxes => [.. Known.Keys];

    private static Dictionary<string, BoxDeeds> Known { get; } = new()
    {
        ["drops"] = new() { Loss = 25 },
        ["changes the order and doubles"] = new() { HoldUp = 25, Doubling = 10 },
        ["translates both ends, shifts all numbers and drops"] = new() { Translates = true, ClientShift = 987_654_321, ServerShift = 3_456_789_012, Loss = 20 },
        ["lowers what SYNs offer, with clocks hours apart that drift"] = new() { LowersOffers = true, Loss = 15, Offset = (7 * Hour) + 987_654_321, Drift = 100 },
        ["everything"] = new()
        {
            Loss = 20,
            HoldUp = 10,
            Doubling = 5,
            Translates = true,
            ClientShift = 5,
            ServerShift = 4_000_000_000,
            LowersOffers = true,
            Offset = -3 * Hour,
            Drift = -80,
        },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Of_a_hundred_fates_ninety_nine_are_right_and_the_clocks_by_a_twentieth_of_the_round_trip(string name)
    {
        var deeds = Known[name];
        var box = Play(deeds);
        var alignment = Assert.Single(Aligned.Of(box.Capture(Role.Client), box.Capture(Role.Server)));

        var wrong = box.Packets.Where(packet => Fate(alignment, packet) != Truth(box, packet)).ToList();
        Assert.True(box.Packets.Count > 200, $"only {box.Packets.Count} packets");
        Assert.True(wrong.Count * 100 <= box.Packets.Count, $"{wrong.Count} of {box.Packets.Count}\n{string.Join('\n', wrong.Select(packet => $"{packet}: {Truth(box, packet)}, said {Fate(alignment, packet)}"))}");

        var middle = new CaptureTime(box.Capture(Role.Client)[box.Capture(Role.Client).Count / 2].Nanoseconds);
        var error = Math.Abs(alignment.Clock.There(middle).Nanoseconds - box.Clock(Role.Server, middle));
        Assert.True(error * 20 <= deeds.RoundTrip.Nanoseconds, $"the clock is wrong by {error} ns of a round trip of {deeds.RoundTrip.Nanoseconds} ns");
    }

    private static KernelBox Play(BoxDeeds deeds)
    {
        using var stage = Open();
        stage.Link.Observers.Clear();
        var box = new KernelBox(stage.Link, deeds, seed: 3);
        stage.Link.Observers.Add(box);
        stage.Link.Rules.Add(box);

        var listener = stage.Server.Listen();
        var client = stage.Client.Connect(new(IPAddress.Parse(deeds.Translates ? "10.99.0.200" : "10.99.0.2"), deeds.Translates ? 80 : Stage.ServerPort));
        stage.Until(() => listener.IsReadable);
        var server = listener.Accept();
        client.Send("please");
        stage.Wait(TimeSpan.FromMilliseconds(50));
        server.Receive();
        stage.Transfer(server, client, 400_000);
        stage.Transfer(client, server, 60_000);
        client.Close();
        stage.Settle();
        server.Close();
        stage.Settle();
        return box;
    }

    private static Stage Open()
    {
        try
        {
            return Stage.Open(Setting.Usual with { RunsFreely = true });
        }
        catch (LabException reason)
        {
            Assert.Skip(reason.Message);
            throw;
        }
    }

    private static Fate? Fate(Alignment alignment, BoxedPacket packet) =>
        alignment.Sightings.FirstOrDefault(sighting => sighting.From == packet.From && sighting.Sent?.Frame == packet.Frame)?.Fate;

    private static Fate Truth(KernelBox box, BoxedPacket packet) =>
        packet.IsLost ? TcpSniff.Aligning.Fates.Fate.Lost
        : box.Packets.Any(other => other.From == packet.From && other.Frame > packet.Frame && other.Place < packet.Place) ? TcpSniff.Aligning.Fates.Fate.Reordered
        : TcpSniff.Aligning.Fates.Fate.Arrived;
}
