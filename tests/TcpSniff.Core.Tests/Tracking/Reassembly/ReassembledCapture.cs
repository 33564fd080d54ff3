using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

/// <summary>Both streams of every connection of a capture file.</summary>
internal sealed class ReassembledCapture : IDisposable
{
    private readonly List<ReassembledConnection> _connections = [];

    /// <summary>Reads the file twice, the first time as the rehearsal; a file whose header cannot be read has no connections.</summary>
    public static ReassembledCapture Of(string path)
    {
        using var rehearsal = new ReassembledCapture();
        var capture = new ReassembledCapture();
        try
        {
            rehearsal.Read(path, null);
            capture.Read(path, rehearsal);
        }
        catch (CaptureFileException)
        {
        }

        return capture;
    }

    public IReadOnlyList<ReassembledConnection> Connections => _connections;

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private void Read(string path, ReassembledCapture? rehearsal)
    {
        using var source = CaptureFile.Open(path);
        var pipeline = new Pipeline(source, new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (pipeline.Decoded.Kind == PacketKind.Tcp)
            {
                Take(pipeline, rehearsal);
            }
        }

        _connections.ForEach(connection => connection.Streams.Finish());
    }

    private void Take(Pipeline pipeline, ReassembledCapture? rehearsal)
    {
        var connection = pipeline.Facts.Connection;
        if (connection.Stream == _connections.Count)
        {
            _connections.Add(new(connection, rehearsal?.Connections[connection.Stream]));
        }

        _connections[connection.Stream].Streams.Add(pipeline.Facts, pipeline.Payload);
    }
}

/// <summary>Both streams of one connection.</summary>
internal sealed class ReassembledConnection : IDisposable
{
    public ReassembledConnection(Connection connection, ReassembledConnection? rehearsal)
    {
        // Whoever turned out to be the client in the rehearsal is it from the beginning.
        Connection = rehearsal?.Connection ?? connection;
        Streams = new(Connection, Client, Server, rehearsal: rehearsal?.Streams);
    }

    public Connection Connection { get; }

    public HashedStream Client { get; } = new();

    public HashedStream Server { get; } = new();

    public ConnectionStreams Streams { get; }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}
