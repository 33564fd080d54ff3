using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

public class StreamAssemblerTests
{
    private readonly StreamLog _log = new();
    private long _frame;

    [Fact]
    public void Behaves_like_an_array_of_bytes_whatever_comes_in_whatever_order() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Start, byte Length, byte Kind)[]>(), steps =>
        {
            var log = new StreamLog();
            var assembler = new StreamAssembler(log, 1 << 20);
            var model = new NaiveStream();
            foreach (var (start, length, kind) in steps.Select(step => (step.Start % 80, step.Length % 12, step.Kind)))
            {
                if (kind % 8 == 0)
                {
                    assembler.GiveUpBefore(start);
                    model.GiveUpBefore(start);
                }
                else
                {
                    // Two letters, so that copies differ as often as not.
                    var bytes = Enumerable.Range(0, length).Select(i => (byte)('a' + (((start + i) ^ kind) & 1))).ToArray();
                    assembler.Add(new(start, 1, default), bytes);
                    model.Add(start, bytes);
                }
            }

            assembler.Finish();
            model.Finish();
            return log.IsSeamless && log.ToString() == model.ToString() && log.Conflicts.Sum(conflict => conflict.Length) == model.DifferingBytes;
        }));

    [Fact]
    public void What_continues_the_stream_is_handed_over_at_once()
    {
        var assembler = new StreamAssembler(_log, 0);
        Add(assembler, 0, "one ");
        Add(assembler, 4, "two ");

        Assert.Equal("one two ", _log.ToString());
        Assert.Equal(0, assembler.Held);
    }

    [Fact]
    public void The_first_copy_stands_and_the_other_is_reported()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        Add(assembler, 0, "attack");
        Add(assembler, 3, "hetic");

        Assert.Equal("attackic", _log.ToString());
        Assert.Equal(new OverlapConflict(3, 3, 1, 2), Assert.Single(_log.Conflicts));
    }

    [Fact]
    public void Copies_that_wait_behind_a_hole_are_compared_too()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        Add(assembler, 2, "cd");
        Add(assembler, 1, "bXde");
        Add(assembler, 0, "a");

        Assert.Equal("abcde", _log.ToString());
        Assert.Equal(new OverlapConflict(2, 1, 1, 2), Assert.Single(_log.Conflicts));
    }

    [Fact]
    public void Equal_copies_are_no_conflict_however_they_are_cut()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        Add(assembler, 4, "efgh");
        Add(assembler, 0, "abcd");
        Add(assembler, 2, "cdef");
        Add(assembler, 0, "abcdefghij");

        Assert.Equal("abcdefghij", _log.ToString());
        Assert.Empty(_log.Conflicts);
    }

    [Fact]
    public void A_full_memory_gives_up_the_first_hole_and_counts_it()
    {
        var assembler = new StreamAssembler(_log, 1000);
        for (var i = 1; i <= 10; i++)
        {
            Add(assembler, i * 100, new string('x', 90));
            Assert.InRange(assembler.Held, 0, 1000);
        }

        Assert.Equal("[limit 100]", _log.ToString()[..11]);
        Assert.Equal(_log.Gaps.Count, assembler.TimesLimited);
        Assert.All(_log.Gaps, gap => Assert.Equal(GapKind.LimitReached, gap.Kind));
        Assert.True(_log.IsSeamless);
    }

    [Fact]
    public void One_byte_pieces_cost_more_than_their_byte()
    {
        var assembler = new StreamAssembler(_log, 10_000);
        for (var i = 0; i < 1000; i++)
        {
            Add(assembler, 2 * (1000 - i), "x");
            Assert.InRange(assembler.Held, 0, 10_000);
        }

        Assert.True(assembler.TimesLimited > 0);
    }

    [Fact]
    public void Bytes_that_the_snap_length_cut_are_not_waited_for()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        Add(assembler, 0, "abc");
        assembler.AddCut(3, 10);
        Add(assembler, 10, "k");

        Assert.Equal("abc[cut 7]k", _log.ToString());
    }

    /// <summary>As of a segment that begins behind the FIN.</summary>
    [Fact]
    public void A_cut_that_ends_before_it_begins_is_none()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        assembler.AddCut(20, 10);
        Add(assembler, 0, "abc");
        Add(assembler, 25, "z");
        assembler.Finish();

        Assert.Equal("abc[22]z", _log.ToString());
    }

    [Fact]
    public void A_gap_says_which_part_of_it_was_cut()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        Add(assembler, 5, "f");
        assembler.AddCut(6, 10);
        Add(assembler, 10, "k");
        assembler.Finish();

        Assert.Equal("[5]f[cut 4]k", _log.ToString());
    }

    [Fact]
    public void A_spare_fills_what_would_be_a_gap_and_nothing_else()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        assembler.AddSpare(new(0, 1, default), "zz"u8);
        assembler.AddSpare(new(4, 2, default), "efg"u8);
        Add(assembler, 0, "ab");
        Add(assembler, 6, "gh");
        assembler.Finish();

        Assert.Equal("ab[2]efgh", _log.ToString());
    }

    [Fact]
    public void A_copy_of_what_was_handed_over_long_ago_is_not_compared()
    {
        var assembler = new StreamAssembler(_log, 1 << 20);
        Add(assembler, 0, "old");
        Add(assembler, 3, new string('a', RecentBytes.Capacity - 100));
        Add(assembler, 3 + RecentBytes.Capacity - 100, new string('b', 100));
        Add(assembler, 0, "new");
        Add(assembler, RecentBytes.Capacity, "c");

        Assert.Equal(new OverlapConflict(RecentBytes.Capacity, 1, 3, 5), Assert.Single(_log.Conflicts));
    }

    private void Add(StreamAssembler assembler, long offset, string text) => assembler.Add(new(offset, ++_frame, default), Encoding.Latin1.GetBytes(text));
}
