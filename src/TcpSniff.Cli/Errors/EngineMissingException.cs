namespace TcpSniff.Cli.Errors;

/// <summary>The engine that was asked for is not in this build.</summary>
internal sealed class EngineMissingException() : Exception(
    "--engine sharppcap: not in this build, because the packages SharpPcap and PacketDotNet could not be restored. "
    + "Name a folder that has them in RestoreAdditionalProjectSources and start ./tcpsniff again, or build with -p:SharpPcap=true");
