using Parquet.Serialization;

namespace TcpSniff.Data.Tests.Parquet;

/// <summary>Parquet.Net, which shares no code with Apache's.</summary>
internal static class ManagedReader
{
    /// <summary>All rows by column.</summary>
    public static List<Dictionary<string, object?>> Read(string path)
    {
        using var stream = File.OpenRead(path);
        var result = ParquetSerializer.DeserializeUntypedAsync(stream).GetAwaiter().GetResult();
        return [.. result.Data.Select(row => row.ToDictionary(cell => cell.Key, cell => (object?)cell.Value))];
    }
}
