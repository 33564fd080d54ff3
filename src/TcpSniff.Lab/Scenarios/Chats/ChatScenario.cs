using System.Runtime.Versioning;
using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;
using TcpSniff.Lab.Stages;

namespace TcpSniff.Lab.Scenarios.Chats;

/// <summary>The chat program's server and clients, talking by a script over the lab's link.</summary>
internal abstract class ChatScenario : Scenario
{
    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { RunsFreely = true };

    /// <summary>What the server does with what it hears.</summary>
    protected abstract ChatStyle Style { get; }

    /// <summary>What the server's person types; nothing as a rule.</summary>
    protected virtual IReadOnlyList<ScriptStep> Server => [];

    /// <summary>What the clients' people type, each by name.</summary>
    protected abstract IReadOnlyList<(string? Name, ScriptStep[] Lines)> Clients { get; }

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        using var closing = new CancellationTokenSource();
        using var server = stage.Server.Run(() => ChatServer.Listen(
            new() { Bind = stage.Server.Address, Port = Stage.ServerPort, Style = Style, Verbose = true, Quiet = true }, Terminal(Server), stage.Log));
        var serving = server.RunAsync(closing.Token);
        var talks = Clients.Select(client => stage.Client.Run(() => ChatClient.RunAsync(
            new() { Host = stage.Server.Address.ToString(), Port = Stage.ServerPort, Name = client.Name, Raw = Style == ChatStyle.Greeter }, Terminal(client.Lines), stage.Log))).ToList();
        stage.Until(() => talks.TrueForAll(talk => talk.IsCompleted));
        talks.ForEach(talk => talk.GetAwaiter().GetResult());
        closing.Cancel();
        stage.Until(() => serving.IsCompleted);
        stage.Settle();
    }

    private static ScriptedTerminal Terminal(IReadOnlyList<ScriptStep> steps) => new(TimeProvider.System, steps) { Stays = true };
}
