using System.Text.Json;
using TcpSniff.Packets;

namespace TcpSniff.Capture.Parts;

/// <summary>What a part of a split capture knows of the whole: it holds for all parts alike.</summary>
internal sealed record WholeCapture
{
    /// <summary>Bytes of the text of one, padded with spaces: what is known at the end only takes the place of what stood there before.</summary>
    internal const int TextLength = 1024;

    private const string Kind = "tcpsniff split";
    private const int Version = 1;

    /// <summary>Into how many parts it was dealt.</summary>
    public required int Parts { get; init; }

    /// <summary>What stays together: <c>pair</c> of addresses or <c>connection</c>.</summary>
    public required string By { get; init; }

    /// <summary>Packets.</summary>
    public long Packets { get; init; }

    /// <summary>Captured bytes.</summary>
    public long CapturedBytes { get; init; }

    /// <summary>TCP connections.</summary>
    public int Connections { get; init; }

    /// <summary>Time of the first packet; null where there is none.</summary>
    public CaptureTime? FirstTime { get; init; }

    /// <summary>Time of the last packet; null where there is none.</summary>
    public CaptureTime? LastTime { get; init; }

    /// <summary>Packets with an earlier time than the one before them.</summary>
    public long ClockWentBack { get; init; }

    /// <summary>The largest step back in time; zero for none.</summary>
    public Duration LargestStepBack { get; init; }

    /// <summary>Frame after that step; 0 for none.</summary>
    public long LargestStepBackFrame { get; init; }

    /// <summary>Whether splitting came to its end; a part that was not finished knows the whole's beginning only.</summary>
    public bool IsFinished { get; init; }

    /// <summary>Reads its text; null where it is something else, or of a later version.</summary>
    internal static WholeCapture? TryRead(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text.TrimEnd((byte)' '));
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return root.GetProperty("kind").GetString() == Kind && root.GetProperty("version").GetInt32() == Version ? Read(root) : null;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Its text, padded to <see cref="TextLength"/>.</summary>
    internal byte[] Text()
    {
        var text = new byte[TextLength];
        text.AsSpan().Fill((byte)' ');
        using var target = new MemoryStream(text);
        using (var json = new Utf8JsonWriter(target))
        {
            json.WriteStartObject();
            Write(json);
            json.WriteEndObject();
        }

        return text;
    }

    /// <summary>Writes its properties into an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", Kind);
        json.WriteNumber("version", Version);
        json.WriteNumber("parts", Parts);
        json.WriteString("by", By);
        json.WriteBoolean("finished", IsFinished);
        json.WriteNumber("packets", Packets);
        json.WriteNumber("captured_bytes", CapturedBytes);
        json.WriteNumber("connections", Connections);
        Write(json, "first_time_ns", FirstTime);
        Write(json, "last_time_ns", LastTime);
        json.WriteNumber("clock_went_back", ClockWentBack);
        json.WriteNumber("largest_step_back_ns", LargestStepBack.Nanoseconds);
        json.WriteNumber("largest_step_back_frame", LargestStepBackFrame);
    }

    private static WholeCapture Read(JsonElement root) => new()
    {
        Parts = root.GetProperty("parts").GetInt32(),
        By = root.GetProperty("by").GetString() ?? "",
        IsFinished = root.GetProperty("finished").GetBoolean(),
        Packets = root.GetProperty("packets").GetInt64(),
        CapturedBytes = root.GetProperty("captured_bytes").GetInt64(),
        Connections = root.GetProperty("connections").GetInt32(),
        FirstTime = Time(root.GetProperty("first_time_ns")),
        LastTime = Time(root.GetProperty("last_time_ns")),
        ClockWentBack = root.GetProperty("clock_went_back").GetInt64(),
        LargestStepBack = new(root.GetProperty("largest_step_back_ns").GetInt64()),
        LargestStepBackFrame = root.GetProperty("largest_step_back_frame").GetInt64(),
    };

    private static CaptureTime? Time(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : new(value.GetInt64());

    private static void Write(Utf8JsonWriter json, string name, CaptureTime? time)
    {
        if (time is { } known)
        {
            json.WriteNumber(name, known.Nanoseconds);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
