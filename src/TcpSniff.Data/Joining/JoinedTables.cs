using System.Globalization;
using TcpSniff.Analysis;
using TcpSniff.Data.Loading;
using TcpSniff.Data.Parquet;
using TcpSniff.Data.Tables;
using TcpSniff.Reports.Fields;
using TcpSniff.Wording;

namespace TcpSniff.Data.Joining;

/// <summary>The tables of the whole: what workers said, but for what was judged again.</summary>
internal sealed class JoinedTables
{
    // As Analyst orders them; what is alike in all of that comes by connection, then as it was said.
    private const string WorstFirst = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, coalesce(cost, 0) DESC, frame, stream NULLS LAST, said";

    private readonly WorkingDatabase _database;
    private readonly Language _language;

    /// <summary>Begins with nothing judged again.</summary>
    public JoinedTables(WorkingDatabase database, Language language)
    {
        (_database, _language) = (database, language);
        database.Execute($"CREATE SCHEMA {TableList.Staging}; CREATE TABLE judged(stream BIGINT); {TableList.Findings.CreateStaging}");
    }

    /// <summary>These connections were judged again: the findings take the place of what their workers said.</summary>
    public void Replace(IReadOnlyList<int> streams, IReadOnlyList<Finding> findings)
    {
        using (var appender = _database.Connection.CreateAppender("judged"))
        {
            foreach (var stream in streams)
            {
                appender.CreateRow().AppendValue((long?)stream).EndRow();
            }
        }

        Add(findings);
    }

    /// <summary>Adds findings.</summary>
    public void Add(IReadOnlyList<Finding> findings)
    {
        using var appender = _database.Connection.CreateAppender(TableList.Staging, TableList.Findings.Name);
        foreach (var finding in findings)
        {
            TableReport.Append(appender, TableList.Findings, new FindingRow(finding, _language));
        }
    }

    /// <summary>Writes all tables: connections and findings whole, segments as the workers wrote them, a file for each part.</summary>
    public void Write(IReadOnlyList<string> folders, string output)
    {
        _database.Execute($"""
            CREATE VIEW again AS SELECT * EXCLUDE (said), said FROM (SELECT *, row_number() OVER () AS said FROM ({TableList.Findings.SelectFinal}));
            CREATE VIEW said_before AS SELECT * EXCLUDE (file_row_number), file_row_number AS said
                FROM read_parquet({Files(folders, TableList.Findings)}, file_row_number = true)
                WHERE stream IS NOT NULL AND stream NOT IN (SELECT stream FROM judged);
            CREATE TABLE again_by_connection AS SELECT stream, list(struct_pack(id, severity, frame, "text") ORDER BY {WorstFirst}) AS list
                FROM again WHERE stream IS NOT NULL GROUP BY stream
            """);
        ParquetFile.Write(
            _database,
            [
                ($"""
                SELECT all_connections.* REPLACE (CASE WHEN judged.stream IS NULL THEN findings ELSE coalesce(list, []) END AS findings)
                FROM read_parquet({Files(folders, TableList.Connections)}) AS all_connections
                LEFT JOIN judged ON judged.stream = all_connections.stream
                LEFT JOIN again_by_connection ON again_by_connection.stream = all_connections.stream
                ORDER BY all_connections.stream
                """, PathOf(output, TableList.Connections)),
                ($"SELECT * EXCLUDE (said) FROM (FROM said_before UNION ALL BY NAME FROM again) ORDER BY {WorstFirst}", PathOf(output, TableList.Findings)),
            ],
            () => Link(folders, output));
    }

    /// <summary>Segments say nothing that needs other parts: the workers' files stay as they are, under another name.</summary>
    private static void Link(IReadOnlyList<string> folders, string output)
    {
        var names = new HashSet<string>();
        for (var part = 0; part < folders.Count; part++)
        {
            var path = Path.Combine(output, string.Create(CultureInfo.InvariantCulture, $"{TableList.Segments.Name}-{part:D4}.parquet"));
            names.Add(path);
            FileLink.Create(PathOf(folders[part], TableList.Segments), path);
        }

        // What an earlier join of more parts, or analyze, left there would count as well.
        foreach (var old in TableFiles.In(output, TableList.Segments).Where(file => !names.Contains(file)))
        {
            File.Delete(old);
        }
    }

    private static string Files(IReadOnlyList<string> folders, ITable table) => TableFiles.Sql(folders.Select(folder => PathOf(folder, table)));

    private static string PathOf(string folder, ITable table) => Path.Combine(folder, $"{table.Name}.parquet");
}
