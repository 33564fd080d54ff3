namespace TcpSniff.Typography;

/// <summary>What a piece of text is, for whoever shows it to decide how it looks.</summary>
internal enum TextStyle
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>Less important, or only presumed.</summary>
    Dim,

    /// <summary>Only presumed, yet has just changed.</summary>
    DimBright,

    /// <summary>Stands out: what has just changed.</summary>
    Bright,

    /// <summary>Begins something new.</summary>
    Heading,

    /// <summary>Names a phase and its step.</summary>
    Label,

    /// <summary>The SYN flag.</summary>
    Syn,

    /// <summary>The ACK flag.</summary>
    Ack,

    /// <summary>The PSH flag.</summary>
    Psh,

    /// <summary>The FIN flag.</summary>
    Fin,

    /// <summary>The RST flag.</summary>
    Rst,

    /// <summary>Any other flag.</summary>
    OtherFlag,

    /// <summary>Bytes that were sent.</summary>
    Payload,

    /// <summary>What the client sent.</summary>
    Client,

    /// <summary>What the server sent.</summary>
    Server,

    /// <summary>A program's call.</summary>
    Call,

    /// <summary>Something odd.</summary>
    Warning,

    /// <summary>Something broken.</summary>
    Error,

    /// <summary>Something good.</summary>
    Good,
}
