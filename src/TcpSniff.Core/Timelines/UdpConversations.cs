using TcpSniff.Packets;

namespace TcpSniff.Timelines;

/// <summary>Numbers UDP conversations and takes whoever speaks first for the client.</summary>
internal sealed class UdpConversations
{
    /// <summary>More than a person watches; beyond it all are forgotten, so that a flood of addresses costs no more memory.</summary>
    internal const int Limit = 65_536;

    private readonly Dictionary<FlowKey, (int Number, byte ClientSide, CaptureTime Began)> _known = [];
    private int _numbers;

    /// <summary>The entry of the next datagram.</summary>
    public DatagramEntry Next(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        var isKnown = _known.TryGetValue(datagram.Key, out var conversation);
        if (!isKnown)
        {
            if (_known.Count >= Limit)
            {
                _known.Clear();
            }

            _known[datagram.Key] = conversation = (_numbers++, datagram.SourceSide, time);
        }

        var from = datagram.SourceSide == conversation.ClientSide ? Role.Client : Role.Server;
        return new(time, frame, datagram, from, conversation.Number, time - conversation.Began, !isKnown, Preview.Of(payload, datagram.PayloadLength));
    }
}
