using TcpSniff.Capture.Parts;
using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>
/// A file that is looked at for the time of its first packet, closed until that packet's turn has come, and closed again at its end: of
/// a day's files only those are open, with their buffers, that overlap.
/// </summary>
internal sealed class DeferredSource : IPacketSource
{
    private readonly Func<IPacketSource> _open;
    private readonly SourceStatus _first;
    private readonly CaptureTime _firstTime;
    private readonly PacketMark _firstMark;
    private readonly WholeCapture? _whole;
    // Interfaces are numbered as they are met: those of the first packet are met when it is.
    private readonly IReadOnlyList<CaptureInterface> _before;
    private IPacketSource? _source;
    private Stage _stage;

    // What a closed file said last.
    private IReadOnlyList<CaptureInterface> _interfaces = [];
    private IReadOnlyList<CaptureFileInfo> _files = [];
    private CaptureDamage? _damage;
    private CaptureDrops? _drops;
    private KeptOptions _sectionOptions;
    private IReadOnlyList<SideBlock> _sideBlocks = [];
    private long _sideBlocksLeftOut;

    /// <summary>Looks at a file.</summary>
    /// <param name="open">Opens it, from its beginning each time.</param>
    /// <exception cref="CaptureFileException">It cannot be opened, or is no capture that is read here.</exception>
    public DeferredSource(Func<IPacketSource> open)
    {
        _open = open;
        _source = open();
        _before = [.. _source.Interfaces];
        _first = _source.MoveNext();
        (_firstTime, _firstMark) = _first == SourceStatus.Packet ? (_source.Current.Time, _source.Mark) : default;
        _whole = _source.Whole;
        Close();
    }

    private enum Stage
    {
        Looked,
        Waiting,
        Reading,
        Over,
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces => _stage == Stage.Looked ? _before : _source?.Interfaces ?? _interfaces;

    /// <inheritdoc/>
    public IReadOnlyList<CaptureFileInfo> Files => _source?.Files ?? _files;

    /// <inheritdoc/>
    public CaptureDamage? Damage => _source is null ? _damage : _source.Damage;

    /// <inheritdoc/>
    public CaptureDrops? Drops => _source is null ? _drops : _source.Drops;

    /// <inheritdoc/>
    public KeptOptions SectionOptions => _source is null ? _sectionOptions : _source.SectionOptions;

    /// <inheritdoc/>
    public IReadOnlyList<SideBlock> SideBlocks => _source is null ? _sideBlocks : _source.SideBlocks;

    /// <inheritdoc/>
    public long SideBlocksLeftOut => _source is null ? _sideBlocksLeftOut : _source.SideBlocksLeftOut;

    /// <inheritdoc/>
    public WholeCapture? Whole => _source is null ? _whole : _source.Whole;

    /// <inheritdoc/>
    public PacketMark Mark => _source is null ? _firstMark : _source.Mark;

    /// <summary>When the current packet was captured; for the first one, the file stays closed.</summary>
    public CaptureTime Time => _stage == Stage.Waiting ? _firstTime : Current.Time;

    /// <inheritdoc/>
    /// <exception cref="CaptureFileException">The file is not what it was when it was looked at.</exception>
    public RawPacket Current
    {
        get
        {
            Begin();
            return _source!.Current;
        }
    }

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        switch (_stage)
        {
            case Stage.Looked when _first == SourceStatus.Packet:
                _stage = Stage.Waiting;
                return _first;
            case Stage.Looked:
                _stage = Stage.Over;
                return _first;
            case Stage.Over:
                return SourceStatus.End;
        }

        Begin();
        var status = _source!.MoveNext();
        if (status is SourceStatus.End or SourceStatus.Damaged)
        {
            _stage = Stage.Over;
            Close();
        }

        return status;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Begin()
    {
        if (_stage != Stage.Waiting)
        {
            return;
        }

        var source = _open();
        if (source.MoveNext() != SourceStatus.Packet || source.Current.Time != _firstTime)
        {
            source.Dispose();
            throw new CaptureFileException(_files.Count > 0 ? _files[0].Name : "", "changed while it was being read");
        }

        (_source, _stage) = (source, Stage.Reading);
    }

    private void Close()
    {
        if (_source is { } source)
        {
            (_interfaces, _files, _damage, _drops) = ([.. source.Interfaces], source.Files, source.Damage, source.Drops);
            (_sectionOptions, _sideBlocks, _sideBlocksLeftOut) = (source.SectionOptions, source.SideBlocks, source.SideBlocksLeftOut);
            source.Dispose();
            _source = null;
        }
    }
}
