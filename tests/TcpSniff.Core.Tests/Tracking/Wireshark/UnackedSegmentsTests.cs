using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class UnackedSegmentsTests
{
    private const uint Base = uint.MaxValue - 200;

    [Fact]
    public void It_behaves_like_a_plain_list()
    {
        var step = Gen.Choose(0, 400).Two().Select(pair => (First: pair.Item1, Second: pair.Item2)).SelectMany(pair => Gen.Choose(0, 2).Select(kind => (Kind: kind, pair.First, pair.Second)));
        Prop.ForAll(step.ListOf().ToArbitrary(), steps =>
        {
            var (real, plain) = (new UnackedSegments(), new List<UnackedSegment>());
            var frame = 0;
            foreach (var (kind, first, second) in steps)
            {
                if (kind == 0)
                {
                    AssertAcknowledges(real, plain, Number(first));
                }
                else
                {
                    var segment = new UnackedSegment(Number(first), Number(first + 1 + (second / 8)), ++frame, new CaptureTime(frame));
                    real.Add(segment);
                    plain.Add(segment);
                }

                AssertSame(real, plain);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_beyond_the_limit_is_not_kept()
    {
        var segments = new UnackedSegments();
        for (var i = 0; i < UnackedSegments.Limit + 5; i++)
        {
            segments.Add(new(Number(i), Number(i + 1), i, default));
        }

        Assert.Equal((UnackedSegments.Limit, UnackedSegments.Limit), (segments.Count, segments.Span));
    }

    [Fact]
    public void A_copy_is_safe_from_what_follows()
    {
        var segments = new UnackedSegments();
        segments.Add(new(Number(0), Number(10), 1, default));
        var copy = segments.Copy();
        segments.Acknowledge(Number(10), out _);

        Assert.Equal((0, 1), (segments.Count, copy.Count));
    }

    [Fact]
    public void What_was_acknowledged_lately_is_still_found()
    {
        var segments = new UnackedSegments();
        for (var i = 0; i < 100; i++)
        {
            segments.Add(new(Number(i * 10), Number((i * 10) + 10), i, default));
            segments.Acknowledge(Number((i * 10) + 10), out _);
        }

        Assert.Equal(97, segments.Carrying(Number(975))?.Frame);
        Assert.Null(segments.Carrying(Number(5)));
    }

    private static SequenceNumber Number(int offset) => new(unchecked(Base + (uint)offset));

    private static void AssertAcknowledges(UnackedSegments real, List<UnackedSegment> plain, SequenceNumber ack)
    {
        var ended = plain.Where(segment => segment.End == ack).Select(segment => (long?)segment.Frame).Min();
        plain.RemoveAll(segment => segment.End <= ack);
        for (var i = 0; i < plain.Count; i++)
        {
            plain[i] = plain[i] with { Seq = SequenceNumber.Later(plain[i].Seq, ack) };
        }

        var found = real.Acknowledge(ack, out var acknowledged);
        Assert.Equal(ended, found ? acknowledged.Frame : null);
    }

    private static void AssertSame(UnackedSegments real, List<UnackedSegment> plain)
    {
        Assert.Equal(plain.Count, real.Count);
        if (plain.Count > 0)
        {
            Assert.Equal(plain.Min(segment => segment.Frame), real.Oldest?.Frame);
            Assert.Equal(plain.Max(segment => segment.End - Number(0)) - plain.Min(segment => segment.Seq - Number(0)), real.Span);
        }
    }
}
