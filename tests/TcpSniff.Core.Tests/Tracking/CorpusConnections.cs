using System.Globalization;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Core.Tests.Tracking;

/// <summary>The connections of a corpus capture by their ends, where those name one connection only.</summary>
internal static class CorpusConnections
{
    /// <summary>Tracks the whole capture; there are none in one whose header cannot be read.</summary>
    public static Dictionary<string, Connection> Of(CorpusCapture capture)
    {
        try
        {
            using var source = CaptureFile.Open(capture.Path);
            return Of(source);
        }
        catch (CaptureFileException)
        {
            return [];
        }
    }

    /// <summary>One name for two ends in either order.</summary>
    public static string Ends(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one} {other}" : $"{other} {one}";

    /// <summary>An end as tcptrace writes it, IPv6 without brackets.</summary>
    public static string Name(Endpoint end) => string.Create(CultureInfo.InvariantCulture, $"{end.Address}:{end.Port}");

    /// <summary>The items whose key nothing else has.</summary>
    public static Dictionary<string, T> Single<T>(IEnumerable<T> items, Func<T, string> key) =>
        items.GroupBy(key).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single());

    private static Dictionary<string, Connection> Of(IPacketSource source)
    {
        var pipeline = new Pipeline(source, new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return Single(pipeline.Tracker.Connections, connection => Ends(Name(connection.Client.Endpoint), Name(connection.Server.Endpoint)));
    }
}
