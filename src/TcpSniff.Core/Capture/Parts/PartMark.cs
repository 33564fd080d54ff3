using System.Buffers.Binary;
using TcpSniff.Capture.Pcapng;

namespace TcpSniff.Capture.Parts;

/// <summary>
/// The option of the section header that marks a file as a part of a split capture (draft-ietf-opsawg-pcapng section 3.5.1, custom and
/// not to be copied: whoever changes the file takes the mark away).
/// </summary>
/// <remarks>
/// <code>
/// +---------------+---------------+---------------+---------------+
/// |          code = 19373         |            length             |
/// |                   enterprise number = 32473                   |
/// |  <see cref="WholeCapture"/> as JSON, padded with spaces
/// </code>
/// </remarks>
internal static class PartMark
{
    private const int Length = sizeof(uint) + WholeCapture.TextLength;

    /// <summary>The value of the option.</summary>
    public static byte[] Of(WholeCapture whole)
    {
        var value = new byte[Length];
        BinaryPrimitives.WriteUInt32LittleEndian(value, PacketMark.Enterprise);
        whole.Text().CopyTo(value, sizeof(uint));
        return value;
    }

    /// <summary>Reads an option of a section header; null where it is something else.</summary>
    public static WholeCapture? TryRead(ushort code, ReadOnlySpan<byte> value, ByteOrder order) =>
        code == OptionCode.CustomBytesFixed && order.IsLittleEndian && value.Length == Length && BinaryPrimitives.ReadUInt32LittleEndian(value) == PacketMark.Enterprise
            ? WholeCapture.TryRead(value[sizeof(uint)..])
            : null;
}
