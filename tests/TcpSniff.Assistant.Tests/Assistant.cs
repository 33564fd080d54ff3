using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using TcpSniff.Testing;

namespace TcpSniff.Assistant.Tests;

/// <summary>An assistant's side of the pipe: the SDK's own client, and the program as it is built.</summary>
internal sealed class Assistant : IAsyncDisposable
{
    private readonly McpClient _client;

    private Assistant(McpClient client) => _client = client;

    /// <summary>Starts the server for folders.</summary>
    public static async Task<Assistant> Start(params string[] folders) => new(await McpClient.CreateAsync(new StdioClientTransport(new()
    {
        Name = "test",
        Command = Repository.PathOf("artifacts/bin/TcpSniff.Cli/debug/tcpsniff"),
        Arguments = ["mcp", .. folders],
    })));

    /// <summary>The names of the tools, and whether each says that it only reads.</summary>
    public async Task<Dictionary<string, bool>> Tools() =>
        (await _client.ListToolsAsync()).ToDictionary(tool => tool.Name, tool => tool.ProtocolTool.Annotations?.ReadOnlyHint == true);

    /// <summary>Asks a tool.</summary>
    public async Task<(string Text, bool IsError)> Ask(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await _client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value));
        return (string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)), result.IsError == true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
