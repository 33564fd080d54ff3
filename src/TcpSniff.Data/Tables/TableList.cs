using TcpSniff.Reports;
using TcpSniff.Reports.Fields;

namespace TcpSniff.Data.Tables;

/// <summary>The tables there are, made from the lists of fields that every format writes.</summary>
internal static class TableList
{
    /// <summary>The schema that rows are appended in.</summary>
    public const string Staging = "staged";

    /// <summary>One row a connection.</summary>
    public static Table<ConnectionResult> Connections { get; } = new("connections", [.. Flatten("", ConnectionFields.All)]);

    /// <summary>One row a TCP segment.</summary>
    public static Table<SegmentRow> Segments { get; } = new("segments", [.. Flatten("", SegmentFields.All)]);

    /// <summary>One row a finding.</summary>
    public static Table<FindingRow> Findings { get; } = new("findings", [.. Flatten("", FindingFields.All)]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ITable> All { get; } = [Connections, Segments, Findings];

    private static IEnumerable<Column<TRow>> Flatten<TRow>(string prefix, IEnumerable<FieldNode<TRow>> nodes)
    {
        foreach (var node in nodes)
        {
            var name = prefix + node.Name;
            switch (node)
            {
                // It says what the table's name says.
                case Field<TRow> { Name: "record" }:
                    break;
                case Field<TRow> field:
                    yield return Column<TRow>.Of(name, field.Read);
                    if (field.Name == "ip")
                    {
                        yield return Column<TRow>.AddressBytes(name + "_bytes", field.Read);
                    }

                    break;
                case FieldGroup<TRow> group:
                    foreach (var column in Flatten(name + "_", group.Children))
                    {
                        yield return group.Exists is { } exists ? column.Where(exists) : column;
                    }

                    break;
                default:
                    yield return Column<TRow>.Of(name, NestedText.Reader(node));
                    break;
            }
        }
    }
}
