using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Data.Tests;

public sealed class QueryTests
{
    [Fact]
    public void Counts_what_json_counts()
    {
        var json = Tool.TcpSniff.Run("analyze", Tool.Loss, "--view", "segments", "--format", "json");

        var counted = Tool.TcpSniff.Run("query", Tool.Loss, "SELECT count(*) AS segments FROM segments", "--format", "csv");

        Assert.Equal($"segments\n{json.Output.Split('\n').Length - 1}\n", counted.Output);
        Assert.Equal(0, counted.Code);
    }

    [Fact]
    public void The_packets_of_a_connection_come_in_order()
    {
        var all = Tool.TcpSniff.Run("query", Tool.Loss, "SELECT frame FROM packets_of(0) LIMIT 3", "--format", "csv");

        Assert.Equal("frame\n1\n2\n3\n", all.Output);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('/etc/shadow')")]
    [InlineData("SELECT * FROM '/etc/passwd'")]
    [InlineData("SELECT content FROM read_text('/etc/hostname')")]
    [InlineData("SELECT * FROM glob('/etc/*')")]
    [InlineData("COPY connections TO '{0}'")]
    [InlineData("SELECT 1; COPY connections TO '{0}'")]
    [InlineData("SELECT 1); COPY connections TO '{0}'; FROM (SELECT 1")]
    [InlineData("SELECT 1); ATTACH '{0}'; FROM (SELECT 1")]
    [InlineData("SELECT 1); INSTALL httpfs; FROM (SELECT 1")]
    [InlineData("SELECT 1); LOAD httpfs; FROM (SELECT 1")]
    [InlineData("SELECT 1); SET enable_external_access = true; FROM (SELECT 1")]
    [InlineData("SELECT 1); SET lock_configuration = false; FROM (SELECT 1")]
    [InlineData("SELECT 1); DROP TABLE segments; FROM (SELECT 1")]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("FROM sniff_csv('/etc/passwd')")]
    [InlineData("FROM parquet_metadata('{0}')")]
    [InlineData("FROM query('COPY (SELECT 1) TO ''{0}''')")]
    [InlineData("SET lock_configuration = false")]
    [InlineData("CREATE TABLE t AS SELECT 1")]
    [InlineData("EXPORT DATABASE '{0}'")]
    [InlineData("PRAGMA database_list")]
    [InlineData("LOAD '{0}'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("ATTACH '{0}'")]
    public void Nothing_but_the_tables_can_be_reached(string sql)
    {
        using var folder = new TemporaryFolder();
        var target = folder.PathOf("stolen");

        var refused = Tool.TcpSniff.Run("query", Tool.Loss, sql.Replace("{0}", target, StringComparison.Ordinal));

        Assert.Equal(2, refused.Code);
        Assert.Empty(refused.Output);
        Assert.StartsWith("tcpsniff: ", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public void No_other_file_can_be_reached_from_a_folder_of_tables()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Tool.TcpSniff.Run("analyze", Tool.Loss, "--format", "parquet", "-o", folder.Path);
        Tool.TcpSniff.Run("analyze", Tool.Loss, "--format", "parquet", "-o", other.Path);

        var own = Tool.TcpSniff.Run("query", folder.Path, "SELECT count(*) AS n FROM connections", "--format", "csv");
        var stolen = Tool.TcpSniff.Run("query", folder.Path, $"SELECT count(*) FROM connections, read_parquet('{other.PathOf("findings.parquet")}')");

        Assert.Equal("n\n1\n", own.Output);
        Assert.Equal(2, stolen.Code);
        Assert.Contains("Permission", stolen.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT count(*) FROM range(100000000000) a, range(1000) b")]
    // One value that takes long: the database hears nothing in the middle of it.
    [InlineData("SELECT length(repeat('abc', 400000000)), length(repeat('abd', 400000000)), length(repeat('abe', 400000000))")]
    public void A_query_without_end_is_ended(string sql)
    {
        var late = Tool.TcpSniff.Run("query", Tool.Loss, sql, "--timeout", "1", "--query-memory", "8000");

        Assert.Equal(1, late.Code);
        Assert.Contains("--timeout", late.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_needs_too_much_memory_is_ended()
    {
        var large = Tool.TcpSniff.Run("query", Tool.Loss, "SELECT list(i) FROM range(1000000000) t(i)", "--query-memory", "100");

        Assert.Equal(1, large.Code);
        Assert.Contains("--query-memory", large.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Moments_keep_their_nanoseconds_in_every_format()
    {
        const string Sql = "SELECT make_timestamp_ns(1700000000123456789) AS moment, make_timestamp_ns(-1) AS before, [make_timestamp_ns(7)] AS several";

        Assert.Equal(
            """{"moment":"2023-11-14T22:13:20.123456789Z","before":"1969-12-31T23:59:59.999999999Z","several":["1970-01-01 00:00:00.000000007"]}""" + "\n",
            Tool.TcpSniff.Run("query", Tool.Loss, Sql, "--format", "json").Output);
        Assert.Contains("2023-11-14T22:13:20.123456789Z  1969-12-31T23:59:59.999999999Z", Tool.TcpSniff.Run("query", Tool.Loss, Sql).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_texts_come_as_they_are()
    {
        var all = Tool.TcpSniff.Run(
            "query",
            Tool.Loss,
            @"SELECT 170141183460469231731687303715884105727 AS huge, 1.50::DECIMAL(38,2) AS exact, 1e-7 AS small, 'inf'::DOUBLE AS none, chr(27) || '[31m' AS red, '=1' AS formula, '\x00\xff'::BLOB AS bytes",
            "--format",
            "json");

        Assert.Equal("""{"huge":170141183460469231731687303715884105727,"exact":1.50,"small":1e-07,"none":null,"red":"\u001B[31m","formula":"=1","bytes":"00ff"}""" + "\n", all.Output);
        Assert.Equal("a\n'=1\n", Tool.TcpSniff.Run("query", Tool.Loss, "SELECT '=1' AS a", "--format", "csv").Output);
    }

    [Fact]
    public void Says_that_there_are_more_rows()
    {
        var some = Tool.TcpSniff.Run("query", Tool.Loss, "SELECT frame FROM segments ORDER BY frame", "--max-rows", "2", "--format", "csv");

        Assert.Equal("frame\n1\n2\n", some.Output);
        Assert.Contains("--max-rows", some.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_can_be_kept_as_parquet()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("answer.parquet");

        var kept = Tool.TcpSniff.Run("query", Tool.Loss, "SELECT frame, flags FROM segments ORDER BY frame", "--format", "parquet", "-o", path);

        Assert.Equal(0, kept.Code);
        Assert.Equal("", kept.Output);
        Assert.Equal("['SYN']", Parquet.Plain.Of(Parquet.ArrowReader.Read(path)[0]["flags"]));
    }

    [Fact]
    public void Says_what_is_wrong_with_the_sql_in_one_line()
    {
        var wrong = Tool.TcpSniff.Run("query", Tool.Loss, "SELECT nonsense FROM connections");

        Assert.Equal(2, wrong.Code);
        Assert.Contains("nonsense", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(1, wrong.Errors.Count(letter => letter == '\n'));
    }

    [Fact]
    public void Tables_are_listed_without_sql()
    {
        var tables = Tool.TcpSniff.Run("query", "--tables", "--format", "csv");

        Assert.Contains("connections,client_ip_bytes,BLOB\n", tables.Output, StringComparison.Ordinal);
        Assert.Contains("segments,time,TIMESTAMP_NS\n", tables.Output, StringComparison.Ordinal);
    }
}
