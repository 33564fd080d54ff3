using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Shelving;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <content>How they are put away and taken out again.</content>
internal sealed partial class UnackedSegments
{
    /// <summary>Writes everything, what was acknowledged lately too.</summary>
    public void Pack(Packer packer)
    {
        packer.Write(new Layout(_room, _head, _tail, _ascending, _lowest));
        packer.Write<UnackedSegment>(_entries.AsSpan(0, _tail));
    }

    /// <summary>Becomes what was written.</summary>
    public void Unpack(ref Unpacker unpacker)
    {
        unpacker.Read(out Layout was);
        MakeFit(was.Room);
        (_head, _tail, _ascending, _lowest, _oldest) = (was.Head, was.Tail, was.Ascending, was.Lowest, null);
        unpacker.Read(_entries.AsSpan(0, _tail));
    }

    private readonly record struct Layout(int Room, int Head, int Tail, bool Ascending, SequenceNumber Lowest);
}
