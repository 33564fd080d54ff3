using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>
/// Several sources as one, in order of time; packets of the same time come in order of the sources. Each source is taken as it
/// is: where its own clock went back, so does the merged one. A damaged source ends, the others go on.
/// </summary>
public sealed class MergedSource : IPacketSource
{
    private readonly Input[] _inputs;
    private readonly List<CaptureInterface> _interfaces = [];
    private readonly List<CaptureDamage> _damages = [];
    private readonly PriorityQueue<int, (CaptureTime Time, int Input)> _heads = new();
    private readonly Queue<int> _behind = new();
    private int _current = -1;

    /// <summary>Merges sources and owns them from now on.</summary>
    public MergedSource(IEnumerable<IPacketSource> sources)
    {
        _inputs = [.. sources.Select(source => new Input(source))];
        for (var i = 0; i < _inputs.Length; i++)
        {
            NumberInterfaces(_inputs[i]);
            _behind.Enqueue(i);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces => _interfaces;

    /// <inheritdoc/>
    public IReadOnlyList<CaptureFileInfo> Files => [.. _inputs.SelectMany(input => input.Source.Files)];

    /// <summary>The first damage that was met; reported at the end of all sources.</summary>
    public CaptureDamage? Damage => _damages.Count == 0 ? null : _damages[0];

    /// <summary>All damage, in the order in which it was met.</summary>
    public IReadOnlyList<CaptureDamage> Damages => _damages;

    /// <inheritdoc/>
    public CaptureDrops? Drops
    {
        get
        {
            CaptureDrops? sum = null;
            foreach (var input in _inputs)
            {
                sum = (sum + input.Source.Drops) ?? sum ?? input.Source.Drops;
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public RawPacket Current
    {
        get
        {
            var packet = _inputs[_current].Source.Current;
            return new()
            {
                Data = packet.Data,
                Time = packet.Time,
                OriginalLength = packet.OriginalLength,
                LinkType = packet.LinkType,
                Interface = _inputs[_current].Numbers[packet.Interface],
                Options = packet.Options,
            };
        }
    }

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        if (_current >= 0)
        {
            _behind.Enqueue(_current);
            _current = -1;
        }

        // Which packet is the earliest is known only once every source has shown its next one.
        while (_behind.TryPeek(out var next))
        {
            if (!Advance(next))
            {
                return SourceStatus.Idle;
            }

            _behind.Dequeue();
        }

        if (_heads.TryDequeue(out _current, out _))
        {
            return SourceStatus.Packet;
        }

        _current = -1;
        return _damages.Count == 0 ? SourceStatus.End : SourceStatus.Damaged;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var input in _inputs)
        {
            input.Source.Dispose();
        }
    }

    /// <summary>Goes to an input's next packet; false where it has nothing yet.</summary>
    private bool Advance(int number)
    {
        var input = _inputs[number];
        switch (input.Source.MoveNext())
        {
            case SourceStatus.Packet:
                NumberInterfaces(input);
                _heads.Enqueue(number, (input.Source is DeferredSource deferred ? deferred.Time : input.Source.Current.Time, number));
                return true;
            case SourceStatus.Damaged when input.Source.Damage is { } damage:
                _damages.Add(damage);
                return true;
            case SourceStatus.Idle:
                return false;
            default:
                return true;
        }
    }

    private void NumberInterfaces(Input input)
    {
        for (var i = input.Numbers.Count; i < input.Source.Interfaces.Count; i++)
        {
            input.Numbers.Add(_interfaces.Count);
            _interfaces.Add(input.Source.Interfaces[i]);
        }
    }

    /// <summary>A source and what its interfaces are numbered here.</summary>
    private sealed record Input(IPacketSource Source)
    {
        public List<int> Numbers { get; } = [];
    }
}
