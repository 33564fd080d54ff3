namespace TcpSniff.Cli.Errors;

/// <summary>The engine that was asked for is not in this build.</summary>
internal sealed class EngineMissingException() : Exception(
    "--engine sharppcap: not in this build, because the packages SharpPcap and PacketDotNet could not be restored. "
    + "With a package source that has them, build with: dotnet build -p:SharpPcap=true (or use --engine native)");
