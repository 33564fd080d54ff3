namespace TcpSniff.Lab.Links.Rules;

/// <summary>Lets what was picked arrive behind so many packets that were sent after it.</summary>
internal sealed class Overtaken(Pick pick, int by = 1) : ILinkRule
{
    private LinkPacket? _held;
    private int _passed;

    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        if (_held is not { } held)
        {
            _held = pick.Takes(packet) ? packet : null;
            return _held is null ? [packet] : [];
        }

        if (packet.From != held.From || ++_passed < by)
        {
            return [packet];
        }

        (_held, _passed) = (null, 0);
        return [packet, held with { Time = packet.Time, Due = packet.Due }];
    }
}
