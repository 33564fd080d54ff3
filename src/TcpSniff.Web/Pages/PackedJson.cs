using System.IO.Compression;
using System.Text.Json;

namespace TcpSniff.Web.Pages;

/// <summary>JSON as it stands in the page: packed by gzip, in Base64. No character of it means anything to HTML.</summary>
internal static class PackedJson
{
    /// <summary>Packs what <paramref name="write"/> writes.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var json = new Utf8JsonWriter(gzip))
        {
            write(json);
        }

        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }
}
