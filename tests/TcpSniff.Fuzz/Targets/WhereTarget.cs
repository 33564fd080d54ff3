using System.Text;
using TcpSniff.Analysis;
using TcpSniff.Decoding;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Reports;
using TcpSniff.Reports.Selecting;

namespace TcpSniff.Fuzz.Targets;

/// <summary><c>--where</c>: any text selects, or is said to make no sense in one line.</summary>
internal sealed class WhereTarget : ITarget
{
    private static readonly string[] Words =
    [
        "host", "net", "port", "client", "server", "stream", "state", "finding", "and", "or", "not", "(", ")", "<", "<=", "=", "==", "!=", ">", ">=", "&&", "||", "!",
        "10.0.0.1", "2001:db8::1", "10.0.0.0/8", "::/0", "10.0.0.1/33", "80", "65536", "-1", "99999999999999999999", "CLOSE-WAIT", "ESTABLISHED", "zero-window-stall",
        "duration", "retransmitted_segments", "client_to_server.payload_bytes", "history", "process", "syn_rtt.server", "rtt.max", "1s", "1e308", "1e999", "NaN", "0x10", "3MB", "5ms", "true", "null", "\"", "'", "\\", "\0", "é", "𝕏", "\u202e",
    ];

    private readonly IReadOnlyList<ConnectionResult> _connections = Connections();

    public string Name => "where";

    public int Brief => 20_000;

    public FuzzInput Make(int seed)
    {
        var random = new Random(seed);
        var text = random.Next(50) == 0 ? new string(random.Next(2) == 0 ? '(' : '!', random.Next(100_000)) : string.Join(random.Next(8) == 0 ? "" : " ", Enumerable.Range(0, 1 + random.Next(14)).Select(_ => Words[random.Next(Words.Length)]));
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(seed) { Bytes = random.Next(4) == 0 ? new FileMutator(random).Mutate(bytes) : bytes };
    }

    public void Take(FuzzInput input)
    {
        Predicate<ConnectionResult> selects;
        try
        {
            selects = Where.Parse(Encoding.UTF8.GetString(input.Bytes));
        }
        catch (WhereSyntaxException)
        {
            return;
        }

        foreach (var connection in _connections)
        {
            selects(connection);
        }
    }

    private static IReadOnlyList<ConnectionResult> Connections()
    {
        var random = new Random(1);
        using var pipeline = new Pipeline(new FrameSource(new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(30))), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        var findings = Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record);
        return [.. pipeline.Tracker.Connections.Select(connection => new ConnectionResult { Connection = connection, Findings = [.. findings.Where(finding => finding.Stream == connection.Stream)] })];
    }
}
