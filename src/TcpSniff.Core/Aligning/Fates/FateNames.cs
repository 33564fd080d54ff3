namespace TcpSniff.Aligning.Fates;

/// <summary>How fates are called in records: stable ids.</summary>
internal static class FateNames
{
    private static readonly string[] Names = ["arrived", "reordered", "lost", "partly-lost", "duplicated", "injected", "unrecorded", "not-captured", "copied"];

    /// <summary><c>partly-lost</c> for <see cref="Fate.PartlyLost"/>.</summary>
    public static string Name(this Fate fate) => Names[(int)fate];
}
