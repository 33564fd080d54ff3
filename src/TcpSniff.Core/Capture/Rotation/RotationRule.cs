namespace TcpSniff.Capture.Rotation;

/// <summary>When a capture goes on in another file, as tcpdump's <c>-C</c>, <c>-G</c> and <c>-W</c> have it.</summary>
/// <param name="Path">The name; <c>%</c> conversions of strftime(3) in it where <paramref name="Seconds"/> are given.</param>
/// <param name="MostBytes">A file that is larger gets no more packets; null for any size.</param>
/// <param name="Seconds">Seconds of capture time in a file; null for any.</param>
/// <param name="Files">
/// How many files: by size, the oldest is written anew then; by seconds alone, the capture ends after so many; null for any number.
/// </param>
internal sealed record RotationRule(string Path, long? MostBytes, int? Seconds, int? Files)
{
    /// <summary>Whether there is ever another file.</summary>
    public bool Rotates => MostBytes is not null || Seconds is not null;

    /// <summary>Whether the capture ends with the last file.</summary>
    public bool Ends => MostBytes is null && Seconds is not null && Files is not null;

    /// <summary>The name of a file.</summary>
    /// <param name="began">When it begins; written in local time.</param>
    /// <param name="number">Which one it is of those of the same time, from 0.</param>
    internal string NameOf(DateTimeOffset began, int number)
    {
        var name = Seconds is null ? Path : StrfTime.Format(Path, began);
        if (MostBytes is null)
        {
            return name;
        }

        // Of a ring all have a number, with as many digits as the last one needs; else the first has none.
        return Files is { } files && Seconds is null
            ? name + (number % files).ToString("D" + (files - 1).ToString(System.Globalization.CultureInfo.InvariantCulture).Length, System.Globalization.CultureInfo.InvariantCulture)
            : number == 0 ? name : name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
