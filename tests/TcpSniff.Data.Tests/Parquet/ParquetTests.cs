using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Data.Tests.Parquet;

public sealed class ParquetTests
{
    private static readonly string[] Tables = ["connections", "segments", "findings"];

    [Fact]
    public void Two_foreign_readers_find_every_value_of_json()
    {
        Compare([.. Tool.Captures]);
    }

    [Fact]
    public void Two_foreign_readers_find_every_value_of_json_in_public_captures()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        // Small ones of every kind; several files are one capture in order of time.
        Compare([.. Corpus.Scored.Where(capture => capture.Packets > 0).Select(capture => capture.Path).Where(path => new FileInfo(path).Length < 20_000).Where((_, i) => i % 3 == 0)]);
    }

    [Fact]
    public void Writes_one_table_where_one_view_is_named()
    {
        using var folder = new TemporaryFolder();

        Tool.TcpSniff.Run("analyze", Tool.Loss, "--view", "connections", "--format", "parquet", "-o", folder.Path);

        Assert.Equal(["connections.parquet"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Holds_the_segments_of_the_selected_connections_only()
    {
        using var folder = new TemporaryFolder();

        Tool.TcpSniff.Run("analyze", Repository.PathOf("captures/lab/many-clients.pcapng"), "--connection", "3", "--format", "parquet", "-o", folder.Path);

        var streams = ArrowReader.Read(folder.PathOf("segments.parquet")).Select(row => row["stream"]).ToList();
        Assert.NotEmpty(streams);
        Assert.All(streams, stream => Assert.Equal(3L, stream));
    }

    [Fact]
    public void Leaves_the_old_files_where_it_cannot_write_all_of_the_new_ones()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("connections.parquet"), "old");
        Directory.CreateDirectory(folder.PathOf("segments.parquet.unfinished"));

        var failed = Tool.TcpSniff.Run("analyze", Tool.Loss, "--format", "parquet", "-o", folder.Path);

        Assert.Equal(1, failed.Code);
        Assert.Equal("old", File.ReadAllText(folder.PathOf("connections.parquet")));
        Assert.False(File.Exists(folder.PathOf("connections.parquet.unfinished")));
    }

    [Fact]
    public void Needs_a_folder()
    {
        var wrong = Tool.TcpSniff.Run("analyze", Tool.Loss, "--format", "parquet");

        Assert.Equal(2, wrong.Code);
        Assert.Contains("-o DIR", wrong.Errors, StringComparison.Ordinal);
    }

    private static void Compare(string[] captures)
    {
        using var folder = new TemporaryFolder();
        var written = Tool.TcpSniff.Run(["analyze", .. captures, "--format", "parquet", "-o", folder.Path]);
        Assert.True(written.Code is 0 or 3, written.Errors);
        foreach (var table in Tables)
        {
            var json = Tool.TcpSniff.Run(["analyze", .. captures, "--view", table, "--format", "json"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var path = folder.PathOf($"{table}.parquet");
            var rows = ArrowReader.Read(path);
            Compare(table, json, rows, rows[0].Keys, none: "[]");
            // To Parquet.Net an empty list and none are one.
            Compare(table, json, ManagedReader.Read(path), rows[0].Keys, none: "null");
        }
    }

    private static void Compare(string table, string[] json, List<Dictionary<string, object?>> rows, IReadOnlyCollection<string> columns, string none)
    {
        Assert.Equal(json.Length, rows.Count);
        for (var i = 0; i < json.Length; i++)
        {
            using var parsed = JsonDocument.Parse(json[i]);
            var expected = Plain.Flat(parsed.RootElement, columns);
            Assert.All(expected.Keys.Except(columns), name => Assert.True(name == "record" || IsAbsentGroup(name, columns), name));
            foreach (var name in columns)
            {
                var (value, read) = (Expected(name, expected), Plain.Of(rows[i].GetValueOrDefault(name)));
                Assert.Equal($"{table} {i} {name}: {(value == "[]" ? none : value)}", $"{table} {i} {name}: {(read == "[]" ? none : read)}");
            }
        }
    }

    // null stands for a whole group in JSON, and for each of its columns in a table.
    private static bool IsAbsentGroup(string name, IReadOnlyCollection<string> columns) => columns.Any(column => column.StartsWith(name + "_", StringComparison.Ordinal));

    private static string Expected(string name, Dictionary<string, JsonElement> json) =>
        name.EndsWith("ip_bytes", StringComparison.Ordinal) ? Plain.Of(System.Net.IPAddress.Parse(json[name[..^"_bytes".Length]].GetString()!).MapToIPv6().GetAddressBytes())
        : !json.TryGetValue(name, out var value) ? "null"
        : name is "time" or "first_time" or "last_time" ? Plain.Of(new Moment(Nanoseconds(value.GetString()!)))
        : name == "evidence" ? Plain.Of(value.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ValueKind == JsonValueKind.Null ? null : (object)Written(entry.Value)))
        : Plain.Of(value);

    // Of a small number DuckDB's text and ours differ in the letter of the exponent.
    private static string Written(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetRawText().ToLowerInvariant() : value.ToString();

    private static long Nanoseconds(string time) =>
        ((DateTime.Parse(time[..^11], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal) - DateTime.UnixEpoch).Ticks * 100)
        + long.Parse(time.AsSpan(time.Length - 10, 9), System.Globalization.CultureInfo.InvariantCulture);
}
