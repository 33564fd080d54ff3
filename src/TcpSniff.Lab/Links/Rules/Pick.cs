namespace TcpSniff.Lab.Links.Rules;

/// <summary>Picks packets of one end by their number, counted from the moment when the pick is made.</summary>
/// <param name="from">The end that sends them, 0 or 1.</param>
/// <param name="skip">How many pass before.</param>
/// <param name="count">How many are picked.</param>
/// <param name="payload">Payload in bytes that a packet must have at least to count at all.</param>
internal sealed class Pick(int from, int skip = 0, int count = 1, int payload = 0)
{
    private int _seen;

    /// <summary>Whether this packet is picked. Ask once about each packet.</summary>
    public bool Takes(LinkPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        if (packet.From != from || (payload > 0 && packet.Payload < payload))
        {
            return false;
        }

        var number = _seen++;
        return number >= skip && number - skip < count;
    }
}
