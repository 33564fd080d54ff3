namespace TcpSniff.Typography;

/// <summary>Takes lines of styled text, for a terminal, a file or a test.</summary>
internal interface IStyledOutput
{
    /// <summary>Takes one line.</summary>
    void WriteLine(StyledText line);
}
