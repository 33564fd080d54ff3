namespace TcpSniff.Data.Queries;

/// <summary>How a value of an answer is written.</summary>
internal enum CellKind
{
    /// <summary>A number, as the database writes it: no digit lost, none made up.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A text; moments in RFC 3339 with nine digits and bytes in hexadecimal digits among them.</summary>
    Text,

    /// <summary>A list, map or record, as JSON.</summary>
    Json,
}
