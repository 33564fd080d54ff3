using System.Globalization;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Fates;

/// <summary>A field that is not the same at both ends.</summary>
/// <param name="Field">Its name in snake_case.</param>
/// <param name="Sent">What it was when it was sent.</param>
/// <param name="Received">What it was when it arrived.</param>
internal readonly record struct Change(string Field, string Sent, string Received);

/// <summary>Compares both sightings of a segment. What offload changes where it cuts and joins segments is no change on the way.</summary>
internal static class Changes
{
    /// <summary>The field that every router changes.</summary>
    public const string Ttl = "ttl";

    private const string None = "none";

    private static readonly (TcpOptionKinds Kind, string Name)[] Options =
    [
        (TcpOptionKinds.Mss, "mss"), (TcpOptionKinds.WindowScale, "window_scale"), (TcpOptionKinds.SackPermitted, "sack_permitted"), (TcpOptionKinds.Sack, "sack"),
        (TcpOptionKinds.Timestamps, "timestamps"), (TcpOptionKinds.Md5, "md5"), (TcpOptionKinds.UserTimeout, "user_timeout"),
        (TcpOptionKinds.Authentication, "authentication"), (TcpOptionKinds.Mptcp, "mptcp"), (TcpOptionKinds.FastOpen, "fast_open"), (TcpOptionKinds.Other, "other_options"),
    ];

    /// <summary>The changes; none where only one end saw it.</summary>
    public static IEnumerable<Change> Of(Sighting sighting) => sighting is { Sent: { } sent, Received: [var received, ..] } ? Of(sent, received, sighting.WasCut || sighting.WasJoined || sighting.LostNumbers > 0) : [];

    private static IEnumerable<Change> Of(SeenSegment sent, SeenSegment received, bool recut)
    {
        if (sent.Source.Address != received.Source.Address)
        {
            yield return new("source_address", sent.Source.Address.ToString(), received.Source.Address.ToString());
        }

        if (sent.Source.Port != received.Source.Port)
        {
            yield return Numbers("source_port", sent.Source.Port, received.Source.Port);
        }

        if (received.Seq - sent.Seq != received.Start - sent.Start)
        {
            yield return Numbers("seq", sent.Seq.Value, received.Seq.Value);
        }

        if (sent.Has(TcpFlags.Ack) && received.Has(TcpFlags.Ack) && !(recut && sent.AckAt != received.AckAt) && sent.Ack != received.Ack)
        {
            yield return Numbers("ack", sent.Ack.Value, received.Ack.Value);
        }

        if (sent.Ttl != received.Ttl)
        {
            yield return Numbers(Ttl, sent.Ttl, received.Ttl);
        }

        if (!recut && sent.IpId != received.IpId)
        {
            yield return Numbers("ip_id", sent.IpId, received.IpId);
        }

        if (sent.Ecn != received.Ecn)
        {
            yield return new("ecn", Ecn(sent.Ecn), Ecn(received.Ecn));
        }

        if (Flags(sent, recut) != Flags(received, recut))
        {
            yield return new("flags", Flags(sent, recut), Flags(received, recut));
        }

        if (!recut && sent.Window != received.Window)
        {
            yield return Numbers("window", sent.Window, received.Window);
        }

        foreach (var change in OfOptions(sent, received, recut))
        {
            yield return change;
        }

        if (!recut && sent.Length == received.Length && sent.Captured == received.Captured && sent.Body != received.Body)
        {
            yield return new("payload", sent.Body.ToString("x8", CultureInfo.InvariantCulture), received.Body.ToString("x8", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Change> OfOptions(SeenSegment sent, SeenSegment received, bool recut)
    {
        foreach (var (kind, name) in Options)
        {
            var (before, after) = (Value(sent, kind), Value(received, kind));
            if (before != after && !(recut && kind is TcpOptionKinds.Timestamps && sent.Has(kind) && received.Has(kind)))
            {
                yield return new(name, before, after);
            }
        }
    }

    private static string Value(SeenSegment segment, TcpOptionKinds kind) => !segment.Has(kind) ? None : kind switch
    {
        TcpOptionKinds.Mss => Text(segment.Mss),
        TcpOptionKinds.WindowScale => Text(segment.WindowScale),
        TcpOptionKinds.Timestamps => Text(segment.TimestampValue),
        TcpOptionKinds.Sack => $"{segment.SackLeft}–{segment.SackRight}",
        _ => "there",
    };

    private static string Flags(SeenSegment segment, bool recut) =>
        string.Join(' ', FlagNames.List(segment.Flags & (recut ? ~(TcpFlags.Psh | TcpFlags.Fin | TcpFlags.Cwr) : (TcpFlags)0x1ff)));

    private static string Ecn(EcnCodepoint codepoint) => codepoint switch { EcnCodepoint.Ect0 => "ect0", EcnCodepoint.Ect1 => "ect1", EcnCodepoint.Ce => "ce", _ => "not-ect" };

    private static Change Numbers(string field, long sent, long received) => new(field, Text(sent), Text(received));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
