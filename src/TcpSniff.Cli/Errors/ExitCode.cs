namespace TcpSniff.Cli.Errors;

/// <summary>What the program's exit code says. Scripts rely on the numbers.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>It could not be done: device, permission, file, network.</summary>
    Failed = 1,

    /// <summary>The command line makes no sense.</summary>
    Usage = 2,

    /// <summary>The capture is damaged: everything before the damage was analysed and printed.</summary>
    Damaged = 3,

    /// <summary>There is a finding as bad as <c>--fail-on</c> said, or worse.</summary>
    Finding = 4,

    /// <summary>Interrupted (128 + SIGINT, as shells count); what there was by then was analysed, printed and saved.</summary>
    Interrupted = 130,
}
