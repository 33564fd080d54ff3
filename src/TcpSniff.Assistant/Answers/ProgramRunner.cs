using System.Diagnostics;
using System.Text;
using ModelContextProtocol.Protocol;

namespace TcpSniff.Assistant.Answers;

/// <summary>
/// Asks the main program, each time in a process of its own: the answers are the same as everybody's, and whatever a capture does to
/// that process, it does not to the server.
/// </summary>
/// <param name="timeout">How long an answer may take.</param>
internal sealed class ProgramRunner(TimeSpan timeout) : IDisposable
{
    private const int LongestNote = 2_000;
    private const int AtOnce = 2;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "tcpsniff.exe" : "tcpsniff");

    private readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>Runs it and takes a page of what it prints.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="request">Which page.</param>
    /// <param name="shown">What to make of a line; null for the line itself.</param>
    /// <param name="cancelled">Ends it.</param>
    public async Task<CallToolResult> AskAsync(IReadOnlyList<string> arguments, PageRequest request, Func<string, string>? shown, CancellationToken cancelled)
    {
        await _free.WaitAsync(cancelled);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(timeout);
        using var process = Start(arguments);
        var page = new Page(request);
        try
        {
            process.StandardInput.Close();
            var notes = Notes(process.StandardError, limit.Token);
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line && page.Add(shown?.Invoke(line) ?? line))
            {
            }

            if (page.IsFull)
            {
                return page.Result("", isError: false);
            }

            await process.WaitForExitAsync(limit.Token);
            return page.Result(await notes, isError: process.ExitCode is not (0 or 3));
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return page.Result(FormattableString.Invariant($"This took longer than {timeout.TotalSeconds:0} s and was ended; narrow it down with connection or where."), isError: true);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private static Process Start(IReadOnlyList<string> arguments) => Process.Start(new ProcessStartInfo(Program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!;

    private static async Task<string> Notes(StreamReader errors, CancellationToken cancelled)
    {
        var notes = await errors.ReadToEndAsync(cancelled);
        return notes.Length > LongestNote ? notes[..LongestNote] + "…" : notes.Trim();
    }
}
