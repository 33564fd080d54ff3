using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TcpSniff.Tracking.Connections;

/// <summary>Asks the processor to have memory in its cache soon. It changes nothing else, and does nothing where the processor cannot be asked.</summary>
internal static class CacheHint
{
    private const int Line = 64;

    /// <summary>Whether the processor can be asked.</summary>
    public static bool IsHeeded => Sse.IsSupported;

    /// <summary>Asks for the line with a variable in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Want<T>(ref readonly T variable)
    {
        if (Sse.IsSupported)
        {
            // Should the object move now, the wrong line comes, and no harm is done.
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in variable)));
        }
    }

    /// <summary>Asks for the line with an element of an array, whose length would have to be fetched first to say whether it has one there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Want<T>(T[] array, int index) => Want(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index));

    /// <summary>Asks for the line that an object begins in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void WantObject(object? item)
    {
        if (Sse.IsSupported)
        {
            // A reference is an address; of nothing, one that is never looked at.
            Sse.Prefetch0((void*)Unsafe.As<object?, nint>(ref item));
        }
    }

    /// <summary>Asks for all lines of a large variable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void WantAll<T>(ref readonly T variable)
    {
        if (Sse.IsSupported)
        {
            var start = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in variable));
            for (var offset = 0; offset < Unsafe.SizeOf<T>(); offset += Line)
            {
                Sse.Prefetch0(start + offset);
            }
        }
    }
}
