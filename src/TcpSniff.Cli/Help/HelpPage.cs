using System.CommandLine;
using System.CommandLine.Invocation;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Terminals;
using TcpSniff.Cli.Words;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Help;

/// <summary>What <c>--help</c> says about a command, in the reader's language and no wider than their terminal.</summary>
internal sealed class HelpPage(Screen screen, GlobalOptions global, IReadOnlyList<Example> rootExamples) : SynchronousCommandLineAction
{
    private const int Indent = 2;
    private const int WidestNames = 36;
    private const int NarrowestPurposes = 24;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var page = new Writer(parseResult.InvocationConfiguration.Output, global.LanguageFor(parseResult, screen), screen.Width);
        page.Section(HelpWords.Description, command.Description ?? "");
        page.Section(HelpWords.Usage, HelpNames.Usage(command));
        page.Table(HelpWords.Arguments, [.. command.Arguments.Select(argument => (HelpNames.Of(argument), argument.Description ?? ""))]);
        page.Table(HelpWords.Options, [.. HelpNames.OptionsOf(command).Select(option => (HelpNames.Of(option, page.Language), Purpose(option, page.Language)))]);
        page.Table(HelpWords.Commands, [.. command.Subcommands.Where(known => !known.Hidden).Select(known => (HelpNames.Of(known), known.Description ?? ""))]);
        page.Examples(command is Verb verb ? verb.Examples : rootExamples);
        return 0;
    }

    private static string Purpose(Option option, Language language)
    {
        var purpose = Catalog.Of(option.Description ?? "", language);
        return option is { HasDefaultValue: true, ValueType: var type } && type != typeof(bool) && option.GetDefaultValue() is { } value
            ? $"{purpose} {HelpWords.Default.Say(language, ("value", value.ToString() ?? ""))}"
            : purpose;
    }

    private sealed class Writer(TextWriter output, Language language, int width)
    {
        public Language Language => language;

        public void Section(Sentence title, string text)
        {
            output.WriteLine(title.In(language));
            Lines("", 0, Catalog.Of(text, language));
            output.WriteLine();
        }

        public void Table(Sentence title, IReadOnlyList<(string Names, string Purpose)> rows)
        {
            if (rows.Count == 0)
            {
                return;
            }

            output.WriteLine(title.In(language));
            var column = Math.Min(rows.Max(row => DisplayWidth.Of(row.Names)), Math.Max(WidestNames, width / 2));
            column = Math.Min(column, Math.Max(0, width - NarrowestPurposes - (2 * Indent)));
            foreach (var (names, purpose) in rows)
            {
                Lines(names, column, Catalog.Of(purpose, language));
            }

            output.WriteLine();
        }

        public void Examples(IReadOnlyList<Example> examples)
        {
            if (examples.Count == 0)
            {
                return;
            }

            output.WriteLine(HelpWords.Examples.In(language));
            foreach (var example in examples)
            {
                output.WriteLine($"  {example.Line}");
                foreach (var line in LineBreaker.Break(new(Catalog.Of(example.Purpose, language)), width - (3 * Indent)))
                {
                    output.WriteLine($"      {line}");
                }
            }
        }

        private void Lines(string names, int column, string text)
        {
            var start = column == 0 ? Indent : column + (2 * Indent);
            var first = new StyledText(new string(' ', Indent) + names).PadTo(start);
            if (first.Width > start)
            {
                output.WriteLine(first.ToString());
                first = new StyledText().PadTo(start);
            }

            foreach (var line in LineBreaker.Break(new(text), width - start))
            {
                output.WriteLine(first.Add(line).ToString());
                first = new StyledText().PadTo(start);
            }
        }
    }
}
