using TcpSniff.Capture.Parts;
using TcpSniff.Capture.Pcapng;
using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>
/// Several sources as one, in order of time; packets of the same time come in order of the sources. Each source is taken as it
/// is: where its own clock went back, so does the merged one. A damaged source ends, the others go on. Parts of one split capture
/// come in order of their packets' numbers instead, so that they are the whole again.
/// </summary>
internal sealed class MergedSource : IPacketSource
{
    private readonly Input[] _inputs;
    private readonly List<CaptureInterface> _interfaces = [];
    private readonly List<CaptureDamage> _damages = [];
    private readonly SideBlockList _sideBlocks = new();
    private readonly HashSet<(uint Type, KeptOptions Body)> _known = [];
    private readonly PriorityQueue<int, (long Place, int Input)> _heads = new();
    private readonly Queue<int> _behind = new();
    private readonly List<int> _arrived = [];
    private bool _settled;
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

    /// <summary>Opens sources one after the other, and merges them where it is not one alone. Where one cannot be opened, none stays open.</summary>
    public static IPacketSource Of(IEnumerable<Func<IPacketSource>> openings)
    {
        var sources = new List<IPacketSource>();
        try
        {
            foreach (var open in openings)
            {
                sources.Add(open());
            }

            return sources.Count == 1 ? sources[0] : new MergedSource(sources);
        }
        catch
        {
            sources.ForEach(source => source.Dispose());
            throw;
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
    public WholeCapture? Whole { get; private set; }

    /// <summary>The first source's that has any.</summary>
    public KeptOptions SectionOptions => _inputs.Select(input => input.Source.SectionOptions).FirstOrDefault(options => !options.IsEmpty);

    /// <summary>Those of all sources; what several have, as the parts of one capture do, comes once.</summary>
    public IReadOnlyList<SideBlock> SideBlocks => _sideBlocks.Blocks;

    /// <inheritdoc/>
    public long SideBlocksLeftOut => _sideBlocks.LeftOut + _inputs.Sum(input => input.Source.SideBlocksLeftOut);

    /// <inheritdoc/>
    public PacketMark Mark => _inputs[_current].Source.Mark;

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

        Queue();

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
        var status = input.Source.MoveNext();
        TakeSideBlocks(input);
        switch (status)
        {
            case SourceStatus.Packet:
                NumberInterfaces(input);
                _arrived.Add(number);
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

    /// <summary>Puts the packets that were shown in their places.</summary>
    private void Queue()
    {
        if (!_settled)
        {
            // Every source has shown its first packet by now, or that it has none.
            _settled = true;
            var wholes = _inputs.Select(input => input.Source.Whole).Distinct().Take(2).ToList();
            Whole = wholes.Count == 1 ? wholes[0] : null;
        }

        foreach (var number in _arrived)
        {
            var source = _inputs[number].Source;
            var place = Whole is not null ? source.Mark.Number : (source is DeferredSource deferred ? deferred.Time : source.Current.Time).Nanoseconds;
            _heads.Enqueue(number, (place, number));
        }

        _arrived.Clear();
    }

    private void NumberInterfaces(Input input)
    {
        for (var i = input.Numbers.Count; i < input.Source.Interfaces.Count; i++)
        {
            input.Numbers.Add(_interfaces.Count);
            _interfaces.Add(input.Source.Interfaces[i]);
        }
    }

    private void TakeSideBlocks(Input input)
    {
        for (; input.SideBlocks < input.Source.SideBlocks.Count; input.SideBlocks++)
        {
            var block = input.Source.SideBlocks[input.SideBlocks];
            if (_known.Add((block.Type, new(block.Body))))
            {
                _sideBlocks.Add(block);
            }
        }
    }

    /// <summary>A source and what its interfaces are numbered here.</summary>
    private sealed record Input(IPacketSource Source)
    {
        public List<int> Numbers { get; } = [];

        /// <summary>How many of its blocks beside the packets were taken.</summary>
        public int SideBlocks { get; set; }
    }
}
