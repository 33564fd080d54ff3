using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TcpSniff.Live.Tests;

/// <summary>
/// Runs a test's deed in a process of its own: who gives up root's rights or enters a namespace does not come back.
/// The child is this very program, told so by its environment.
/// </summary>
internal static class ChildProgram
{
    private const string Variable = "TCPSNIFF_TEST_DEED";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the deed printed.</summary>
    public static async Task<string> RunAsync(string deed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Variable] = deed;
        using var child = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var errors = child.StandardError.ReadToEndAsync(patience.Token);
            return await child.StandardOutput.ReadToEndAsync(patience.Token) + await errors;
        }
        catch (OperationCanceledException)
        {
            child.Kill();
            throw;
        }
    }

    [ModuleInitializer]
    internal static void BecomeChild()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } deed)
        {
            return;
        }

        try
        {
            Deeds.All[deed]();
        }
        catch (Exception problem)
        {
            Console.WriteLine(problem.GetType().Name + ": " + problem.Message);
        }

        Environment.Exit(0);
    }
}
