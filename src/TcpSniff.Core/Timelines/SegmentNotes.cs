using System.Text;
using TcpSniff.Timelines.Notes;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>Explains one segment in sentences about its own numbers.</summary>
public static class SegmentNotes
{
    /// <summary>The sentences, in the order in which one would tell them.</summary>
    public static IReadOnlyList<Note> Of(in SegmentFacts facts)
    {
        var notes = new NoteList(facts);
        OpeningNotes.Write(notes);
        DataNotes.Write(notes);
        MidwayNotes.Write(notes);
        ClosingNotes.Write(notes);
        DelayedAckNotes.Write(notes);
        ResetNotes.Write(notes);
        UnacceptableNotes.Write(notes);
        AcknowledgmentNotes.Write(notes);
        LossNotes.Write(notes);
        DuplicateAckNotes.Write(notes);
        SackNotes.Write(notes);
        WindowNotes.Write(notes);
        ProbeNotes.Write(notes);
        EcnNotes.Write(notes);
        HeaderNotes.Write(notes);
        return notes.Written;
    }

    /// <summary>The sentences as one text, without the phase and step that views show before it; empty where there is nothing to say.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="language">The language.</param>
    /// <param name="later">What is known of the capture that follows; null for nothing.</param>
    internal static string For(in SegmentFacts facts, Language language, KnownLater? later = null)
    {
        var text = new StringBuilder();
        foreach (var note in later?.Apply(Of(facts), facts) ?? Of(facts))
        {
            text.Append(text.Length > 0 ? Punctuation.Gap(language) : "").Append(note.Statement.In(language));
            text.Append(note.Tone == Tone.Bytes ? Punctuation.Stop.In(language) : "");
        }

        return text.ToString();
    }
}
