namespace TcpSniff.Cli.Runs;

/// <summary>What <c>lab run</c> was asked for.</summary>
/// <param name="Name">Name of the story.</param>
/// <param name="Presentation">How it is told.</param>
/// <param name="Calls">Whether socket calls stand between the segments.</param>
/// <param name="Truth">Whether the kernels' word is shown, too.</param>
/// <param name="WriteTo">File to keep the packets in; null for none.</param>
/// <param name="Packets">Which packets are looked at.</param>
internal sealed record LabRequest(string Name, Presentation Presentation, bool Calls, bool Truth, string? WriteTo, PacketChoice Packets);
