namespace TcpSniff.Reports.Following;

/// <summary>How reassembled bytes are shown.</summary>
internal enum FollowForm
{
    /// <summary>As text, made harmless, with its line breaks.</summary>
    Text,

    /// <summary>Offset, sixteen bytes in hexadecimal, and the same in ASCII.</summary>
    Hex,

    /// <summary>The bytes themselves and nothing else.</summary>
    Raw,

    /// <summary>JSON records of where each stretch came from.</summary>
    Json,
}
