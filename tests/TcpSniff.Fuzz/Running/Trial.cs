using TcpSniff.Fuzz.Inputs;

namespace TcpSniff.Fuzz.Running;

/// <summary>Lets a target take one input, and says what was wrong.</summary>
internal static class Trial
{
    /// <summary>Bytes that an input may make the program allocate: a window of a packed file is the largest thing there is.</summary>
    private const long MostAllocated = 1L << 30;

    /// <summary>The fault; null for none.</summary>
    public static Exception? Of(ITarget target, FuzzInput input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Take(input);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            BrokenPromiseException.Unless(allocated < MostAllocated, $"{allocated >> 20} MiB were allocated");
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}
