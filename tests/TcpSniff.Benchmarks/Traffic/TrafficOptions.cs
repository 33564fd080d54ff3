namespace TcpSniff.Benchmarks.Traffic;

/// <summary>What traffic is to be like.</summary>
/// <param name="Packets">How many packets there are to be.</param>
/// <param name="Concurrent">Connections that are open at a time.</param>
/// <param name="Rounds">Questions and answers of a connection on the average; 0 to open and close only, -1 for a flood of SYNs that nobody answers.</param>
/// <param name="LossPerMille">Answers that are lost and repaired, of a thousand segments.</param>
internal readonly record struct TrafficOptions(long Packets, int Concurrent, int Rounds, int LossPerMille);
