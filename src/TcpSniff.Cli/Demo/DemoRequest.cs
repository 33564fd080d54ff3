using TcpSniff.Chat;
using TcpSniff.Cli.Runs;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Demo;

/// <summary>What <c>demo</c> was asked for.</summary>
/// <param name="Style">Style of the chat.</param>
/// <param name="Options">How the timeline is to look.</param>
/// <param name="Calls">Whether socket calls stand between the segments.</param>
/// <param name="WriteTo">File to keep the packets in; null for none.</param>
/// <param name="Packets">How packets are captured and decoded.</param>
/// <param name="Web">The page to show it on while it takes place; null for none.</param>
internal sealed record DemoRequest(ChatStyle Style, ReportOptions Options, bool Calls, string? WriteTo, PacketChoice Packets, WebChoice? Web);
