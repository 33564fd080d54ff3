using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Live.Owners;

/// <summary>
/// This program once more, started before root's rights are dropped: it keeps them, and answers nothing but whose a socket is. Whatever a
/// packet does to the capture, that is all it could ask for with them.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class OwnerHelper : IOwnerLookup
{
    private const string Mark = "TCPSNIFF_SOCKET_OWNERS";

    private readonly Process _process;

    private OwnerHelper(Process process) => _process = process;

    /// <summary>Whether this process was started to be one.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable(Mark) == "1";

    /// <summary>Starts one; null where that fails.</summary>
    internal static OwnerHelper? TryStart()
    {
        if (Environment.ProcessPath is not { } program)
        {
            return null;
        }

        // Where the runtime was started by hand, it is the program, and what it runs its first argument.
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        start.Environment[Mark] = "1";
        try
        {
            return Process.Start(start) is { } process ? new(process) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Answers questions, until there are none.</summary>
    /// <param name="questions">Where they come from: standard input.</param>
    /// <param name="answers">Where answers go: standard output.</param>
    public static void Serve(Stream questions, Stream answers)
    {
        // An interruption is for the capture, which ends this one when it wants no more.
        using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var lookup = OwnerLookup.TryOpen();
        try
        {
            while (lookup is not null && OwnerMessages.ReadQuestions(questions) is { } asked)
            {
                OwnerMessages.Write(answers, lookup.Find(asked));
            }
        }
        catch (IOException)
        {
            // Who asked is gone.
        }
    }

    /// <inheritdoc/>
    IReadOnlyList<SocketAnswer> IOwnerLookup.Find(IReadOnlyList<SocketQuestion> questions)
    {
        try
        {
            OwnerMessages.Write(_process.StandardInput.BaseStream, questions);
            return OwnerMessages.ReadAnswers(_process.StandardOutput.BaseStream);
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It ends with its input.
        _process.StandardInput.Dispose();
        _process.Dispose();
    }
}
