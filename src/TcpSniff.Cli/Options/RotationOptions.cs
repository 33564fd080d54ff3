using System.CommandLine;
using TcpSniff.Capture.Rotation;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Options;

/// <summary>When a live capture goes on in another file. The names and what they mean are tcpdump's.</summary>
internal sealed class RotationOptions
{
    private const long Million = 1_000_000;

    private readonly Option<int?> _size = new("--file-size", "-C") { Description = "Go on in another file after so many million bytes, named as -w says with a number behind it", HelpName = "MB" };
    private readonly Option<int?> _seconds = new("--rotate-seconds", "-G") { Description = "Go on in another file after so many seconds; % conversions of strftime in the name are filled in", HelpName = "S" };
    private readonly Option<int?> _files = new("--file-count", "-W") { Description = "With -C, keep so many files and write the oldest anew; with -G, end after so many", HelpName = "N" };

    public RotationOptions()
    {
        foreach (var option in (ReadOnlySpan<Option<int?>>)[_size, _seconds, _files])
        {
            option.Validators.Add(static result => NumberOption.AtLeast(result, 1));
        }
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_size, _seconds, _files])
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line says; null where there is one file only.</summary>
    /// <exception cref="UsageException">There is no file to turn.</exception>
    public RotationRule? Read(ParseResult line, string? path)
    {
        var rule = new RotationRule(path ?? "", line.GetValue(_size) * Million, line.GetValue(_seconds), line.GetValue(_files));
        if (rule is { Rotates: false, Files: null })
        {
            return null;
        }

        if (path is null or StandardStream.Name)
        {
            throw new UsageException("-C, -G and -W turn the file of -w: name one");
        }

        return rule.Rotates ? rule : throw new UsageException("-W counts files of -C or -G: give one of them");
    }
}
