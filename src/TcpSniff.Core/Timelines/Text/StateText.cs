using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Typography;

namespace TcpSniff.Timelines.Text;

/// <summary>An endpoint's state: bright where it changed, dim or in parentheses where it is only presumed.</summary>
internal static class StateText
{
    /// <summary>The state now; the name stands in the second column, the parentheses hang around it.</summary>
    public static StyledText Of(EndpointState now, EndpointState before, bool colour)
    {
        var name = now.State.Name();
        if (now.Proved)
        {
            return new StyledText(" ").Add(name, now == before ? TextStyle.Plain : TextStyle.Bright);
        }

        var style = now.State == before.State ? TextStyle.Dim : TextStyle.DimBright;
        return colour ? new StyledText(" ").Add(name, style) : new($"({name})", style);
    }
}
