using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

public class PayloadTailTests
{
    /// <summary>Behind the end of the sequence space after a few segments.</summary>
    private static readonly SequenceNumber Start = new(uint.MaxValue - 100_000);

    [Fact]
    public void Whatever_goes_back_less_than_the_tail_is_long_is_compared_byte_by_byte() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(ArbMap.Default.ArbFor<(ushort Back, ushort Length, byte Flip)[]>(), steps =>
        {
            var tail = new PayloadTail();
            var sent = new List<byte>();
            foreach (var (back, length, flip) in steps.Select(step => (Math.Min(step.Back % 30_000, sent.Count), 1 + (step.Length % 30_000), step.Flip)))
            {
                var start = sent.Count - back;
                var payload = Enumerable.Range(start, length).Select(i => (byte)((i * 31 >> 4) ^ (i % 100 == flip ? 1 : 0))).ToArray();
                var differing = Enumerable.Range(0, Math.Min(back, length)).Where(i => sent[start + i] != payload[i]).ToList();
                var expected = (differing.Count, differing.Count == 0 ? default : Start + (uint)(start + differing[0]));
                if (tail.Wanted(Start + (uint)start, length) is var wanted && wanted > tail.Capacity)
                {
                    tail.Grow(wanted);
                }

                var (count, first) = tail.Take(Start + (uint)start, payload);
                if ((count, count == 0 ? default : first) != expected)
                {
                    return false;
                }

                sent.AddRange(payload.Skip(back));
            }

            return true;
        }));

    [Fact]
    public void Without_room_the_last_bytes_are_kept()
    {
        var tail = new PayloadTail();
        var sent = Enumerable.Range(0, 3 * PayloadTail.Least).Select(i => (byte)i).ToArray();
        tail.Take(Start, sent);

        Assert.Equal((PayloadTail.Least, Start + (2 * PayloadTail.Least)), tail.Take(Start, Array.ConvertAll(sent, some => (byte)~some)));
    }

    [Fact]
    public void Behind_a_hole_it_begins_anew()
    {
        var tail = new PayloadTail();
        tail.Take(Start, "abcd"u8);
        tail.Take(Start + 10, "klmn"u8);

        Assert.Equal(0, tail.Take(Start, "ABCD"u8).Differing);
        Assert.Equal((1, Start + 11), tail.Take(Start + 8, "ijkLmn"u8));
    }

    /// <summary>There, a number lies before another one and behind it at once.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void Half_the_number_space_away_there_is_nothing_to_compare(int beyond)
    {
        var tail = new PayloadTail();
        tail.Take(Start, "abcd"u8);
        var far = Start + 4 + unchecked((uint)(int.MinValue + beyond));

        Assert.Equal(0, tail.Take(far, "ABCD"u8).Differing);
        Assert.InRange(tail.Take(far, "abCD"u8).Differing, 0, 2);
    }
}
