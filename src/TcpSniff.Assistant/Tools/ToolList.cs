using ModelContextProtocol.Server;

namespace TcpSniff.Assistant.Tools;

/// <summary>The tools there are. All of them only read.</summary>
internal static class ToolList
{
    /// <summary>The tools.</summary>
    public static IEnumerable<McpServerTool> Of(CaptureTools tools) =>
    [
        Tool("captures", "The capture files that can be asked about.", tools.Captures),
        Tool("summary", "What a capture holds: packets, times, what is missing from it, totals of its TCP connections.", tools.Summary),
        Tool("findings", "What went wrong in a capture, worst first: each with the frames that prove it, what it cost in seconds, and the side it points to.", tools.Findings),
        Tool("connections", "The TCP connections of a capture, one a line: ends, times, states, bytes, retransmissions, findings.", tools.Connections),
        Tool("timeline", "The annotated story of one connection: every segment with both ends' states and a sentence that explains its numbers.", tools.Timeline),
        Tool("explain", "One segment: what it is, by which rule, with which numbers and evidence, and what else it could have been.", tools.Explain),
        Tool("follow", "What both sides of a connection sent, put in order.", tools.Follow),
        Tool("query", "SQL (DuckDB's, one SELECT) over the tables connections, segments and findings, and packets_of(stream). Without sql: the tables' columns.", tools.Query),
    ];

    private static McpServerTool Tool(string name, string description, Delegate method) =>
        McpServerTool.Create(method, new() { Name = name, Description = description, ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false });
}
