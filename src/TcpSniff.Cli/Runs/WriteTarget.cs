using System.Globalization;
using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>What <c>-w</c> names.</summary>
internal static class WriteTarget
{
    /// <summary>Opens it; null where nothing is to be written.</summary>
    /// <exception cref="CaptureFileException">It cannot be written.</exception>
    public static IPacketWriter? Open(string? target, IPacketSource source, Screen screen) => target switch
    {
        null => null,
        StandardStream.Name => CaptureWriter.Create(screen.Output, target, source),
        _ => CaptureWriter.Create(target, source),
    };

    /// <summary>Says what of a source could not be written beside its packets.</summary>
    public static void Tell(IPacketSource source, TextWriter errors)
    {
        if (source.SideBlocksLeftOut > 0)
        {
            errors.Say(string.Create(CultureInfo.InvariantCulture, $"{source.SideBlocksLeftOut:N0} blocks beside the packets (names, secrets, custom) were not copied: they are too large together, or of a byte order that only their vendor knows"));
        }
    }

    /// <summary>A file that is read must not be written: opening it for writing empties it.</summary>
    /// <exception cref="UsageException">It is one of the files.</exception>
    public static void Check(string? target, IReadOnlyList<string> files, string option = "-w")
    {
        if (target is not null and not StandardStream.Name && files.Any(file => Resolve(file) == Resolve(target) || IsSameFile(file, target)))
        {
            throw new UsageException($"{option} {target}: this file is being read; name another");
        }
    }

    /// <summary>
    /// Whether two names are one file, as hard links are. The framework does not tell a file's number, but it locks the file, not
    /// the name: what is locked under one name cannot be opened for oneself alone under the other.
    /// </summary>
    private static bool IsSameFile(string file, string target)
    {
        var (read, written) = (new FileInfo(file), new FileInfo(target));
        if (!read.Exists || !written.Exists || read.Length == 0 || (read.Length, read.LastWriteTimeUtc) != (written.Length, written.LastWriteTimeUtc))
        {
            return false;
        }

        try
        {
            using var held = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var alone = File.OpenHandle(target, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // Then it cannot be overwritten either.
            return false;
        }
    }

    /// <summary>The full name of what a name stands for, through all links.</summary>
    public static string Resolve(string file) =>
        (File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(file);
}
