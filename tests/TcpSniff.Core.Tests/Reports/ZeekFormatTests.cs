using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TcpSniff.Reports;
using Xunit;

namespace TcpSniff.Core.Tests.Reports;

/// <summary>Reads the log as strictly as programs do that were written for Zeek's.</summary>
public partial class ZeekFormatTests
{
    private static readonly string[] Columns =
    [
        "ts", "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "service", "duration", "orig_bytes", "resp_bytes", "conn_state",
        "local_orig", "local_resp", "missed_bytes", "history", "orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes", "tunnel_parents", "ip_proto",
    ];

    [Fact]
    public void The_header_says_how_to_read_the_rows()
    {
        var lines = Write("zeek").Split('\n');
        Assert.Equal("#separator \\x09", lines[0]);
        Assert.Equal(["#set_separator", ","], lines[1].Split('\t'));
        Assert.Equal(["#empty_field", "(empty)"], lines[2].Split('\t'));
        Assert.Equal(["#unset_field", "-"], lines[3].Split('\t'));
        Assert.Equal(["#path", "conn"], lines[4].Split('\t'));
        Assert.Matches(@"^#open\t\d{4}(-\d\d){5}$", lines[5]);
        Assert.Equal(["#fields", .. Columns], lines[6].Split('\t'));
        Assert.Matches(@"^#close\t\d{4}(-\d\d){5}$", lines[^2]);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public void Every_value_is_what_its_type_says()
    {
        var lines = Write("zeek").Split('\n');
        var types = lines[7].Split('\t')[1..];
        Assert.Equal(Columns.Length, types.Length);
        foreach (var row in lines[8..^2])
        {
            var cells = row.Split('\t');
            Assert.Equal(types.Length, cells.Length);
            Assert.All(cells.Zip(types), pair => Assert.True(pair.First == "-" || IsOf(pair.Second, pair.First), $"{pair.First} is no {pair.Second}"));
        }
    }

    [Fact]
    public void A_name_is_unlike_any_other_and_the_same_each_time()
    {
        var names = Rows("zeek-json").Select(row => row.GetProperty("uid").GetString()!).ToList();
        Assert.All(names, name => Assert.Matches("^C[0-9A-Za-z]{17}$", name));
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(names, Rows("zeek-json").Select(row => row.GetProperty("uid").GetString()!));
    }

    [Fact]
    public void Json_has_the_same_values_and_leaves_unset_ones_out()
    {
        var first = Rows("zeek-json")[0];
        Assert.Equal("10.0.0.5", first.GetProperty("id.orig_h").GetString());
        Assert.Equal(443, first.GetProperty("id.resp_p").GetInt32());
        Assert.Equal("SF", first.GetProperty("conn_state").GetString());
        Assert.Equal(1200, first.GetProperty("orig_bytes").GetInt32());
        Assert.True(first.GetProperty("local_orig").GetBoolean());
        Assert.False(first.GetProperty("local_resp").GetBoolean());
        Assert.False(first.TryGetProperty("service", out _));
    }

    private static bool IsOf(string type, string value) => type switch
    {
        "time" or "interval" => Decimal().IsMatch(value),
        "count" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "port" => ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "addr" => IPAddress.TryParse(value, out _),
        "bool" => value is "T" or "F",
        "enum" => value == "tcp",
        "string" => Word().IsMatch(value),
        _ => false,
    };

    private static List<JsonElement> Rows(string format) =>
        [.. Write(format).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Write(string format)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find(format)!.Open(View.Connections, new ReportOptions(), output))
        {
            report.Finish(Talks.Result());
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    [GeneratedRegex(@"^\d+\.\d{6}$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^[\^A-Za-z0-9]+$")]
    private static partial Regex Word();
}
