using System.Text;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;
using TcpSniff.Typography;

namespace TcpSniff.Reports.Following;

/// <summary>Writes lines of either side: told apart by colour, or by marks where there is none.</summary>
internal abstract class FollowLines : FollowWriter
{
    private readonly StreamWriter _writer;
    private readonly IStyledOutput _output;
    private readonly FollowOptions _options;

    protected FollowLines(Stream output, FollowOptions options)
    {
        _options = options;
        _writer = new(output, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        _output = options.Colour ? new AnsiOutput(_writer) : new PlainOutput(_writer);
    }

    /// <inheritdoc/>
    public sealed override void Gap(Role from, in StreamGap gap) => Remark(from, FollowRemarks.Of(gap).In(_options.Language));

    /// <inheritdoc/>
    public sealed override void Conflict(Role from, in OverlapConflict conflict) => Remark(from, FollowRemarks.Of(conflict).In(_options.Language));

    /// <inheritdoc/>
    public sealed override void Flush()
    {
        EndLine();
        _writer.Flush();
    }

    /// <inheritdoc/>
    public sealed override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }

    /// <summary>Writes a line that has begun, if one has.</summary>
    protected abstract void EndLine();

    /// <summary>Writes one line of a side.</summary>
    protected void Line(Role from, string text) => Line(from, text, from == Role.Client ? TextStyle.Client : TextStyle.Server);

    private void Remark(Role from, string text)
    {
        EndLine();
        Line(from, text, TextStyle.Warning);
    }

    private void Line(Role from, string text, TextStyle style)
    {
        var line = new StyledText();
        if (!_options.Colour && _options.From is null)
        {
            line.Add(from == Role.Client ? "> " : "< ");
        }

        _output.WriteLine(line.Add(text, style));
    }
}
