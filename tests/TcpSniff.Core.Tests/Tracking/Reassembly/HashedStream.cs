using System.Security.Cryptography;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

/// <summary>The SHA-256 of a stream's bytes, gaps left out.</summary>
internal sealed class HashedStream : IStreamSink, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Data(in StreamPiece piece, ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public void Gap(in StreamGap gap)
    {
    }

    public void Conflict(in OverlapConflict conflict)
    {
    }

    public void Dispose() => _hash.Dispose();
}
