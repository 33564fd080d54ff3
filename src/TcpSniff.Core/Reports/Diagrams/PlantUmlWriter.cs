using System.Text;

namespace TcpSniff.Reports.Diagrams;

/// <summary>Writes sequence diagrams of PlantUML (https://plantuml.com/sequence-diagram).</summary>
internal sealed class PlantUmlWriter(TextWriter output) : DiagramWriter(output)
{
    // The language has macros (% $), formats (* / _ - ~ " doubled), links, pictures and files (< [ {), and breaks lines at \n.
    private const string Harmless = " .,+-=()'!?·→–…−×≥≤│⋮；，。：（）";

    /// <inheritdoc/>
    public override void Begin()
    {
        Line("@startuml");
        Line("hide footbox");
    }

    /// <inheritdoc/>
    public override void End() => Line("@enduml");

    /// <inheritdoc/>
    public override void Ends(string title, Lifeline client, Lifeline server)
    {
        Line($"box \"{Safe(title)}\"");
        Line($"participant \"{Safe(client.Name)}\" as {client.Id}");
        Line($"participant \"{Safe(server.Name)}\" as {server.Id}");
        Line("end box");
    }

    /// <inheritdoc/>
    public override void Arrow(Lifeline from, Lifeline to, string text, bool lost) =>
        Line($"{from.Id} {(lost ? "-->x" : "->")} {to.Id} : {Safe(text)}");

    /// <inheritdoc/>
    public override void State(Lifeline end, string state, bool besideLast) =>
        Line($"{(besideLast ? "/ " : "")}hnote over {end.Id} : {Safe(state)}");

    /// <inheritdoc/>
    public override void Aside(Lifeline end, string text) => Line($"note {(end.IsLeft ? "left" : "right")} of {end.Id} : {Safe(text)}");

    /// <inheritdoc/>
    public override void Note(Lifeline client, Lifeline server, IEnumerable<string> lines) =>
        Line($"note over {client.Id},{server.Id} : {string.Join("\\n", lines.Select(Safe))}");

    /// <inheritdoc/>
    public override void Pause(Lifeline client, Lifeline server, string text) => Line($"...{Safe(text)}...");

    /// <inheritdoc/>
    public override void Comment(string text) => Line($"' {Safe(text)}");

    // A blank behind it makes a colon harmless; two dashes would strike the text out.
    private static string Safe(string text) => Escape(text, Harmless, Code)
        .Replace(Code(new(':')) + " ", ": ", StringComparison.Ordinal)
        .Replace("--", Code(new('-')) + Code(new('-')), StringComparison.Ordinal);

    private static string Code(Rune rune) => $"<U+{Number(rune.Value, "X4")}>";
}
