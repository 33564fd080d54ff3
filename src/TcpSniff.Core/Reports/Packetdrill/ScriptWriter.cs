using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Reports.Packetdrill;

/// <summary>Writes a connection as a script for packetdrill (https://github.com/google/packetdrill), which plays one side against a kernel.</summary>
internal sealed class ScriptWriter(TextWriter output, Role local)
{
    private bool _begun;

    /// <summary>Writes a connection's script.</summary>
    public void Write(Connection connection, IReadOnlyList<SegmentFacts> segments)
    {
        Head(connection);
        var program = new LocalProgram(local, SendsAfterFin(segments));
        if (connection.Handshake != Handshake.Refused || local == Role.Client)
        {
            Calls(program.Open());
        }

        if (connection.Handshake == Handshake.None && segments.Count > 0)
        {
            MakeUpHandshake(program);
        }

        var last = segments.Count > 0 ? segments[0].Time : default;
        foreach (var facts in segments)
        {
            var wait = facts.Time > last ? facts.Time - last : Duration.Zero;
            last = facts.Time > last ? facts.Time : last;
            Segment(program, facts, wait);
        }
    }

    private void Head(Connection connection)
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"// Connection {connection.Stream}, {connection.Client.Endpoint} to {connection.Server.Endpoint}, with the {(local == Role.Client ? "client" : "server")} as the kernel under test."));
        Line("// Waits are the capture's; calls are those that would have made the kernel send this. Timestamps are left out.");
        Line("--tolerance_usecs=10000");
        if (!connection.Key.Address0.IsIPv4)
        {
            Line("--ip_version=ipv6");
        }
    }

    private void Segment(LocalProgram program, in SegmentFacts facts, Duration wait)
    {
        var inbound = facts.From != local;
        if (inbound)
        {
            program.Receive(facts);
        }
        else
        {
            foreach (var call in program.Before(facts))
            {
                Event(wait, call);
                wait = Duration.Zero;
            }
        }

        if (ScriptPacket.Of(facts, inbound) is { } packet)
        {
            Event(wait, packet);
        }
        else
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"// frame {facts.Frame} is left out: its numbers are beyond what a script can say"));
        }

        if (facts.Did(SegmentEvents.Opens))
        {
            Calls(program.Opened());
        }
    }

    /// <summary>A capture that began later than the connection counts from 1, as if this handshake had been before.</summary>
    private void MakeUpHandshake(LocalProgram program)
    {
        Line("// The handshake was not captured; this one is made up.");
        string[] segments = ["S 0:0(0)", "S. 0:0(0) ack 1", ". 1:1(0) ack 1"];
        for (var i = 0; i < segments.Length; i++)
        {
            var inbound = (i == 1) == (local == Role.Client);
            if (i == 0 && !inbound)
            {
                Calls(["connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)"]);
            }

            Calls([inbound ? $"< {segments[i]} win 65535" : $"> {segments[i]} <...>"]);
        }

        Calls(program.Opened());
    }

    private bool SendsAfterFin(IReadOnlyList<SegmentFacts> segments) => segments
        .SkipWhile(facts => facts.From != local || !facts.Segment.Has(TcpFlags.Fin))
        .Any(facts => facts.From != local && facts.Segment.PayloadLength > 0);

    private void Calls(IEnumerable<string> calls)
    {
        foreach (var call in calls)
        {
            Event(Duration.Zero, call);
        }
    }

    private void Event(Duration wait, string action)
    {
        var time = (wait.Nanoseconds / 1_000_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
        Line(_begun ? $"+{time} {action}" : $"0 {action}");
        _begun = true;
    }

    private void Line(string line)
    {
        output.Write(line);
        output.Write('\n');
    }
}
