using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TcpSniff.Tracking.Connections.Shelving;

/// <summary>
/// Memory in pages of 2 MB where the kernel has them: of so much that is written once, asking the kernel for each 4 KB takes longer than writing it.
/// </summary>
internal static unsafe partial class LargePages
{
    /// <summary>Bytes of one page.</summary>
    public const int Size = 1 << 21;

    private const int WantsLargePages = 14;

    /// <summary>Takes memory that does not move, whose content is not defined.</summary>
    /// <param name="length">Bytes.</param>
    public static byte[] Allocate(int length)
    {
        var room = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        if (OperatingSystem.IsLinux())
        {
            const nuint SmallPage = 4096;
            var start = ((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(room)) + SmallPage - 1) & ~(SmallPage - 1);

            // It is a wish: where it is refused, small pages do.
            _ = Advise(start, ((nuint)length - SmallPage) & ~(SmallPage - 1), WantsLargePages);
        }

        return room;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint start, nuint length, int advice);
}
