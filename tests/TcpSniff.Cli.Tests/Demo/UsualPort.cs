namespace TcpSniff.Cli.Tests.Demo;

/// <summary>Who lets the demonstration take the usual port waits for others who do: it takes another one where that is taken, and tells so.</summary>
internal static class UsualPort
{
    /// <summary>The collection of them: classes of one collection run one after the other.</summary>
    public const string Users = "users of the usual port";
}
