using TcpSniff.Capture;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>Where a page goes: to a file beside its place until it is whole, so that nobody ever opens half of one.</summary>
internal sealed class PageFile : IDisposable
{
    private readonly string? _path;

    /// <summary>Opens it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public PageFile(string target, Screen screen)
    {
        if (target == StandardStream.Name)
        {
            Stream = screen.Output;
            return;
        }

        // What is no file – a device, another program's pipe – has nothing beside it.
        var isFile = !Path.GetFullPath(target).StartsWith("/dev/", StringComparison.Ordinal);
        _path = isFile ? WriteTarget.Resolve(target) : null;
        Stream = File.Create(_path is null ? target : UnfinishedFile.Of(_path));
    }

    /// <summary>Where the page is written.</summary>
    public Stream Stream { get; }

    /// <summary>The page is whole: it gets its name.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Finish()
    {
        if (_path is null)
        {
            Stream.Flush();
            return;
        }

        Stream.Dispose();
        UnfinishedFile.Finish(_path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (_path is not null)
        {
            File.Delete(UnfinishedFile.Of(_path));
        }
    }
}
