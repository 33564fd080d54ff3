using TcpSniff.Naming;
using Row = TcpSniff.Reports.ConnectionResult;

namespace TcpSniff.Reports.Fields;

/// <summary>The programs of a connection's ends, where they were found while the capture was taken.</summary>
internal static class OwnerFields
{
    /// <summary>Both; null where neither is known.</summary>
    public static FieldGroup<Row> Process { get; } = new("process", [End("client", owners => owners.Client), End("server", owners => owners.Server)])
    {
        Exists = row => row.Owners is not null,
    };

    private static FieldGroup<Row> End(string name, Func<ConnectionOwners, SocketOwner?> end) => new(name,
    [
        new Field<Row>("pid", (in r) => FieldValue.Of(Of(r, end)?.Pid)),
        new Field<Row>("name", (in r) => FieldValue.Of(Of(r, end)?.Name)),
        new Field<Row>("user", (in r) => FieldValue.Of(Of(r, end)?.User)),
    ])
    {
        Exists = row => Of(row, end) is not null,
    };

    private static SocketOwner? Of(Row row, Func<ConnectionOwners, SocketOwner?> end) => row.Owners is { } owners ? end(owners) : null;
}
