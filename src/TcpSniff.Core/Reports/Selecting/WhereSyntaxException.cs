namespace TcpSniff.Reports.Selecting;

/// <summary>A selection that cannot be understood; the message says what and where, in one line.</summary>
internal sealed class WhereSyntaxException(string message) : Exception(message);
