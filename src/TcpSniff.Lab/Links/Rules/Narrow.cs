using TcpSniff.Packets;

namespace TcpSniff.Lab.Links.Rules;

/// <summary>A narrow hop in each direction: so many bits a second, and a queue before it that loses what does not fit.</summary>
/// <param name="bitsPerSecond">The rate.</param>
/// <param name="queue">Bytes that may wait.</param>
internal sealed class Narrow(long bitsPerSecond, int queue) : ILinkRule
{
    private readonly CaptureTime[] _free = new CaptureTime[2];

    /// <inheritdoc/>
    public IEnumerable<LinkPacket> Apply(LinkPacket packet)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ref var free = ref _free[packet.From];
        var start = free > packet.Due ? free : packet.Due;
        var waiting = (start - packet.Due).Seconds * bitsPerSecond / 8;
        if (waiting + packet.Data.Length > queue)
        {
            return [];
        }

        free = start + Duration.FromSeconds(packet.Data.Length * 8.0 / bitsPerSecond);
        return [packet with { Due = free }];
    }
}
