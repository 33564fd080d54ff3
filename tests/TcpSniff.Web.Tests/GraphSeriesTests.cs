using System.Text;
using System.Text.Json;
using TcpSniff.Web.Graphs;
using Xunit;

namespace TcpSniff.Web.Tests;

public class GraphSeriesTests
{
    [Fact]
    public void Points_are_written_as_differences() => Assert.Equal("""{"s":[[10,10,5],[100,-50,0]]}""", Write(0, (10, 100), (20, 50), (25, 50)));

    [Fact]
    public void A_column_keeps_its_lowest_and_its_highest_point() =>
        Assert.Equal("""{"s":[[2,1,9],[9,-8,4]]}""", Write(10, (0, 5), (1, 6), (2, 9), (3, 1), (4, 5), (12, 5)));

    [Fact]
    public void A_marked_point_stays_whatever_is_around_it()
    {
        var series = new GraphSeries(1, 1000);
        foreach (var time in Enumerable.Range(0, 100))
        {
            series.Add(time, marked: time == 50, time);
        }

        Assert.Contains("50", Write(series), StringComparison.Ordinal);
    }

    private static string Write(long column, params (long Time, long Value)[] points)
    {
        var series = new GraphSeries(1, column);
        foreach (var (time, value) in points)
        {
            series.Add(time, marked: false, value);
        }

        return Write(series);
    }

    private static string Write(GraphSeries series)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            series.Write(json, "s");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
