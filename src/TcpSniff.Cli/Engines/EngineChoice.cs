using TcpSniff.Cli.Errors;
using TcpSniff.Live.Engines;
using TcpSniff.SharpPcap;

namespace TcpSniff.Cli.Engines;

/// <summary>Which engine does what. This is the one place that knows that there are several.</summary>
/// <param name="Live">Captures on devices.</param>
/// <param name="Files">Reads and writes files, and decodes.</param>
internal sealed record EngineChoice(ICaptureEngine Live, ICaptureEngine Files)
{
    /// <summary>What nobody asked for: devices through SharpPcap where it is built in, everything else native, which is several times faster.</summary>
    public static readonly EngineChoice Auto = new(SharpPcapEngine.BuiltIn ?? NativeEngine.Instance, NativeEngine.Instance);

    /// <summary>The engines that are built in, as <c>--version</c> names them.</summary>
    public static IEnumerable<string> BuiltIn =>
        new[] { NativeEngine.Instance, SharpPcapEngine.BuiltIn }.OfType<ICaptureEngine>().Select(engine => engine.Name);

    /// <summary>The choice that has this name.</summary>
    /// <exception cref="EngineMissingException">It is not built in.</exception>
    public static EngineChoice Of(EngineName name) => name switch
    {
        EngineName.Native => new(NativeEngine.Instance, NativeEngine.Instance),
        EngineName.SharpPcap when SharpPcapEngine.BuiltIn is { } engine => new(engine, engine),
        EngineName.SharpPcap => throw new EngineMissingException(),
        _ => Auto,
    };
}
