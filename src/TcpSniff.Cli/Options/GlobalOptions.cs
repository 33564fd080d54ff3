using System.CommandLine;
using TcpSniff.Cli.Engines;
using TcpSniff.Cli.Terminals;
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
    private readonly Option<Language?> _language = WordOption.Create(
        "--lang",
        "Language of the sentences (by default the locale's)",
        ("en", Language.English),
        ("zh-Hans", Language.SimplifiedChinese),
        ("zh-Hant", Language.TraditionalChinese));

    private readonly Option<ColourChoice?> _colour = WordOption.Create(
        "--color",
        "Colours (by default on a terminal, unless NO_COLOR is set)",
        ("auto", ColourChoice.Auto),
        ("always", ColourChoice.Always),
        ("never", ColourChoice.Never));

    private readonly Option<EngineName?> _engine = WordOption.Create(
        "--engine",
        "What captures and decodes (by default SharpPcap for interfaces where it is built in, else native)",
        ("native", EngineName.Native),
        ("sharppcap", EngineName.SharpPcap),
        ("auto", EngineName.Auto));

    private readonly Option<bool> _debug = new("--debug") { Description = "Show a stack trace when something fails" };

    /// <summary>Adds the options to the root, for all commands.</summary>
    public void AddTo(Command root)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_language, _colour, _engine, _debug])
        {
            option.Recursive = true;
            root.Add(option);
        }
    }

    /// <summary>Whether a stack trace is wanted.</summary>
    public bool IsDebugging(ParseResult result) => result.GetValue(_debug);

    /// <summary>The language to speak.</summary>
    public Language LanguageFor(ParseResult result, Screen screen) => result.GetValue(_language) ?? LocaleLanguage.From(screen.Environment);

    /// <summary>What captures and decodes.</summary>
    /// <exception cref="Errors.EngineMissingException">It is not built in.</exception>
    public EngineChoice EngineFor(ParseResult result) => EngineChoice.Of(result.GetValue(_engine) ?? EngineName.Auto);

    /// <summary>Whether to use colours.</summary>
    public bool ColourFor(ParseResult result, Screen screen) => result.GetValue(_colour) switch
    {
        ColourChoice.Always => true,
        ColourChoice.Never => false,
        _ => screen.WantsColour,
    };
}
