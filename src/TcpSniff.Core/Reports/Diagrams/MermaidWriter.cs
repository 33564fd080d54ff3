namespace TcpSniff.Reports.Diagrams;

/// <summary>Writes sequence diagrams of Mermaid (https://mermaid.js.org/syntax/sequenceDiagram.html).</summary>
internal sealed class MermaidWriter(TextWriter output) : DiagramWriter(output)
{
    // The language ends a statement at ; takes # for the number of a character, and shows HTML, Markdown and TeX.
    private const string Harmless = " .,+-=()/'\"!?·→–…−×≥≤│⋮；，。：（）";

    /// <inheritdoc/>
    public override void Begin() => Line("sequenceDiagram");

    /// <inheritdoc/>
    public override void End()
    {
    }

    /// <inheritdoc/>
    public override void Ends(string title, Lifeline client, Lifeline server)
    {
        // A colour comes first, lest the title be taken for one.
        Line($"    box transparent {Safe(title)}");
        Line($"    participant {client.Id} as {Safe(client.Name)}");
        Line($"    participant {server.Id} as {Safe(server.Name)}");
        Line("    end");
    }

    /// <inheritdoc/>
    public override void Arrow(Lifeline from, Lifeline to, string text, bool lost) =>
        Line($"    {from.Id}{(lost ? "--x" : "->>")}{to.Id}: {Safe(text)}");

    /// <inheritdoc/>
    public override void State(Lifeline end, string state, bool besideLast) => Aside(end, state);

    /// <inheritdoc/>
    public override void Aside(Lifeline end, string text) => Line($"    Note {(end.IsLeft ? "left" : "right")} of {end.Id}: {Safe(text)}");

    /// <inheritdoc/>
    public override void Note(Lifeline client, Lifeline server, IEnumerable<string> lines) =>
        Line($"    Note over {client.Id},{server.Id}: {string.Join("<br/>", lines.Select(Safe))}");

    /// <inheritdoc/>
    public override void Pause(Lifeline client, Lifeline server, string text) => Note(client, server, [text]);

    /// <inheritdoc/>
    public override void Comment(string text) => Line($"    %% {Safe(text)}");

    // A colon before a blank stays for whoever reads the source; before # it would upset Mermaid where "style" stands in the line.
    private static string Safe(string text) => Escape(text, Harmless, rune => $"#{Number(rune.Value)};").Replace("#58; ", ": ", StringComparison.Ordinal);
}
