using TcpSniff.Packets;
using Row = TcpSniff.Reports.Fields.SegmentRow;

namespace TcpSniff.Reports.Fields;

/// <summary>What the TCP options of a segment say; null for an option that is not there.</summary>
internal static class OptionFields
{
    /// <summary>The <c>options</c> object.</summary>
    public static FieldGroup<Row> Group { get; } = new("options",
    [
        F("mss", TcpOptionKinds.Mss, (in o) => FieldValue.Of(o.Mss)),
        F("window_scale", TcpOptionKinds.WindowScale, (in o) => FieldValue.Of(o.WindowScale)),
        F("sack_permitted", TcpOptionKinds.SackPermitted, (in _) => FieldValue.Of(true)),
        F("timestamp_value", TcpOptionKinds.Timestamps, (in o) => FieldValue.Of(o.TimestampValue)),
        F("timestamp_echo", TcpOptionKinds.Timestamps, (in o) => FieldValue.Of(o.TimestampEcho)),
        F("fast_open_cookie_length", TcpOptionKinds.FastOpen, (in o) => FieldValue.Of(o.FastOpenCookieLength)),
        F("mptcp_subtype", TcpOptionKinds.Mptcp, (in o) => FieldValue.Of(o.MptcpSubtype)),
        F("user_timeout", TcpOptionKinds.UserTimeout, (in o) => FieldValue.Of(o.UserTimeout)),
        F("md5", TcpOptionKinds.Md5, (in _) => FieldValue.Of(true)),
        F("authentication", TcpOptionKinds.Authentication, (in _) => FieldValue.Of(true)),
        F("other", TcpOptionKinds.Other, (in _) => FieldValue.Of(true)),
        F("malformed", TcpOptionKinds.Malformed, (in _) => FieldValue.Of(true)),
    ]);

    private static Field<Row> F(string name, TcpOptionKinds kind, FieldReader<TcpOptions> read) =>
        new(name, (in row) => row.Facts.Segment.Options.Has(kind) ? read(row.Facts.Segment.Options) : default);
}
