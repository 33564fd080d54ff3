using Apache.Arrow;
using Apache.Arrow.Types;
using ParquetSharp.Arrow;

namespace TcpSniff.Data.Tests.Parquet;

/// <summary>Apache's own reader, the one below pandas and Spark's Python.</summary>
internal static class ArrowReader
{
    /// <summary>All rows by column.</summary>
    public static List<Dictionary<string, object?>> Read(string path)
    {
        using var file = new FileReader(path);
        using var batches = file.GetRecordBatchReader();
        var rows = new List<Dictionary<string, object?>>();
        while (batches.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult() is { } batch)
        {
            using (batch)
            {
                for (var i = 0; i < batch.Length; i++)
                {
                    rows.Add(batch.Schema.FieldsList.Select((field, c) => (field.Name, Value: Value(batch.Column(c), i))).ToDictionary(cell => cell.Name, cell => cell.Value));
                }
            }
        }

        return rows;
    }

    private static object? Value(IArrowArray array, int i) => array.IsNull(i) ? null : array switch
    {
        Int64Array numbers => numbers.GetValue(i),
        DoubleArray numbers => numbers.GetValue(i),
        BooleanArray flags => flags.GetValue(i),
        StringArray texts => texts.GetString(i),
        BinaryArray bytes => bytes.GetBytes(i).ToArray(),
        TimestampArray times when ((TimestampType)times.Data.DataType).Unit == TimeUnit.Nanosecond => new Moment(times.Values[i]),
        MapArray map => Map((StructArray)map.KeyValues, map.ValueOffsets[i], map.ValueOffsets[i + 1]),
        ListArray list => Enumerable.Range(list.ValueOffsets[i], list.ValueOffsets[i + 1] - list.ValueOffsets[i]).Select(k => Value(list.Values, k)).ToList(),
        StructArray record => ((StructType)record.Data.DataType).Fields.Select((field, c) => (field.Name, Value: Value(record.Fields[c], i))).ToDictionary(cell => cell.Name, cell => cell.Value),
        _ => throw new NotSupportedException($"{array.Data.DataType.Name} is no type of ours"),
    };

    private static Dictionary<string, object?> Map(StructArray entries, int from, int to) =>
        Enumerable.Range(from, to - from).ToDictionary(k => ((StringArray)entries.Fields[0]).GetString(k), k => Value(entries.Fields[1], k));
}
