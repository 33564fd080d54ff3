using System.Diagnostics;

namespace TcpSniff.Fuzz.Running;

/// <summary>What makes two faults the same: the exception, and the program's method that it came from.</summary>
internal static class FaultKey
{
    /// <summary>The key of a fault.</summary>
    public static string Of(Exception fault)
    {
        var method = new StackTrace(fault, fNeedFileInfo: false).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.Namespace is { } name && name.StartsWith("TcpSniff", StringComparison.Ordinal) && method.DeclaringType != typeof(BrokenPromiseException));
        return $"{fault.GetType().Name} in {method?.DeclaringType?.Name}.{method?.Name}";
    }
}
