using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

internal sealed class AnalyzeRun(AnalyzeRequest request, Screen screen)
{
    public ExitCode Run() => request.Files.Count > 0 && screen.Width > 0 ? ExitCode.Done : ExitCode.Failed;
}
