using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Tracking.Connections.Numbers;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking;

public class SequenceRangesTests
{
    private const int Space = 60;

    [Fact]
    public void Runs_that_touch_become_one()
    {
        var ranges = default(SequenceRanges);
        ranges.Add(0, 10);
        ranges.Add(20, 30);
        Assert.Equal(2, ranges.Count);
        ranges.Add(10, 20);
        Assert.Equal((0, 30), Assert.Single(Runs(ranges)));
    }

    [Fact]
    public void Behaves_like_a_set_of_numbers_whatever_is_added_and_removed() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Start, byte Length)[]>(), steps =>
        {
            var ranges = default(SequenceRanges);
            var numbers = new SortedSet<long>();
            foreach (var (start, length) in steps.Select(step => (step.Start % Space, 1 + (step.Length % 8))))
            {
                ranges.Add(start, start + length);
                numbers.UnionWith(Enumerable.Range(start, length).Select(number => (long)number));
            }

            return Runs(ranges).SelectMany(Numbers).SequenceEqual(numbers)
                && Runs(ranges).Zip(Runs(ranges).Skip(1)).All(pair => pair.First.End < pair.Second.Start)
                && Stretches.All(stretch => ranges.Overlap(stretch.Start, stretch.End) == Numbers(stretch).Count(numbers.Contains)
                    && Numbers(ranges.NextGap(stretch.Start, stretch.End)).SequenceEqual(FirstGap(stretch, numbers)));
        }));

    [Fact]
    public void Removing_before_a_position_keeps_the_run_that_reaches_beyond_it()
    {
        var ranges = default(SequenceRanges);
        ranges.Add(0, 10);
        ranges.Add(20, 30);
        ranges.Add(40, 50);
        ranges.RemoveBefore(25);
        Assert.Equal([(20, 30), (40, 50)], Runs(ranges));
        ranges.RemoveBefore(50);
        Assert.True(ranges.IsEmpty);
    }

    [Fact]
    public void More_holes_than_the_limit_make_it_forget_the_lowest_runs_and_say_so()
    {
        var ranges = default(SequenceRanges);
        for (var start = 0; start < 10 * SequenceRanges.Limit; start += 2)
        {
            ranges.Add(start, start + 1);
        }

        Assert.Equal(SequenceRanges.Limit, ranges.Count);
        Assert.Equal((5 * SequenceRanges.Limit) - ranges.Count, ranges.Forgotten);
    }

    private static IEnumerable<(long Start, long End)> Stretches =>
        from start in Enumerable.Range(0, Space) from end in Enumerable.Range(start + 1, 12) select ((long)start, (long)end);

    private static IEnumerable<(long Start, long End)> Runs(SequenceRanges ranges) => Enumerable.Range(0, ranges.Count).Select(index => ranges[index]);

    private static IEnumerable<long> Numbers((long Start, long End) run)
    {
        for (var number = run.Start; number < run.End; number++)
        {
            yield return number;
        }
    }

    private static IEnumerable<long> FirstGap((long Start, long End) stretch, SortedSet<long> numbers) =>
        Numbers(stretch).SkipWhile(numbers.Contains).TakeWhile(number => !numbers.Contains(number));
}
