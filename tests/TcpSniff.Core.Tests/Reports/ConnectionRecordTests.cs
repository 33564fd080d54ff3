using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TcpSniff.Core.Tests.Timelines;
using TcpSniff.Reports;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Reports;

/// <summary>Whole records of connections, to be looked at in the files beside this one.</summary>
public class ConnectionRecordTests
{
    private static readonly JsonSerializerOptions Legible = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("four-way")]
    [InlineData("refused")]
    [InlineData("lost")]
    public void A_connection_is_a_record_of_all_that_is_known_and_null_for_the_rest(string name)
    {
        var text = JsonSerializer.Serialize(Write(name), Legible) + "\n";
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Reports/Golden/{name}.connection.json", text), text);
    }

    [Fact]
    public void What_no_syn_told_is_unknown_and_not_false()
    {
        var agreed = Write("midway").GetProperty("agreed");
        Assert.All(agreed.EnumerateObject(), property => Assert.Equal(JsonValueKind.Null, property.Value.ValueKind));
    }

    [Fact]
    public void Time_in_the_states_of_either_end_adds_up_to_the_duration()
    {
        var record = Write("four-way");
        foreach (var end in record.GetProperty("state_seconds").EnumerateObject())
        {
            Assert.Equal(record.GetProperty("duration").GetDecimal(), end.Value.EnumerateObject().Sum(state => state.Value.GetDecimal()));
        }
    }

    private static JsonElement Write(string name)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find("json")!.Open(View.Connections, new ReportOptions(), output))
        {
            report.Finish(Analyses.Of(Conversations.All[name]()));
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray())).RootElement;
    }
}
