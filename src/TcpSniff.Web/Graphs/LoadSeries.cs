using System.Text.Json;

namespace TcpSniff.Web.Graphs;

/// <summary>Payload of one direction summed up in equal steps of time: all of it, and what was sent for the first time.</summary>
/// <param name="stepNanoseconds">Length of a step, at least 1.</param>
internal sealed class LoadSeries(long stepNanoseconds)
{
    /// <summary>Steps that are kept at most: a clock that runs away ends in the last one.</summary>
    public const int Steps = 1000;

    private readonly long[] _all = new long[Steps + 1];
    private readonly long[] _new = new long[Steps + 1];
    private bool _any;

    /// <summary>Adds a segment's payload.</summary>
    public void Add(long time, int bytes, bool isNew)
    {
        var step = (int)Math.Clamp(time / stepNanoseconds, 0, Steps);
        _all[step] += bytes;
        _new[step] += isNew ? bytes : 0;
        _any = true;
    }

    /// <summary>Writes the step's length, and the sums of both kinds.</summary>
    public void Write(Utf8JsonWriter json, string name)
    {
        if (!_any)
        {
            return;
        }

        json.WriteStartArray(name);
        json.WriteNumberValue(stepNanoseconds);
        foreach (var sums in (ReadOnlySpan<long[]>)[_all, _new])
        {
            json.WriteStartArray();
            foreach (var sum in sums.AsSpan(0, 1 + Array.FindLastIndex(_all, value => value != 0)))
            {
                json.WriteNumberValue(sum);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
