namespace TcpSniff.Capture;

/// <summary>Where a capture stops making sense, and why. Everything before it was handed over.</summary>
/// <param name="File">The file's name as given, <c>-</c> for standard input.</param>
/// <param name="Offset">Offset of the damaged record or block in bytes (of the unpacked stream); null for a device that failed.</param>
/// <param name="Problem">What is wrong, one clause without a full stop: <c>block claims 4,294,967,280 bytes, the file has 20,112</c>.</param>
public sealed record CaptureDamage(string File, long? Offset, string Problem);
