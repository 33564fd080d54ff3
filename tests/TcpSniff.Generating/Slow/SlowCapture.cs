namespace TcpSniff.Generating.Slow;

/// <summary>A capture made to cost time or memory: the packets of one kind, as many as wanted.</summary>
/// <param name="Name">The word for it.</param>
/// <param name="About">What it does to whoever follows it.</param>
/// <param name="Packets">Makes so many packets, one after the other.</param>
internal sealed record SlowCapture(string Name, string About, Func<int, IEnumerable<Frame>> Packets);
