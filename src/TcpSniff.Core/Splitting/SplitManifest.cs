using System.Text.Json;
using TcpSniff.Capture;
using TcpSniff.Capture.Parts;

namespace TcpSniff.Splitting;

/// <summary>Says what was split into which files, once all of them are whole.</summary>
internal static class SplitManifest
{
    /// <summary>Writes it beside its place, then into it.</summary>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public static void Write(SplitPlan plan, WholeCapture whole, IReadOnlyList<long> packets)
    {
        // Several machines may write the same one, each some of the parts.
        var beside = UnfinishedFile.Of($"{plan.Manifest}.{Guid.NewGuid():N}");
        try
        {
            using (var file = File.Create(beside))
            using (var json = new Utf8JsonWriter(file, new() { Indented = true }))
            {
                json.WriteStartObject();
                whole.Write(json);
                json.WriteStartArray("files");
                for (var part = 0; part < plan.Parts; part++)
                {
                    json.WriteStartObject();
                    json.WriteString("file", Path.GetFileName(plan.PathOf(part)));
                    json.WriteNumber("packets", packets[part]);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            File.Move(beside, plan.Manifest, overwrite: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw CaptureFileException.From(plan.Manifest, reason);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
