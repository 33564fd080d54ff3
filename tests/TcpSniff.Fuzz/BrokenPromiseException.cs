namespace TcpSniff.Fuzz;

/// <summary>Nothing threw, and yet what came out is not what was promised.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <summary>Throws unless a promise was kept.</summary>
    public static void Unless(bool kept, string promise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
