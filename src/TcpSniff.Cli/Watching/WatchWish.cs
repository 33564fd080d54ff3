namespace TcpSniff.Cli.Watching;

/// <summary>What whoever watches wants to see next.</summary>
/// <param name="Order">What stands at the top.</param>
/// <param name="Open">Number of the connection whose timeline is open; null for none.</param>
/// <param name="Columns">Columns that a line may take.</param>
internal sealed record WatchWish(WatchOrder Order, int? Open, int Columns);
