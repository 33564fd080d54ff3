using TcpSniff.Packets;
using Row = TcpSniff.Reports.Fields.DatagramRow;

namespace TcpSniff.Reports.Fields;

/// <summary>One UDP datagram among the segments.</summary>
/// <param name="Frame">Number of the packet in the capture, from 1.</param>
/// <param name="Time">When it was captured.</param>
/// <param name="Datagram">The datagram as decoded.</param>
internal readonly record struct DatagramRow(long Frame, CaptureTime Time, UdpDatagram Datagram);

/// <summary>The fields of <c>record "datagram"</c>: UDP has neither numbers nor states.</summary>
internal static class DatagramFields
{
    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<Row>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("datagram")),
        F("frame", (in r) => FieldValue.Of(r.Frame)),
        F("time", (in r) => FieldValue.Of(r.Time)),
        End("source", datagram => datagram.Source),
        End("destination", datagram => datagram.Destination),
        F("len", (in r) => FieldValue.Of(r.Datagram.PayloadLength)),
        F("encapsulation", (in r) => FieldValue.Of(r.Datagram.Encapsulation.ToString())),
    ];

    private static Field<Row> F(string name, FieldReader<Row> read) => new(name, read);

    private static FieldGroup<Row> End(string name, Func<UdpDatagram, Endpoint> end) => new(name,
    [
        F("ip", (in r) => FieldValue.Of(end(r.Datagram).Address.ToString())),
        F("port", (in r) => FieldValue.Of(end(r.Datagram).Port)),
    ]);
}
