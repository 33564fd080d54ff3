using System.Diagnostics;
using System.Globalization;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>One line on a terminal's standard error that says how far reading has come. It appears where it takes long only.</summary>
internal sealed class ReadingProgress : IDisposable
{
    private const int PacketsBetweenLooks = 16 * 1024;
    private const string EraseLine = "\r\x1b[K";

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    // How far such a file was read does not show from what was unpacked of it.
    private static readonly string[] Packed = [".gz", ".zst", ".lz4", ".xz"];

    private readonly TextWriter? _errors;
    private readonly long _bytes;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = 2 * Between;
    private bool _shown;

    /// <summary>Prepares to show it where standard error is a terminal.</summary>
    public ReadingProgress(IReadOnlyList<string> files, Screen screen)
    {
        _errors = screen.ErrorsAreTerminal ? screen.Errors : null;
        _bytes = files.Sum(file => File.Exists(file) && !Packed.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) ? new FileInfo(file).Length : 0);
    }

    /// <summary>Shows how many packets and bytes were read, now and then.</summary>
    public void Look(Tracking.CaptureRecord record)
    {
        if (_errors is null || record.Packets % PacketsBetweenLooks != 0 || _clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + Between;
        _shown = true;
        var part = _bytes > 0 ? Math.Min(1, (double)record.CapturedBytes / _bytes) : (double?)null;
        _errors.Write(string.Create(CultureInfo.InvariantCulture, $"{EraseLine}reading: {record.Packets:N0} packets{part:', '0 %}"));
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose() => _errors?.Write(_shown ? EraseLine : "");
}
