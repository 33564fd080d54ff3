using TcpSniff.Generating.Exchanges;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Core.Tests.Exchanges;

/// <summary>Holds what is told of an exchange against what the model knows.</summary>
internal sealed class TruthChecker
{
    private static readonly string[] Repeats =
        ["Again", "BySackOrTimer", "FastOrTimer", "Timer", "TimerAgain", "TimerDoubled", "Probe", "Fast", "BySack", "Further", "Unexplained", "IntoClosedWindow", "Spurious"];

    private readonly ModelExchange _truth;
    private readonly Told _told;
    private readonly List<string> _wrong = [];

    private TruthChecker(ModelExchange truth, Told told) => (_truth, _told) = (truth, told);

    private IReadOnlyList<ModelRecord> Records => _truth.Records;

    /// <summary>All contradictions.</summary>
    public static IReadOnlyList<string> Check(ModelExchange truth, Told told)
    {
        var checker = new TruthChecker(truth, told);
        for (var frame = 0; frame < told.Segments.Count; frame++)
        {
            checker.CheckState(frame);
            foreach (var claim in told.Segments[frame].Claims)
            {
                if (checker.Denies(frame, claim) is { } why)
                {
                    checker._wrong.Add($"frame {frame + 1}: {claim.Id}: {why}");
                }
            }
        }

        checker.CheckWhole();
        return checker._wrong;
    }

    /// <summary>Why a claim is false; null where it is not.</summary>
    private string? Denies(int frame, Claim claim)
    {
        var record = Records[frame];
        var segment = record.Segment;
        var name = claim.Id.Split('.') is [("LossNotes" or "Retelling" or "Hindsight" or "AcknowledgmentNotes" or "OpeningNotes") and var file, var member] ? $"{file}.{member}" : "";
        // An original that comes after its own repetition looks like one.
        var overtakenByItsRepetition = IsOvertaken(frame) && IsSeenBefore(frame);
        if (claim.Id.StartsWith("LossNotes.", StringComparison.Ordinal) && !overtakenByItsRepetition && Repeats.Contains(claim.Id["LossNotes.".Length..]) && (!segment.IsRepeat || record.IsCopy))
        {
            return "it was sent for the first time";
        }

        return name switch
        {
            _ when overtakenByItsRepetition => null,
            "LossNotes.Timer" or "LossNotes.TimerAgain" or "LossNotes.TimerDoubled" when segment.Reason != SendReason.Timer => $"not the timer sent it: {segment.Reason}",
            "LossNotes.Fast" or "LossNotes.BySack" when segment.Reason != SendReason.Asked => $"nobody asked for it: {segment.Reason}",
            "LossNotes.Spurious" when !IsPayloadAcknowledged(frame) => "the capture has no acknowledgment of it before",
            "LossNotes.Late" or "LossNotes.Soon" when !IsOvertaken(frame) || segment.IsRepeat => "nothing overtook it",
            "LossNotes.AskedFor" when !segment.IsRepeat && !IsOvertaken(frame) => "it is in order and new",
            "LossNotes.AcknowledgedUnseen" when !IsAcknowledged(frame) || _truth.Rules.IsFaithful && !segment.IsRepeat => "the capture has no acknowledgment of it before",
            "LossNotes.LateOrAgain" when !IsOvertaken(frame) && !segment.IsRepeat => "it is in order and new",
            "LossNotes.Twice" when !record.IsCopy => "it is no copy",
            "LossNotes.Recorded" when _truth.Rules.RecordedLate == 0 || !IsAcknowledged(frame) => "it was recorded in order",
            "LossNotes.Gap" when !HasHole(frame) => "nothing is missing before it",
            "LossNotes.UnseenAcked" when IsSeen(frame) => "all that it acknowledges was captured before",
            "Retelling.Brought" when !Brings(frame, claim["frame"]) => "that frame does not bring it",
            "Retelling.Unordered" when _truth.Rules.RecordedLate == 0 => "the capture's order is right",
            "Hindsight.Repeated" when !RepeatsIn(segment, claim["frame"]) => "that frame does not repeat it",
            "OpeningNotes.Opens" when !IsOpened(segment.From == Role.Client ? Role.Server : Role.Client) => "the other side never opened",
            "Retelling.NotOpen" when !IsAnsweredAgain(claim["frame"]) => "that frame repeats no SYN and ACK",
            "AcknowledgmentNotes.New" when claim["ack"] != claim["before"] + claim["more"] || (ShowsBeginning(segment) && claim["ack"] != Relative(segment)) => "the sum is wrong",
            _ => null,
        };
    }

    private void CheckState(int frame)
    {
        var (record, told) = (Records[frame], _told.Segments[frame]);
        if (_truth.Rules.IsFaithful && told.Sender.Proved && !record.IsCopy && !IsOvertaken(frame) && !HidesEarlier(frame) && told.Sender.State != record.Segment.StateAfter)
        {
            _wrong.Add($"frame {frame + 1}: {told.From} proved in {told.Sender.State}, was in {record.Segment.StateAfter}");
        }
    }

    /// <summary>Whether something that was sent before was not recorded before: a state may have come with it.</summary>
    private bool HidesEarlier(int frame) => _truth.Sent.Take(Records[frame].Segment.Id).Any(sent => sent.TakesNumbers && !sent.IsRepeat && !Records.Take(frame).Any(record => record.Segment.Id == sent.Id));

    private bool IsSeenBefore(int frame) => Records.Take(frame).Any(earlier =>
        earlier.Segment.TakesNumbers && earlier.Segment.From == Records[frame].Segment.From && Distance(earlier.Segment.Seq, Records[frame].Segment.End) < 0 && Distance(earlier.Segment.End, Records[frame].Segment.Seq) > 0);

    private void CheckWhole()
    {
        foreach (var finding in _told.Findings)
        {
            if (!IsFounded(finding))
            {
                _wrong.Add($"finding {finding}");
            }
        }

        if (!_truth.Rules.IsFaithful)
        {
            return;
        }

        // Whose first copy was lost before the tap may as well have been late.
        var certain = Enumerable.Range(0, Records.Count).Count(frame => Records[frame] is { IsCopy: false, Segment.IsRepeat: true } && IsSeenBefore(frame));
        var possible = Enumerable.Range(0, Records.Count).Count(frame => !Records[frame].IsCopy && (Records[frame].Segment.IsRepeat || IsOvertaken(frame)));
        if (_told.SentAgain < certain || _told.SentAgain > possible)
        {
            _wrong.Add($"{_told.SentAgain} sent again, were {certain} to {possible}");
        }

        if (_truth.Rules is { Loss: 0, HoldUp: 0 })
        {
            CheckLife();
        }
    }

    /// <summary>Where nothing was lost or held up, everything about the connection is plain.</summary>
    private void CheckLife()
    {
        Expect("handshake", Handshake.Complete, _told.Handshake);
        var fins = Records.Where(record => record.Segment.Flags.HasFlag(TcpFlags.Fin) && !record.IsCopy && !record.Segment.IsRepeat).Select(record => record.Segment).ToList();
        if (Records.Any(record => record.Segment.Flags.HasFlag(TcpFlags.Rst | TcpFlags.Ack)))
        {
            Expect("teardown", Teardown.Reset, _told.Teardown);
            Expect("time-wait", Sides.None, _told.TimeWait);
        }
        else if (fins is [var first, var second])
        {
            var alone = Records.Any(record => record.Segment.Id < second.Id && record.Segment.From == second.From && record.Segment.Ack == first.End && !record.Segment.Flags.HasFlag(TcpFlags.Fin));
            Expect("teardown", second.Ack != first.End ? Teardown.Simultaneous : alone ? Teardown.FourWay : Teardown.ThreeSegment, _told.Teardown);
            Expect("time-wait", second.Ack != first.End ? Sides.Both : first.From == Role.Client ? Sides.Client : Sides.Server, _told.TimeWait);
        }
        else
        {
            Expect("teardown", fins.Count == 0 ? Teardown.None : Teardown.HalfClosed, _told.Teardown);
        }
    }

    private void Expect<T>(string what, T truth, T told)
    {
        if (!EqualityComparer<T>.Default.Equals(truth, told))
        {
            _wrong.Add($"{what} told as {told}, was {truth}");
        }
    }

    private bool IsFounded(string finding) => finding switch
    {
        "capture-loss" => _truth.Rules.Missed > 0,
        "capture-reordered" => _truth.Rules.RecordedLate > 0,
        "capture-duplicates" => Records.Any(record => record.IsCopy),
        "reordering" => Enumerable.Range(0, Records.Count).Any(IsOvertaken),
        "retransmission-timeout" => Records.Any(record => record.Segment.Reason == SendReason.Timer),
        "fast-retransmit" => Records.Any(record => record.Segment.Reason is SendReason.Asked or SendReason.Timer),
        "spurious-retransmission" => Records.Any(record => record.Segment.IsRepeat),
        "loss-upstream-of-tap" or "loss-downstream-of-tap" => _truth.Sent.Any(segment => segment.LostBeforeTap || segment.LostBehindTap) || _truth.Rules is { Missed: > 0 } or { HoldUp: > 0 } or { Doubling: > 0 },
        "half-open" or "backlog-overflow-suspected" or "unanswered-syn" => _truth.Rules.Loss > 0,
        "peer-vanished" => _truth.Rules.Loss > 0,
        "asymmetric-capture" => _truth.Rules.Missed > 0,
        "connection-refused" or "overlapping-data-conflict" or "bad-checksum" or "ttl-jump" or "two-answers" or "sack-mismatch" or "capture-padding"
            or "old-connection-cleared" or "isn-reuse" or "port-reuse" or "syn-flood" or "zero-window-stall" or "challenge-ack" or "clock-went-back" => false,
        _ => true,
    };

    /// <summary>Something of its side that was sent later was recorded before it.</summary>
    private bool IsOvertaken(int frame) =>
        Records.Take(frame).Any(earlier => earlier.Segment.From == Records[frame].Segment.From && earlier.Segment.Id > Records[frame].Segment.Id);

    private bool IsAcknowledged(int frame) => Records.Take(frame).Any(earlier =>
        earlier.Segment.From != Records[frame].Segment.From && earlier.Segment.Flags.HasFlag(TcpFlags.Ack) && Distance(earlier.Segment.Ack, Records[frame].Segment.End) >= 0);

    /// <summary>The same but for a FIN, which may come with what is sent again.</summary>
    private bool IsPayloadAcknowledged(int frame) => Records[frame].Segment is var segment && Records.Take(frame).Any(earlier =>
        earlier.Segment.From != segment.From && earlier.Segment.Flags.HasFlag(TcpFlags.Ack) && Distance(earlier.Segment.Ack, segment.Seq + (uint)Math.Max(1, segment.Length)) >= 0);

    /// <summary>Numbers of its side below its own were not recorded before.</summary>
    private bool HasHole(int frame)
    {
        var segment = Records[frame].Segment;
        return _truth.Sent.Any(sent => sent.From == segment.From && sent.TakesNumbers && Distance(sent.Seq, segment.Seq) < 0 && !IsCaptured(sent, frame));
    }

    /// <summary>Whether all numbers of a segment were recorded before a frame, in whatever pieces.</summary>
    private bool IsCaptured(ModelSegment sent, int before)
    {
        var at = sent.Seq;
        while (at != sent.End)
        {
            var next = Records.Take(before).Where(record => record.Segment.From == sent.From && record.Segment.TakesNumbers && Distance(record.Segment.Seq, at) <= 0 && Distance(record.Segment.End, at) > 0)
                .Select(record => (uint?)record.Segment.End).FirstOrDefault();
            if (next is not { } end)
            {
                return false;
            }

            at = Distance(end, sent.End) > 0 ? sent.End : end;
        }

        return true;
    }

    private bool IsSeen(int frame)
    {
        var ack = Records[frame].Segment.Ack;
        return _truth.Sent.Where(sent => sent.From != Records[frame].Segment.From && sent.TakesNumbers && Distance(sent.End, ack) <= 0).All(sent => IsCaptured(sent, frame));
    }

    private bool Brings(int frame, long? by)
    {
        if (by is not { } number || number <= frame + 1 || number > Records.Count)
        {
            return false;
        }

        var (segment, filler) = (Records[frame].Segment, Records[(int)number - 1].Segment);
        return filler.From == segment.From && filler.TakesNumbers && Distance(filler.Seq, segment.Seq) < 0 && !HasHoleBetween(frame, (int)number);
    }

    /// <summary>Whether something below a frame's numbers is still missing once another frame is there.</summary>
    private bool HasHoleBetween(int frame, int before)
    {
        var segment = Records[frame].Segment;
        var highest = Records.Take(frame).Where(record => record.Segment.From == segment.From).Select(record => record.Segment.End).Aggregate((uint?)null, (high, end) => high is { } known && Distance(end, known) <= 0 ? known : end);
        return highest is { } from && Distance(segment.Seq, from) > 0 && !IsCaptured(segment with { Seq = from, Length = Distance(segment.Seq, from), Flags = TcpFlags.Ack }, before);
    }

    private bool RepeatsIn(ModelSegment segment, long? frame) => frame is { } number && number <= Records.Count && Records[(int)number - 1] is var later
        && later.Segment.From == segment.From && (later.Segment.IsRepeat || later.IsCopy || IsOvertaken((int)number - 1))
        && Distance(later.Segment.Seq, segment.End) < 0 && Distance(later.Segment.End, segment.Seq) > 0;

    private bool IsOpened(Role role) =>
        (role == Role.Client ? _truth.Client : _truth.Server).State is not (TcpState.Listen or TcpState.SynReceived or TcpState.SynSent);

    private bool IsAnsweredAgain(long? frame) => frame is { } number && Records[(int)number - 1].Segment is { IsRepeat: true } answer && answer.Flags.HasFlag(TcpFlags.Syn | TcpFlags.Ack);

    /// <summary>Whether the capture has the number that a segment's acknowledgment counts from; else it counts from the first one there is.</summary>
    private bool ShowsBeginning(ModelSegment segment) => Records.Any(record => record.Segment.Flags.HasFlag(TcpFlags.Syn) && record.Segment.From != segment.From);

    private long Relative(ModelSegment segment) => unchecked(segment.Ack - (segment.From == Role.Client ? _truth.Server.First : _truth.Client.First));

    private static int Distance(uint to, uint from) => unchecked((int)(to - from));
}
