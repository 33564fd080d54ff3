using TcpSniff.Packets;

namespace TcpSniff.Capture.Rotation;

/// <summary>
/// Writes a capture into one file after the other. A packet goes into the old file or into the new one, never into none: the new one is
/// there before the next packet is written, and each is a whole capture of its own.
/// </summary>
internal sealed class RotatingWriter : IPacketWriter
{
    private readonly RotationRule _rule;
    private readonly IReadOnlyList<CaptureInterface> _interfaces;
    private readonly Action _full;
    private IPacketWriter _file;
    private DateTimeOffset _began;
    private int _number;
    private int _files = 1;
    private bool _isFull;

    /// <summary>Opens the first file.</summary>
    /// <param name="rule">When there is another one.</param>
    /// <param name="interfaces">The interfaces of the packets' source; it may grow.</param>
    /// <param name="now">The time.</param>
    /// <param name="full">Called when the last file is full: what comes then is not written.</param>
    /// <exception cref="CaptureFileException">It cannot be created.</exception>
    public RotatingWriter(RotationRule rule, IReadOnlyList<CaptureInterface> interfaces, DateTimeOffset now, Action full)
    {
        (_rule, _interfaces, _full, _began) = (rule, interfaces, full, now);
        _file = Open();
    }

    /// <inheritdoc/>
    /// <remarks>They belong to the capture as a whole, and stand in its last file.</remarks>
    public CaptureDrops? Drops { get; set; }

    /// <inheritdoc/>
    public long Length => _file.Length;

    /// <inheritdoc/>
    public void Write(in RawPacket packet) => Write(packet, []);

    /// <inheritdoc/>
    public void Write(in RawPacket packet, ReadOnlySpan<string> comments)
    {
        if (!_isFull)
        {
            TurnAt(DateTimeOffset.UnixEpoch.AddTicks(packet.Time.Nanoseconds / TimeSpan.NanosecondsPerTick).ToOffset(_began.Offset));
        }

        if (!_isFull)
        {
            _file.Write(packet, comments);
        }
    }

    /// <inheritdoc/>
    public void Flush() => _file.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Drops = Drops;
        _file.Dispose();
    }

    private void TurnAt(DateTimeOffset time)
    {
        if (_rule.Seconds is { } seconds && time - _began >= TimeSpan.FromSeconds(seconds))
        {
            if (_rule.Ends && _files == _rule.Files)
            {
                _isFull = true;
                _full();
                return;
            }

            (_began, _number) = (time, 0);
            Turn();
        }
        else if (_file.Length > _rule.MostBytes)
        {
            _number++;
            Turn();
        }
    }

    private void Turn()
    {
        _file.Dispose();
        _files++;
        _file = Open();
    }

    private IPacketWriter Open() => CaptureWriter.Create(_rule.NameOf(_began, _number), _interfaces, CaptureWriter.IsPcap(_rule.Path));
}
