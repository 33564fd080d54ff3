using System.Text;
using System.Text.RegularExpressions;
using TcpSniff.Analysis;
using TcpSniff.Core.Tests.Timelines;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Wording;
using Xunit;
using static TcpSniff.Packets.TcpFlags;

namespace TcpSniff.Core.Tests.Reports;

/// <summary>Diagrams as they are, beside this file; and every line of any diagram held against the grammar of its language.</summary>
public class DiagramTests
{
    // What the languages, a shell, a browser or a spreadsheet might take for theirs.
    private const string Hostile = "a;b # c\nend\n@enduml\n--> x: y <script>alert(1)</script> <img:/etc/passwd> %date() $x **b** //i// __u__ [[l]] ~~ {c} %%{init}%% \\n `code` $$\\tex$$ style x:#a;";

    // In Mermaid no ; but behind a number, no < but of a line break; in PlantUML no quote, bracket, backslash or pair of dashes.
    private const string MermaidText = @"(?:[^;\#<>&`$*_~{}\[\]\\|%^@]|\#\d+;)+";
    private const string PlantUmlText = @"(?:[^<>&`$*_~{}\[\]\\|%^@\#""/-]|-(?!-)|<U\+[0-9A-F]{4,6}>)+";

    private const string MermaidStatement = $"""
        ^(sequenceDiagram
        | \s+(box\ transparent\ {MermaidText} | end | participant\ [cs]\d+\ as\ {MermaidText}
        | [cs]\d+(->>|--x)[cs]\d+:\ {MermaidText}
        | Note\ ((left|right)\ of\ [cs]\d+|over\ c\d+,s\d+):\ {MermaidText}(<br/>{MermaidText})* | %%\ {MermaidText}))$
        """;

    private const string PlantUmlStatement = $"""
        ^(@startuml | @enduml | hide\ footbox | box\ "{PlantUmlText}" | end\ box | participant\ "{PlantUmlText}"\ as\ [cs]\d+
        | [cs]\d+\ (->|-->x)\ [cs]\d+\ :\ {PlantUmlText}
        | (/\ )?hnote\ over\ [cs]\d+\ :\ {PlantUmlText} | note\ (left|right)\ of\ [cs]\d+\ :\ {PlantUmlText}
        | note\ over\ c\d+,s\d+\ :\ {PlantUmlText}(\\n{PlantUmlText})* | \.\.\.{PlantUmlText}\.\.\. | '\ {PlantUmlText})$
        """;

    public static TheoryData<string, string, Language> Everything => new(
        from format in (string[])["mermaid", "plantuml"]
        from name in Conversations.All.Keys
        from language in Enum.GetValues<Language>()
        select new TheoryDataRow<string, string, Language>(format, name, language));

    [Theory]
    [InlineData("mermaid", "four-way")]
    [InlineData("mermaid", "lost")]
    [InlineData("plantuml", "four-way")]
    [InlineData("plantuml", "lost")]
    public void A_story_is_drawn_with_its_states_notes_and_losses(string format, string name)
    {
        var text = Write(format, Conversations.All[name]());
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Reports/Golden/{name}.{format}.txt", text), text);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_line_is_a_statement_of_the_language(string format, string name, Language language) =>
        Check(format, Write(format, Conversations.All[name](), language));

    [Theory]
    [InlineData("mermaid")]
    [InlineData("plantuml")]
    public void Nothing_from_the_wire_is_syntax(string format)
    {
        var ends = Segments.Between();
        var text = Write(format, new Conversation().Send(ends.Client(Psh | Ack, 1, 1), Hostile));
        Check(format, text);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("$$", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mermaid", "--x")]
    [InlineData("plantuml", "-->x")]
    public void A_segment_that_had_to_be_sent_again_does_not_arrive(string format, string arrow) =>
        Assert.Contains(arrow, Write(format, Conversations.All["lost"]()), StringComparison.Ordinal);

    [Fact]
    public void Calls_stand_beside_the_end_that_made_them_and_findings_at_the_end()
    {
        var text = Write("mermaid", Conversations.All["four-way"](), findings: Talks.Stalled(0));
        Assert.Contains("Note left of c0: connect(127.0.0.1#58;12345)", text, StringComparison.Ordinal);
        Assert.Contains("Note right of s0: listen", text, StringComparison.Ordinal);
        Assert.EndsWith("Note over c0,s0: error zero-window-stall · The client did not read.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_connections_stand_side_by_side()
    {
        var text = Write("mermaid", Talks.Conversation());
        Assert.Equal(4, text.Split('\n').Count(line => line.TrimStart().StartsWith("box ", StringComparison.Ordinal)));
        Check("mermaid", text);
    }

    private static void Check(string format, string text)
    {
        var statement = new Regex(format == "mermaid" ? MermaidStatement : PlantUmlStatement, RegexOptions.IgnorePatternWhitespace);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.Matches(statement, line));
    }

    private static string Write(string format, Conversation conversation, Language language = Language.English, params Finding[] findings)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find(format)!.Open(View.Timeline, new ReportOptions { Language = language }, output))
        {
            foreach (var (facts, payload) in conversation.Segments)
            {
                report.Segment(facts, payload);
            }

            conversation.Calls.ToList().ForEach(call => report.Call(call));
            report.Finish(Analyses.Of(conversation, findings));
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
