using TcpSniff.Capture;

namespace TcpSniff.Live;

/// <summary>A source that captures on a device until somebody ends it.</summary>
public interface ILiveSource : IPacketSource
{
    /// <summary>The device's name.</summary>
    string Device { get; }

    /// <summary>
    /// Ends the capture as of now, from any thread: <see cref="IPacketSource.MoveNext"/> hands over what was captured before, and
    /// within a few timeouts says <see cref="SourceStatus.End"/>.
    /// </summary>
    void Break();
}
