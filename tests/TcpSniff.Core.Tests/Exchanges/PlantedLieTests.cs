using TcpSniff.Generating.Exchanges;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Exchanges;

/// <summary>The checker is checked: in stories that are true, one thing is turned into a lie, and it has to notice.</summary>
public class PlantedLieTests
{
    private const int Tried = 400;

    private static readonly Dictionary<string, Func<ModelExchange, Told, Told?>> Lies = new()
    {
        ["a timer told as fast retransmit"] = Rename("LossNotes.Timer", "LossNotes.Fast"),
        ["fast retransmit told as a timer"] = Rename("LossNotes.Fast", "LossNotes.Timer"),
        ["SACK told as a timer"] = Rename("LossNotes.BySack", "LossNotes.Timer"),
        ["a timer told as SACK"] = Rename("LossNotes.Timer", "LossNotes.BySack"),
        ["a repetition told as needless"] = Rename("LossNotes.Timer", "LossNotes.Spurious"),
        ["new data told as sent again"] = Claims((truth, frame) => IsPlainData(truth, frame), "LossNotes.Again"),
        ["what is in order told as overtaken"] = Claims((truth, frame) => IsPlainData(truth, frame), "LossNotes.Late"),
        ["what is in order told as late or again"] = Claims((truth, frame) => IsPlainData(truth, frame), "LossNotes.LateOrAgain"),
        ["what is whole told as having a hole"] = Claims((truth, frame) => truth.Rules is { Loss: 0, HoldUp: 0, Missed: 0 } && IsPlainData(truth, frame), "LossNotes.Gap"),
        ["an original told as a copy"] = Claims((truth, frame) => !truth.Records[frame].IsCopy, "LossNotes.Twice"),
        ["an honest capture told as disordered"] = Claims((truth, frame) => truth.Rules.RecordedLate == 0, "LossNotes.Recorded"),
        ["what was captured told as missed"] = Claims((truth, frame) => truth.Rules is { Loss: 0, HoldUp: 0, IsFaithful: true } && truth.Records[frame].Segment.Flags == TcpFlags.Ack && frame > 3, "LossNotes.UnseenAcked"),
        ["the frame that repeats off by one"] = Shift("Hindsight.Repeated", "frame"),
        ["the frame that fills a hole off by one"] = Shift("Retelling.Brought", "frame"),
        ["a sum that does not add up"] = Shift("AcknowledgmentNotes.New", "more"),
        ["a state that its sender was not in"] = (truth, told) => !truth.Rules.IsFaithful || truth.Rules is { Loss: > 0 } or { HoldUp: > 0 } || told.Segments.Count < 6 || !told.Segments[4].Sender.Proved || truth.Records[4].IsCopy ? null
            : Put(told, 4, told.Segments[4] with { Sender = new(TcpState.CloseWait, true) }),
        ["one too many sent again"] = (truth, told) => truth.Rules is { IsFaithful: true, HoldUp: 0, Loss: 0 } ? told with { SentAgain = told.SentAgain + 1 } : null,
        ["one too few sent again"] = (truth, told) => truth.Rules is { IsFaithful: true, HoldUp: 0 } && told.SentAgain > 0 && truth.Sent.All(segment => !segment.LostBeforeTap) ? told with { SentAgain = told.SentAgain - 1 } : null,
        ["another close"] = (truth, told) => IsPlain(truth) && told.Teardown == Teardown.FourWay ? told with { Teardown = Teardown.Simultaneous } : null,
        ["the wrong side in TIME-WAIT"] = (truth, told) => IsPlain(truth) && told.TimeWait == Sides.Client ? told with { TimeWait = Sides.Server } : null,
        ["a handshake that was done told as half open"] = (truth, told) => IsPlain(truth) ? told with { Handshake = Handshake.HalfOpen } : null,
        ["a capture's loss made up"] = (truth, told) => truth.Rules.Missed == 0 ? told with { Findings = [.. told.Findings, "capture-loss"] } : null,
        ["a time-out made up"] = (truth, told) => truth.Records.All(record => record.Segment.Reason != SendReason.Timer) ? told with { Findings = [.. told.Findings, "retransmission-timeout"] } : null,
    };

    public static TheoryData<string> Names => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lie_is_noticed(string lie)
    {
        var planted = 0;
        for (var seed = 1; seed <= Tried; seed++)
        {
            var exchange = ModelExchange.Play(seed);
            if (exchange.Records.Count == 0 || Told.Of(exchange) is not { } told || TruthChecker.Check(exchange, told).Count > 0 || Lies[lie](exchange, told) is not { } twisted)
            {
                continue;
            }

            planted++;
            Assert.True(TruthChecker.Check(exchange, twisted).Count > 0, $"{lie}, seed {seed}");
            if (planted == 20)
            {
                return;
            }
        }

        Assert.True(planted > 0, $"no story has room for \"{lie}\"");
    }

    private static bool IsPlain(ModelExchange truth) => truth.Rules is { IsFaithful: true, Loss: 0, HoldUp: 0, Closing: < 3 };

    private static bool IsPlainData(ModelExchange truth, int frame) =>
        truth.Rules is { HoldUp: 0, IsFaithful: true, Loss: 0 } && truth.Records[frame] is { IsCopy: false, Segment: { IsRepeat: false, Length: > 0 } };

    private static Func<ModelExchange, Told, Told?> Rename(string claim, string lie) => Change(
        (_, _, known) => known.Id == claim, known => known with { Id = lie });

    private static Func<ModelExchange, Told, Told?> Shift(string claim, string number) => Change(
        (_, _, known) => known.Id == claim && known[number] is not null,
        known => known with { Numbers = known.Numbers.ToDictionary(pair => pair.Key, pair => pair.Key == number ? pair.Value + 1 : pair.Value) });

    private static Func<ModelExchange, Told, Told?> Claims(Func<ModelExchange, int, bool> where, string lie) => (truth, told) =>
    {
        for (var frame = 3; frame < told.Segments.Count; frame++)
        {
            if (where(truth, frame))
            {
                return Put(told, frame, told.Segments[frame] with { Claims = [.. told.Segments[frame].Claims, new(lie, new Dictionary<string, long>())] });
            }
        }

        return null;
    };

    private static Func<ModelExchange, Told, Told?> Change(Func<ModelExchange, int, Claim, bool> where, Func<Claim, Claim> how) => (truth, told) =>
    {
        for (var frame = 0; frame < told.Segments.Count; frame++)
        {
            var claims = told.Segments[frame].Claims.ToList();
            var at = claims.FindIndex(claim => where(truth, frame, claim));
            if (at >= 0)
            {
                claims[at] = how(claims[at]);
                return Put(told, frame, told.Segments[frame] with { Claims = claims });
            }
        }

        return null;
    };

    private static Told Put(Told told, int frame, ToldSegment segment) => told with { Segments = [.. told.Segments.Select((known, at) => at == frame ? segment : known)] };
}
