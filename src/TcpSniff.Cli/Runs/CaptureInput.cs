using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>The capture files that were named, as one source that can be opened again to be read a second time.</summary>
internal sealed class CaptureInput : IDisposable
{
    private readonly IReadOnlyList<string> _files;
    private readonly PacketChoice _choice;
    private readonly SpoolingStream? _spool;
    private readonly Stream? _input;
    private bool _wasRead;

    /// <summary>Prepares to read files.</summary>
    /// <param name="files">Names; <c>-</c> is standard input.</param>
    /// <param name="choice">Which packets are looked at.</param>
    /// <param name="again">Whether they may be opened a second time.</param>
    /// <param name="interrupted">Ends standard input.</param>
    /// <exception cref="UsageException">Standard input is named twice.</exception>
    public CaptureInput(IReadOnlyList<string> files, PacketChoice choice, bool again, CancellationToken interrupted)
    {
        (_files, _choice) = (files, choice);
        switch (files.Count(file => file == StandardStream.Name))
        {
            case 0:
                break;
            case 1:
                _input = StandardInput.Open(interrupted);
                _spool = again ? new SpoolingStream(_input) : null;
                break;
            default:
                throw new UsageException("standard input can be read once only: name - once");
        }
    }

    /// <summary>Opens all files and the way of their packets.</summary>
    public Reading Open()
    {
        var sources = new List<IPacketSource>();
        try
        {
            foreach (var file in _files)
            {
                sources.Add(file == StandardStream.Name ? CaptureFile.Open(Input(), file) : _choice.Engine.Files.OpenFile(file));
            }

            _wasRead = true;
            return Reading.Of(sources.Count == 1 ? sources[0] : new MergedSource(sources), _choice);
        }
        catch
        {
            sources.ForEach(source => source.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spool?.Discard();
        _input?.Dispose();
    }

    private Stream Input() => _spool is null ? _input! : _wasRead ? _spool.Again() : _spool;
}
