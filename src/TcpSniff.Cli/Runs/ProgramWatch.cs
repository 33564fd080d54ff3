using TcpSniff.Live.Owners;
using TcpSniff.Reports;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Runs;

/// <summary>The programs behind the connections of a live capture, where this system tells them.</summary>
internal sealed class ProgramWatch : IDisposable
{
    private readonly OwnerWatch _watch;

    private ProgramWatch(OwnerWatch watch) => _watch = watch;

    /// <summary>Begins; null where nothing can be found out.</summary>
    /// <param name="dropsRights">Whether this process is about to give up its rights: then a helper keeps them for this alone.</param>
    public static ProgramWatch? TryStart(bool dropsRights) =>
        OperatingSystem.IsLinux() && OwnerWatch.TryStart(dropsRights) is { } watch ? new(watch) : null;

    /// <summary>A report that shows them.</summary>
    public Report Around(Report report) => OperatingSystem.IsLinux() ? new OwnedReport(report, _watch) : report;

    /// <summary>What is new about a connection, for a comment on the packet at hand; null for nothing.</summary>
    public string? Remark(Connection connection)
    {
        if (!OperatingSystem.IsLinux() || _watch.News(connection.Stream) is not { } owners)
        {
            return null;
        }

        string?[] parts = [owners.Client is { } client ? $"client {OwnerText.Of(client)}" : null, owners.Server is { } server ? $"server {OwnerText.Of(server)}" : null];
        return "process: " + string.Join(", ", parts.Where(part => part is not null));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
        {
            _watch.Dispose();
        }
    }
}
