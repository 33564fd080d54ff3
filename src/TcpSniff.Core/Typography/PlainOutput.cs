namespace TcpSniff.Typography;

/// <summary>Writes lines without their styles, each ending in a line feed.</summary>
internal sealed class PlainOutput(TextWriter writer) : IStyledOutput
{
    /// <inheritdoc/>
    public void WriteLine(StyledText line)
    {
        writer.Write(line.ToString());
        writer.Write('\n');
    }
}
