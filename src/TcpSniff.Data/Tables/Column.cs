using System.Net;
using DuckDB.NET.Data;
using TcpSniff.Reports.Fields;

namespace TcpSniff.Data.Tables;

/// <summary>Appends a row's value of one column.</summary>
internal delegate void Appending<TRow>(in TRow row, IDuckDBAppenderRow target);

/// <summary>One column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Append">Appends its value.</param>
internal sealed record Column<TRow>(string Name, ColumnType Type, Appending<TRow> Append)
{
    /// <summary>The column of a field.</summary>
    public static Column<TRow> Of(string name, FieldReader<TRow> read)
    {
        var type = ColumnTypes.Of(name);
        return new(name, type, (in row, target) => Put(name, type, read(row), target));
    }

    /// <summary>The column of an address's bytes.</summary>
    public static Column<TRow> AddressBytes(string name, FieldReader<TRow> read) => new(name, ColumnType.AddressBytes, (in row, target) =>
        target.AppendValue(Convert.ToHexString(IPAddress.Parse(read(row).Text).MapToIPv6().GetAddressBytes())));

    /// <summary>The same column, unknown where its group does not exist.</summary>
    public Column<TRow> Where(Func<TRow, bool> exists) => this with
    {
        Append = (in row, target) =>
        {
            if (exists(row))
            {
                Append(row, target);
            }
            else
            {
                target.AppendNullValue();
            }
        },
    };

    private static void Put(string name, ColumnType type, in FieldValue value, IDuckDBAppenderRow target)
    {
        if (!ColumnTypes.Fits(value.Kind, type))
        {
            throw new InvalidOperationException($"column {name} is {type.Final}, and a value is {value.Kind}: ColumnTypes says what it is");
        }

        switch (value.Kind)
        {
            case FieldKind.Null:
                target.AppendNullValue();
                break;
            case FieldKind.Number or FieldKind.Time:
                target.AppendValue((long?)value.Number);
                break;
            case FieldKind.Real or FieldKind.Seconds:
                target.AppendValue((double?)value.Comparable);
                break;
            case FieldKind.Flag:
                target.AppendValue((bool?)value.Flag);
                break;
            case FieldKind.Text:
                target.AppendValue(value.Text);
                break;
            default:
                target.AppendValue(NestedText.Of(value));
                break;
        }
    }
}
