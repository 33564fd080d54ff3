using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>Writes packets to a capture file. What reaches the file are whole records only, so that it can be read after a kill at any moment.</summary>
public interface IPacketWriter : IDisposable
{
    /// <summary>What the packets' source lost; goes to the end of the file where the format has a place for it.</summary>
    CaptureDrops? Drops { get; set; }

    /// <summary>Bytes of the file so far, those that wait to be written among them.</summary>
    long Length { get; }

    /// <summary>Writes a packet.</summary>
    /// <exception cref="CaptureFileException">The file cannot take it: the disk is full, the reader is gone, the format has no such link type beside the others.</exception>
    void Write(in RawPacket packet);

    /// <summary>Writes a packet with comments of its own behind those it has; a format without comments drops them.</summary>
    /// <exception cref="CaptureFileException">As above.</exception>
    void Write(in RawPacket packet, ReadOnlySpan<string> comments);

    /// <summary>Brings everything so far to the file; call it whenever a live source has nothing to offer.</summary>
    /// <exception cref="CaptureFileException">The file cannot take it.</exception>
    void Flush();
}
