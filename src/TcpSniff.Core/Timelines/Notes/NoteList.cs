using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Collects the sentences about one segment.</summary>
/// <remarks>
/// Every sentence may use {Who}, {who} (the sender, at the beginning or within), {Peer}, {peer}, {seq}, {ack}, {acked} (the last
/// number acknowledged), {len}, {last} (the last byte's number) and {fin} (the FIN's number, were there one) without being given them.
/// </remarks>
internal sealed class NoteList(in SegmentFacts facts)
{
    private readonly List<Note> _written = [];

    /// <summary>The segment.</summary>
    public readonly SegmentFacts Facts = facts;

    /// <summary>The sentences so far.</summary>
    public IReadOnlyList<Note> Written => _written;

    /// <summary>Whether all of these happened.</summary>
    public bool Did(SegmentEvents events) => Facts.Did(events);

    /// <summary>Whether the segment has one of these analysis ids.</summary>
    public bool Is(AnalysisFlags flags) => (Facts.Analysis & flags) != 0;

    /// <summary>Whether the header has all of these flags.</summary>
    public bool Has(TcpFlags flags) => Facts.Segment.Has(flags);

    /// <summary>The sender's state before this segment.</summary>
    public EndpointState SenderBefore => Facts.From == Role.Client ? Facts.ClientBefore : Facts.ServerBefore;

    /// <summary>The sender's state now.</summary>
    public EndpointState SenderNow => Facts.From == Role.Client ? Facts.Client : Facts.Server;

    /// <summary>The receiver's state before this segment.</summary>
    public EndpointState PeerBefore => Facts.From == Role.Client ? Facts.ServerBefore : Facts.ClientBefore;

    /// <summary>Explains.</summary>
    public void Say(Sentence sentence, params ReadOnlySpan<(string Name, Phrase Value)> values) => Add(Tone.Plain, sentence, values);

    /// <summary>Announces the payload.</summary>
    public void Announce(Sentence sentence, params ReadOnlySpan<(string Name, Phrase Value)> values) => Add(Tone.Bytes, sentence, values);

    /// <summary>Explains something unusual.</summary>
    public void Wonder(Sentence sentence, params ReadOnlySpan<(string Name, Phrase Value)> values) => Add(Tone.Odd, sentence, values);

    /// <summary>Explains something harmful.</summary>
    public void Warn(Sentence sentence, params ReadOnlySpan<(string Name, Phrase Value)> values) => Add(Tone.Bad, sentence, values);

    private void Add(Tone tone, Sentence sentence, ReadOnlySpan<(string Name, Phrase Value)> values)
    {
        var (who, peer) = (Facts.From, Facts.From.Peer());
        var length = (uint)Facts.Segment.PayloadLength;
        _written.Add(new(new Statement(sentence,
        [
            .. values,
            ("Who", who.Subject()), ("who", who.The()), ("Peer", peer.Subject()), ("peer", peer.The()),
            ("seq", Facts.Seq), ("ack", Facts.Ack ?? 0), ("acked", unchecked((Facts.Ack ?? 0) - 1)), ("len", length),
            ("last", unchecked(Facts.Seq + length - 1)), ("fin", unchecked(Facts.Seq + length)),
        ]), tone));
    }
}
