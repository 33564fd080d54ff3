using TcpSniff.Chat;
using TcpSniff.Lab.Scenarios;

namespace TcpSniff.Cli.Demo;

/// <summary>Recordings of the demonstration and the lab that come with the program, for where nothing can be captured.</summary>
internal static class BundledCaptures
{
    /// <summary>The recording of a style.</summary>
    public static string PathOf(ChatStyle style) =>
        Path.Combine(AppContext.BaseDirectory, "captures", $"chat-{style.ToString().ToLowerInvariant()}.pcapng");

    /// <summary>The recording of a story of the lab.</summary>
    public static string PathOf(Scenario scenario) => Path.Combine(AppContext.BaseDirectory, "captures", "lab", $"{scenario.Name}.pcapng");
}
