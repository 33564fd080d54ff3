using TcpSniff.Web.Choosing;
using Xunit;

namespace TcpSniff.Web.Tests;

public class SegmentChoiceTests
{
    [Fact]
    public void Where_there_is_room_all_segments_are_told()
    {
        var choice = SegmentChoice.Of(5, [], 100);
        Assert.Equal(5, choice.Told);
        Assert.True(Enumerable.Range(0, 5).All(choice.Has));
        Assert.False(choice.Has(5));
    }

    [Fact]
    public void A_notable_segment_is_told_with_its_neighbours_however_late_it_comes()
    {
        var choice = SegmentChoice.Of(1_000_000, [700_000], 10_000);
        Assert.Equal(10_000, choice.Told);
        Assert.True(choice.Has(0));
        Assert.All([699_998, 699_999, 700_000, 700_001, 700_002], place => Assert.True(choice.Has(place)));
        Assert.False(choice.Has(700_010));
    }

    [Fact]
    public void No_page_tells_more_than_it_has_room_for() =>
        Assert.Equal(50, SegmentChoice.Of(1000, [.. Enumerable.Range(0, 1000)], 50).Told);
}
