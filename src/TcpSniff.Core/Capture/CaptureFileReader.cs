using System.Globalization;
using System.Runtime.CompilerServices;
using TcpSniff.Capture.Parts;
using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>What the readers of all file formats share: the window, where the current packet lies in it, and how a file ends.</summary>
internal abstract class CaptureFileReader(ByteWindow window, CaptureFileInfo file) : IPacketSource
{
    /// <summary>So many packets ahead are shown: at some hundred nanoseconds each, far enough for memory to answer several times.</summary>
    private const int Foresight = 16;

    private SourceStatus _end = SourceStatus.Packet;
    private long _foreseen;
    private int _ahead;

    /// <inheritdoc/>
    public abstract IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureFileInfo> Files { get; } = [file];

    /// <inheritdoc/>
    public CaptureDamage? Damage { get; private set; }

    /// <inheritdoc/>
    public virtual CaptureDrops? Drops => null;

    /// <inheritdoc/>
    public virtual KeptOptions SectionOptions => default;

    /// <inheritdoc/>
    public virtual IReadOnlyList<SideBlock> SideBlocks => [];

    /// <inheritdoc/>
    public virtual long SideBlocksLeftOut => 0;

    /// <inheritdoc/>
    public virtual WholeCapture? Whole => null;

    /// <inheritdoc/>
    public PacketMark Mark => PacketMark.Read(window.Slice(Record.OptionsOffset, Record.OptionsLength));

    /// <inheritdoc/>
    public RawPacket Current => new()
    {
        Data = window.Slice(Record.DataOffset, Record.Captured),
        Time = Record.Time,
        OriginalLength = Record.Original,
        LinkType = Record.LinkType,
        Interface = Record.Interface,
        Options = window.Slice(Record.OptionsOffset, Record.OptionsLength),
    };

    /// <summary>The file's bytes, from the current record on.</summary>
    protected ByteWindow Window => window;

    /// <summary>Where the current packet lies in the window.</summary>
    protected PacketRecord Record;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SourceStatus MoveNext()
    {
        _ahead = Math.Max(0, _ahead - 1);
        return _end == SourceStatus.Packet ? ReadNext() : _end;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryForesee(out ReadOnlySpan<byte> packet)
    {
        packet = default;
        var at = Math.Max(0, _foreseen - window.Offset);
        if (_ahead == Foresight || at >= window.Available)
        {
            return false;
        }

        var rest = window.Slice((int)at, window.Available - (int)at);
        var length = Glance(rest, out packet);
        if (length <= 0)
        {
            return false;
        }

        _foreseen = window.Offset + at + length;
        _ahead++;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => window.Dispose();

    /// <summary>Goes to the next packet; not called again after <see cref="Break"/> or <see cref="Stop"/>.</summary>
    protected abstract SourceStatus ReadNext();

    /// <summary>What seems to stand at the begin of some bytes: the length of the record, and of its packet what is there; 0 where that is too little.</summary>
    protected virtual int Glance(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        return 0;
    }

    /// <summary>What follows from a demand that was not met: a pause, the end, or damage where a part of <paramref name="what"/> is there.</summary>
    protected SourceStatus Stop(Supply supply, string what, long claimed)
    {
        if (supply == Supply.Later)
        {
            return SourceStatus.Idle;
        }

        if (window.Failure is { } failure)
        {
            return Break(string.Create(CultureInfo.InvariantCulture, $"cannot be read beyond {window.Offset + window.Available:N0} bytes: {failure}"));
        }

        return window.Available == 0
            ? _end = SourceStatus.End
            : Break(string.Create(CultureInfo.InvariantCulture, $"{what} claims {claimed:N0} bytes, {window.Available:N0} are left"));
    }

    /// <summary>The file says itself that no packet follows.</summary>
    protected SourceStatus Finish() => _end = SourceStatus.End;

    /// <summary>The file is damaged at the window's first byte.</summary>
    protected SourceStatus Break(string problem)
    {
        Damage = new(file.Name, window.Offset, problem);
        return _end = SourceStatus.Damaged;
    }

    /// <summary>A clause about a number that cannot be: <c>record claims 4,294,967,295 captured bytes</c>.</summary>
    protected static string Claim(string claim, ulong number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{claim} {number:N0} {unit}");

    /// <summary>A packet's place in the window and what its header says.</summary>
    protected struct PacketRecord
    {
        public int DataOffset;
        public int Captured;
        public int Original;
        public int OptionsOffset;
        public int OptionsLength;
        public int Interface;
        public LinkType LinkType;
        public CaptureTime Time;
    }
}
