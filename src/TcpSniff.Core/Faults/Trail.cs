using System.Diagnostics;

namespace TcpSniff.Faults;

/// <summary>Where an exception came from, in words that need no symbols and stand ahead-of-time compilation.</summary>
internal static class Trail
{
    private const string Ours = "TcpSniff.";
    private const int Length = 4;

    /// <summary>This program's innermost methods, <c>FragmentedDatagram.Add &lt; FragmentTable.Add</c>, as far as they are known.</summary>
    public static string Of(Exception exception)
    {
        var methods = new StackTrace(exception, fNeedFileInfo: false).GetFrames()
            .Select(DiagnosticMethodInfo.Create)
            .Where(method => method?.DeclaringTypeName?.StartsWith(Ours, StringComparison.Ordinal) == true)
            .Take(Length)
            .Select(method => $"{Short(method!.DeclaringTypeName!)}.{method.Name}");
        return string.Join(" < ", methods) is { Length: > 0 } trail ? trail : "an unknown place";
    }

    private static string Short(string type) => type[(type.LastIndexOfAny(['.', '+']) + 1)..];
}
