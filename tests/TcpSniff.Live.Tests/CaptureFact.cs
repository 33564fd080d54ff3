using System.Runtime.CompilerServices;
using TcpSniff.Live.Devices;

namespace TcpSniff.Live.Tests;

/// <summary>A test that captures; skipped for users who may not.</summary>
internal sealed class CaptureFactAttribute : FactAttribute
{
    public CaptureFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        SkipUnless = nameof(Possible.Capturing);
        SkipType = typeof(Possible);
        Skip = "this user may not capture";
    }
}

/// <summary>A test that becomes other users or makes namespaces; skipped for users who may not.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        SkipUnless = nameof(Possible.BeingRoot);
        SkipType = typeof(Possible);
        Skip = "only root may do that";
    }
}

/// <summary>What this user may do.</summary>
public static class Possible
{
    public static bool Capturing { get; } = CaptureDevices.List(probe: true).Any(device => device.MayCapture == true);

    public static bool BeingRoot { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;
}
