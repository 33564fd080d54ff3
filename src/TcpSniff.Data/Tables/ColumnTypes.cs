using TcpSniff.Reports.Fields;

namespace TcpSniff.Data.Tables;

/// <summary>
/// The types of the fields that are no whole numbers. A value does not say its type where it is unknown, and a column's type must not
/// depend on the capture. A test holds every value of every capture to this list.
/// </summary>
internal static class ColumnTypes
{
    private static readonly ColumnType Seconds = ColumnType.Seconds;

    private static readonly Dictionary<string, ColumnType> Types = Known(
        (ColumnType.Text, "community_id client_ip server_ip client_state server_state handshake teardown closed_first time_wait conn_state history "
            + "vantage_place vantage_reason from step phase checksum ecn encapsulation note id severity culprit text ended process_client_name process_client_user process_server_name process_server_user"),
        (ColumnType.Flag, "client_guessed fast_open agreed_window_scaling agreed_sack agreed_timestamps sack_permitted timestamps rtts_handshake_is_upper_bound "
            + "client_state_proved server_state_proved options_sack_permitted options_md5 options_authentication options_other options_malformed"),
        (Seconds, "duration relative_time delta ack_rtt initial_rtt rto cost idle_max min avg max stdev syn_rtt_server syn_rtt_client"),
        (ColumnType.Real, "throughput goodput"),
        (ColumnType.Time, "time first_time last_time"),
        (ColumnType.Nested("VARCHAR[]"), "flags analysis"),
        (ColumnType.Nested("BIGINT[][]"), "sack"),
        (ColumnType.Nested("MAP(VARCHAR, DOUBLE)"), "state_seconds_client state_seconds_server"),
        (ColumnType.Nested("MAP(VARCHAR, VARCHAR)"), "evidence"),
        (ColumnType.Nested("STRUCT(id VARCHAR, severity VARCHAR, frame BIGINT, text VARCHAR)[]"), "findings"),
        (ColumnType.Nested("STRUCT(\"from\" VARCHAR, seq BIGINT, lost_frame BIGINT, frame BIGINT, found_by VARCHAR, found_after DOUBLE, segments BIGINT, "
            + "bytes BIGINT, timeouts BIGINT, recovered_frame BIGINT, duration DOUBLE, undone VARCHAR, undone_frame BIGINT)[]"), "episodes"));

    private static readonly string[] Sides = ["client_to_server_", "server_to_client_"];

    /// <summary>The type of the column of a flattened name.</summary>
    public static ColumnType Of(string column)
    {
        if (Types.TryGetValue(column, out var type))
        {
            return type;
        }

        if (column.StartsWith("time_budget_", StringComparison.Ordinal))
        {
            return Seconds;
        }

        var inner = Array.Find(Sides, side => column.StartsWith(side, StringComparison.Ordinal)) is { } prefix ? column[prefix.Length..] : column;
        return Types.TryGetValue(inner, out type) ? type
            : (inner.StartsWith("rtt_", StringComparison.Ordinal) || inner.StartsWith("rtts_", StringComparison.Ordinal)) && !inner.EndsWith("_samples", StringComparison.Ordinal) ? Seconds
            : ColumnType.Number;
    }

    /// <summary>Whether a value is of a type.</summary>
    public static bool Fits(FieldKind kind, ColumnType type) => kind switch
    {
        FieldKind.Null => true,
        FieldKind.Number => type == ColumnType.Number,
        FieldKind.Real or FieldKind.Seconds => type.Staged == "DOUBLE",
        FieldKind.Flag => type == ColumnType.Flag,
        FieldKind.Time => type == ColumnType.Time,
        FieldKind.Text => type == ColumnType.Text,
        _ => type.Convert.Contains("JSON", StringComparison.Ordinal),
    };

    private static Dictionary<string, ColumnType> Known(params ReadOnlySpan<(ColumnType Type, string Names)> groups)
    {
        var types = new Dictionary<string, ColumnType>();
        foreach (var (type, names) in groups)
        {
            foreach (var name in names.Split(' '))
            {
                types.Add(name, type);
            }
        }

        return types;
    }
}
