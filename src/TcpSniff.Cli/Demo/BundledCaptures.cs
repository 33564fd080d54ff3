using TcpSniff.Chat;

namespace TcpSniff.Cli.Demo;

/// <summary>Recordings of the demonstration that come with the program, for where nothing can be captured.</summary>
internal static class BundledCaptures
{
    /// <summary>The recording of a style.</summary>
    public static string PathOf(ChatStyle style) =>
        Path.Combine(AppContext.BaseDirectory, "captures", $"chat-{style.ToString().ToLowerInvariant()}.pcapng");
}
