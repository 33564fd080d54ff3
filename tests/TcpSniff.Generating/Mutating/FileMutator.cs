using System.Buffers.Binary;

namespace TcpSniff.Generating.Mutating;

/// <summary>Changes files whose format it does not know: lengths and other numbers, pieces, single bytes.</summary>
/// <remarks>The same seed gives the same files.</remarks>
internal sealed class FileMutator(Random random)
{
    private const int LongestPiece = 64;

    /// <summary>A changed copy.</summary>
    public byte[] Mutate(byte[] file)
    {
        var changed = file.ToList();
        for (var changes = 1 + random.Next(4); changes > 0 && changed.Count > 0; changes--)
        {
            Change(changed);
        }

        return [.. changed];
    }

    private void Change(List<byte> file)
    {
        var place = random.Next(file.Count);
        var length = Math.Min(random.Next(1, LongestPiece), file.Count - place);
        switch (random.Next(8))
        {
            case 0:
                file.RemoveRange(place, length);
                break;
            case 1:
                file.InsertRange(random.Next(file.Count), file.GetRange(place, length));
                break;
            case 2:
                file.RemoveRange(place, file.Count - place);
                break;
            case 3:
                file[place] ^= (byte)(1 << random.Next(8));
                break;
            case 4:
                file[place] = (byte)random.Next(256);
                break;
            default:
                Number(file, place);
                break;
        }
    }

    /// <summary>Sets what may be a number: most formats keep them at multiples of four bytes.</summary>
    private void Number(List<byte> file, int place)
    {
        var aligned = random.Next(4) == 0 ? place : place & ~3;
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(number, random.Next(3) == 0 ? (uint)random.Next(2 * file.Count) : Numbers.Distance(random));
        if (random.Next(2) == 0)
        {
            number.Reverse();
        }

        for (var i = 0; i < number.Length && aligned + i < file.Count; i++)
        {
            file[aligned + i] = number[i];
        }
    }
}
