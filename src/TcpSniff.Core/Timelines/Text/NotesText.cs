using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>The sentences below a line: label, explanations, and the payload where it is announced.</summary>
internal sealed class NotesText(TimelineOptions options, TimelineLayout layout)
{
    private const int LeastPreview = 24;

    /// <summary>The indented lines.</summary>
    public IEnumerable<StyledText> Lines(string label, IReadOnlyList<Note> notes, Preview payload)
    {
        var text = new StyledText(label, TextStyle.Label);
        for (var i = 0; i < notes.Count; i++)
        {
            text.Add(i == 0 ? " · " : Punctuation.Gap(options.Language));
            text.Add(notes[i].Statement.In(options.Language), Style(notes[i].Tone));
            if (notes[i].Tone != Tone.Bytes)
            {
                continue;
            }

            foreach (var line in Announced(text, payload))
            {
                yield return Indent(line);
            }

            text = new StyledText();
        }

        foreach (var line in text.Width > 0 ? LineBreaker.Break(Trimmed(text), layout.TextWidth) : [])
        {
            yield return Indent(line);
        }
    }

    /// <summary>The payload stands behind its announcement where it fits whole or in a good part, else on a line of its own.</summary>
    private IEnumerable<StyledText> Announced(StyledText text, Preview payload)
    {
        if (payload.Bytes.IsEmpty)
        {
            return LineBreaker.Break(text.Add(Punctuation.Stop.In(options.Language)), layout.TextWidth);
        }

        text.Add(Punctuation.Colon.In(options.Language));
        var lines = LineBreaker.Break(text, layout.TextWidth).ToList();
        var last = lines[^1].Add(Punctuation.Gap(options.Language));
        var quote = WireText.Quote(payload.Bytes.Span, layout.TextWidth, payload.More);
        var room = layout.TextWidth - last.Width;
        if (DisplayWidth.Of(quote) > room && room < LeastPreview)
        {
            lines.Add(last = new StyledText());
            room = layout.TextWidth;
        }

        last.Add(DisplayWidth.Of(quote) <= room ? quote : WireText.Quote(payload.Bytes.Span, room, payload.More), TextStyle.Payload);
        return lines;
    }

    private static StyledText Trimmed(StyledText text)
    {
        var trimmed = new StyledText();
        foreach (var (run, style) in text.Runs)
        {
            trimmed.Add(trimmed.Width == 0 ? run.TrimStart() : run, style);
        }

        return trimmed;
    }

    private StyledText Indent(StyledText line) => new StyledText().PadTo(layout.Text).Add(line);

    private static TextStyle Style(Tone tone) => tone switch { Tone.Odd => TextStyle.Warning, Tone.Bad => TextStyle.Error, _ => TextStyle.Plain };
}
