using TcpSniff.Capture.Parts;
using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>What a source has to offer after it was asked to move on.</summary>
public enum SourceStatus
{
    /// <summary><see cref="IPacketSource.Current"/> is a packet.</summary>
    Packet,

    /// <summary>Nothing came within the source's waiting time; ask again. Only live sources and growing streams say so.</summary>
    Idle,

    /// <summary>The source is at its end.</summary>
    End,

    /// <summary>The source is damaged here: <see cref="IPacketSource.Damage"/> says where. It is at its end.</summary>
    Damaged,
}

/// <summary>Where packets come from: files, standard input, devices. A pull interface, so that files merge by time and live waits show.</summary>
public interface IPacketSource : IDisposable
{
    /// <summary>The interfaces met so far, in order of <see cref="RawPacket.Interface"/>; it grows while a pcapng is read.</summary>
    IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <summary>The files it reads; none where the packets come from devices.</summary>
    IReadOnlyList<CaptureFileInfo> Files => [];

    /// <summary>The packet that <see cref="MoveNext"/> found; valid until the next call.</summary>
    RawPacket Current { get; }

    /// <summary>What is wrong, once <see cref="MoveNext"/> said <see cref="SourceStatus.Damaged"/>.</summary>
    CaptureDamage? Damage { get; }

    /// <summary>Packets that the capturing side lost, as far as the source knows (pcapng statistics blocks, libpcap), else null.</summary>
    CaptureDrops? Drops { get; }

    /// <summary>What the section says beside its comments – hardware, system, custom options –, once its first packet was met.</summary>
    internal KeptOptions SectionOptions => default;

    /// <summary>Blocks beside the packets that were met so far; the list grows while a pcapng is read.</summary>
    internal IReadOnlyList<SideBlock> SideBlocks => [];

    /// <summary>How many such blocks were met and are not kept.</summary>
    internal long SideBlocksLeftOut => 0;

    /// <summary>What is known of the whole where this is a part of it that <c>split</c> wrote, or all of them; null for anything else.</summary>
    internal WholeCapture? Whole => null;

    /// <summary>What the part says of the current packet; without meaning where <see cref="Whole"/> is null.</summary>
    internal PacketMark Mark => default;

    /// <summary>Goes to the next packet.</summary>
    SourceStatus MoveNext();

    /// <summary>Shows the beginning of a packet that comes a little later, each once: a hint, of use only to have ready what will be needed.</summary>
    /// <param name="packet">Valid until the next move. It may be cut, and nothing vouches for it.</param>
    /// <returns>False where nothing more is at hand for now, or ever.</returns>
    internal bool TryForesee(out ReadOnlySpan<byte> packet)
    {
        packet = default;
        return false;
    }
}
