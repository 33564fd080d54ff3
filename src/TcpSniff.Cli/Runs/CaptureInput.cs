using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Tracking;

namespace TcpSniff.Cli.Runs;

/// <summary>The capture files that were named, as one source that can be opened again to be read a second time.</summary>
internal sealed class CaptureInput : IDisposable
{
    private readonly IReadOnlyList<string> _files;
    private readonly PacketChoice _choice;
    private readonly Dictionary<string, OnceOnly> _onceOnly = [];
    private bool _wasRead;

    /// <summary>Prepares to read files.</summary>
    /// <param name="files">Names; <c>-</c> is standard input.</param>
    /// <param name="choice">Which packets are looked at.</param>
    /// <param name="again">Whether they may be opened a second time.</param>
    /// <param name="interrupted">Ends standard input.</param>
    /// <exception cref="UsageException">Standard input, or a pipe, is named twice.</exception>
    public CaptureInput(IReadOnlyList<string> files, PacketChoice choice, bool again, CancellationToken interrupted)
    {
        (_files, _choice) = (files, choice);
        foreach (var file in files)
        {
            if (_onceOnly.ContainsKey(file))
            {
                throw new UsageException($"{(file == StandardStream.Name ? "standard input" : file)} can be read once only: name it once");
            }

            if ((file == StandardStream.Name ? StandardStream.Input(interrupted) : Pipe(file)) is { } stream)
            {
                _onceOnly.Add(file, new(stream, again ? new SpoolingStream(stream) : null));
            }
        }
    }

    /// <summary>Opens all files and the way of their packets.</summary>
    /// <param name="recycles">Whether nobody keeps a connection that came with a segment beyond that segment.</param>
    /// <param name="share">The connections that are followed, where others follow the rest; null for all.</param>
    public Reading Open(bool recycles, Share? share = null) => Reading.OfFile(OpenSource(), _choice, recycles, share);

    /// <summary>Bytes of all files together, as they lie on the disk; null where one of them can be read once only.</summary>
    public long? Size()
    {
        try
        {
            return _onceOnly.Count == 0 ? _files.Sum(file => new FileInfo(file).Length) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Whoever reads it says why it cannot be read.
            return null;
        }
    }

    /// <summary>Opens all files as one source.</summary>
    public IPacketSource OpenSource()
    {
        var source = MergedSource.Of(_files.Select(file => new Func<IPacketSource>(
            () => _onceOnly.TryGetValue(file, out var input) ? CaptureFile.Open(input.Open(_wasRead), file) : OpenFile(file))));
        _wasRead = true;
        return source;
    }

    // Of many files most wait for their turn: they are closed meanwhile.
    private IPacketSource OpenFile(string file) => _files.Count == 1 ? CaptureFile.Open(file) : new DeferredSource(() => CaptureFile.Open(file));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var input in _onceOnly.Values)
        {
            input.Copy?.Discard();
            input.Stream.Dispose();
        }
    }

    /// <summary>A named pipe, as a shell makes one of <c>&lt;(zcat x)</c>: opened again, it would wait for another writer. Null for anything else.</summary>
    private static FileStream? Pipe(string file)
    {
        try
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }

            stream.Dispose();
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Whoever reads it says why it cannot be read.
            return null;
        }
    }

    /// <summary>What can be read once only, and the copy for a second time.</summary>
    private readonly record struct OnceOnly(Stream Stream, SpoolingStream? Copy)
    {
        public Stream Open(bool wasRead) => Copy is null ? Stream : wasRead ? Copy.Again() : Copy;
    }
}
