namespace TcpSniff.Aligning.Connections;

/// <summary>One connection in both captures.</summary>
/// <param name="Here">Its number in the first capture.</param>
/// <param name="There">Its number in the second.</param>
/// <param name="Crossed">Whether side 0 of the first capture's key is side 1 of the second's.</param>
/// <param name="Score">How much speaks for it.</param>
internal readonly record struct ConnectionPair(int Here, int There, bool Crossed, int Score);
