using TcpSniff.Live.Engines;

namespace TcpSniff.SharpPcap;

/// <summary>The engine of SharpPcap and PacketDotNet, which were not there when this was built.</summary>
public static class SharpPcapEngine
{
    /// <summary>The engine where it is built in, else null.</summary>
    public static ICaptureEngine? BuiltIn => null;
}
