using TcpSniff.Capture;
using TcpSniff.Cli.Engines;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>What <c>-w</c> names.</summary>
internal static class WriteTarget
{
    /// <summary>Opens it; null where nothing is to be written.</summary>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public static IPacketWriter? Open(string? target, IPacketSource source, EngineChoice engine, Screen screen) => target switch
    {
        null => null,
        StandardStream.Name => CaptureWriter.Create(screen.Output, target, source.Interfaces),
        _ => engine.Files.CreateFile(target, source.Interfaces),
    };

    /// <summary>A file that is read must not be written: opening it for writing empties it.</summary>
    /// <exception cref="UsageException">It is one of the files.</exception>
    public static void Check(string? target, IReadOnlyList<string> files, string option = "-w")
    {
        if (target is not null and not StandardStream.Name && files.Any(file => Resolve(file) == Resolve(target)))
        {
            throw new UsageException($"{option} {target}: this file is being read; name another");
        }
    }

    private static string Resolve(string file) =>
        (File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(file);
}
