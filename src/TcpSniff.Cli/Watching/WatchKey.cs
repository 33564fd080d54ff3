namespace TcpSniff.Cli.Watching;

/// <summary>What a key asks for.</summary>
internal enum WatchKey
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One line up.</summary>
    Up,

    /// <summary>One line down.</summary>
    Down,

    /// <summary>A screen up.</summary>
    PageUp,

    /// <summary>A screen down.</summary>
    PageDown,

    /// <summary>To the first line.</summary>
    Home,

    /// <summary>To the last line.</summary>
    End,

    /// <summary>Opens the connection.</summary>
    Enter,

    /// <summary>Back to the table.</summary>
    Back,

    /// <summary>The next order.</summary>
    Sort,

    /// <summary>Stops drawing anew, or goes on.</summary>
    Pause,

    /// <summary>What the keys are.</summary>
    Help,

    /// <summary>The end.</summary>
    Quit,

    /// <summary>The end, by Ctrl-C.</summary>
    Interrupt,
}
