using System.CommandLine;
using TcpSniff.Cli.Terminals;
using TcpSniff.Decoding;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Options;

/// <summary>When to use colours.</summary>
internal enum ColourChoice
{
    /// <summary>On a terminal, unless the environment says no.</summary>
    Auto,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>Options that every command has.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<Language?> _language = LanguageOption.Create();

    private readonly Option<ColourChoice?> _colour = WordOption.Create(
        "--color",
        "Colours (by default on a terminal, unless NO_COLOR is set)",
        ("auto", ColourChoice.Auto),
        ("always", ColourChoice.Always),
        ("never", ColourChoice.Never));

    private readonly Option<DecodedBy?> _decoder = WordOption.Create(
        "--decoder",
        "What takes packets apart (by default PacketDotNet live, and native for files, which is faster)",
        ("packetdotnet", DecodedBy.PacketDotNet),
        ("native", DecodedBy.Native));

    private readonly Option<bool> _debug = new("--debug") { Description = "Show a stack trace when something fails" };

    /// <summary>Adds the options to the root, for all commands.</summary>
    public void AddTo(Command root)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_language, _colour, _decoder, _debug])
        {
            option.Recursive = true;
            root.Add(option);
        }
    }

    /// <summary>Whether a stack trace is wanted.</summary>
    public bool IsDebugging(ParseResult result) => result.GetValue(_debug);

    /// <summary>The language to speak.</summary>
    public Language LanguageFor(ParseResult result, Screen screen) => result.GetValue(_language) ?? LocaleLanguage.From(screen.Environment);

    /// <summary>The language to speak, before anything is known of the command line but its words: where it makes no sense, that has to be said too.</summary>
    public static Language LanguageOf(IReadOnlyList<string> arguments, Screen screen) => LanguageOption.Find(arguments) ?? LocaleLanguage.From(screen.Environment);

    /// <summary>What takes packets apart; null for the usual.</summary>
    public DecodedBy? DecoderFor(ParseResult result) => result.GetValue(_decoder);

    /// <summary>Whether to use colours.</summary>
    public bool ColourFor(ParseResult result, Screen screen) => result.GetValue(_colour) switch
    {
        ColourChoice.Always => true,
        ColourChoice.Never => false,
        _ => screen.WantsColour,
    };
}
