using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Zeek;

/// <summary>A column of conn.log.</summary>
/// <param name="Name">Zeek's name of it.</param>
/// <param name="Type">Zeek's type of it.</param>
/// <param name="Read">Reads its value; an unknown one is unset in the log.</param>
internal sealed record ZeekColumn(string Name, string Type, FieldReader<ConnectionResult> Read)
{
    /// <summary>The column as a field of a record.</summary>
    public Field<ConnectionResult> Field { get; } = new(Name, Read);
}
