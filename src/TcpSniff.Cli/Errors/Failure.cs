using System.Net.Sockets;
using TcpSniff.Capture;
using TcpSniff.Chat.Errors;
using TcpSniff.Cli.Helpers;
using TcpSniff.Lab;
using TcpSniff.Live.Errors;

namespace TcpSniff.Cli.Errors;

/// <summary>The one place that turns what went wrong into an exit code and one line on standard error.</summary>
internal static class Failure
{
    /// <summary>Runs a command and reports its failure, if it fails.</summary>
    /// <param name="errors">Standard error.</param>
    /// <param name="debug">Whether a stack trace is wanted.</param>
    /// <param name="command">The command.</param>
    public static ExitCode Guard(TextWriter errors, bool debug, Func<ExitCode> command)
    {
        try
        {
            return command();
        }
        catch (Exception failure) when (failure is BrokenPipeException || failure.InnerException is BrokenPipeException)
        {
            return ExitCode.Done;
        }
        catch (Exception failure) when (CodeOf(failure) is { } code)
        {
            errors.Say(failure.Message);
            if (debug)
            {
                errors.WriteLine(failure);
            }

            return code;
        }
        catch (Exception bug)
        {
            errors.Say($"a bug: {bug.GetType().Name}: {bug.Message} (--debug shows where; please report it)");
            if (debug)
            {
                errors.WriteLine(bug);
            }

            return ExitCode.Failed;
        }
    }

    /// <summary>Whether a failure is the environment's or the user's, or the run is to end with it: then it is no bug that a net may hold.</summary>
    public static bool IsForeseen(Exception failure) => CodeOf(failure) is not null || failure is OutOfMemoryException or OperationCanceledException;

    /// <summary>The exit code for a failure that the environment or the user causes; null for a bug.</summary>
    private static ExitCode? CodeOf(Exception failure) => failure switch
    {
        UsageException or BadFilterException => ExitCode.Usage,
        CaptureFileException or LiveException or ChatException or LabException or ScenarioStuckException or HelperMissingException => ExitCode.Failed,
        IOException or UnauthorizedAccessException or SocketException => ExitCode.Failed,
        _ => null,
    };
}
