using System.Globalization;
using TcpSniff.Packets;

namespace TcpSniff.Capture.Erf;

/// <summary>Reads files of Endace's Extensible Record Format, which are records alone: nothing at the beginning says what they are.</summary>
internal sealed class ErfReader(ByteWindow window, CaptureFileInfo file) : CaptureFileReader(window, file)
{
    private const ulong TicksPerSecond = 1UL << 32;

    // So many sound records are no coincidence.
    private const int Sample = 8;
    private const ulong LargestStepBack = 1;
    private const ulong LargestStep = 366 * 86400;

    private readonly MetInterfaces _interfaces = new(TicksPerSecond);
    private long _lost;
    private int _recordLength;

    /// <inheritdoc/>
    public override IReadOnlyList<CaptureInterface> Interfaces => _interfaces.List;

    /// <inheritdoc/>
    public override CaptureDrops? Drops => new(null, 0, _lost);

    /// <summary>Begins to read a file; null where its first records do not look like ERF's.</summary>
    public static ErfReader? TryOpen(ByteWindow window, string name, bool compressed) =>
        LooksLikeErf(window) ? new(window, new(name, "erf", compressed)) : null;

    /// <inheritdoc/>
    protected override SourceStatus ReadNext()
    {
        while (true)
        {
            Window.Skip(_recordLength);
            _recordLength = 0;
            var supply = Window.Demand(ErfRecord.HeaderLength);
            if (supply != Supply.Enough)
            {
                return Stop(supply, "record header", ErfRecord.HeaderLength);
            }

            var record = ErfRecord.Read(Window.Slice(0, ErfRecord.HeaderLength));
            if (record.Length < ErfRecord.HeaderLength)
            {
                return Break(Claim("record claims", (uint)record.Length, "bytes"));
            }

            if (!record.IsKnown)
            {
                return Break(string.Create(CultureInfo.InvariantCulture, $"record is of kind {record.Type}, which there is not"));
            }

            supply = Window.Demand(record.Length);
            if (supply != Supply.Enough)
            {
                return Stop(supply, "record", record.Length);
            }

            if (!record.TryLocate(Window.Slice(0, record.Length), out var offset, out var linkType))
            {
                return Break(Claim("record claims", (uint)record.Length, "bytes, fewer than its headers have"));
            }

            _recordLength = record.Length;
            if (record.Type != ErfRecord.Pad)
            {
                Take(record, offset, linkType);
                return SourceStatus.Packet;
            }
        }
    }

    private void Take(in ErfRecord record, int offset, LinkType linkType)
    {
        _lost += record.Lost;
        var room = record.Length - offset;
        var whole = linkType == LinkType.Erf;
        Record.LinkType = linkType;
        Record.Interface = _interfaces.Index(linkType, record.Port, string.Create(CultureInfo.InvariantCulture, $"port{record.Port}"));
        Record.Time = record.Time;
        Record.DataOffset = offset;

        // What is behind the packet pads the record.
        Record.Captured = whole ? room : Math.Min(record.WireLength, room);
        Record.Original = whole ? room : record.WireLength;
    }

    private static bool LooksLikeErf(ByteWindow window)
    {
        var at = 0;
        var before = (ulong?)null;
        for (var i = 0; i < Sample; i++)
        {
            // The first record is waited for; others count as far as they are there.
            if (i == 0 ? !window.Await(ErfRecord.HeaderLength) : window.Available - at < ErfRecord.HeaderLength)
            {
                return i > 0;
            }

            var record = ErfRecord.Read(window.Slice(at, ErfRecord.HeaderLength));
            if (!record.IsKnown || record.Length < ErfRecord.HeaderLength || (i == 0 && !window.Await(record.Length)))
            {
                return false;
            }

            if (window.Available - at < record.Length)
            {
                return true;
            }

            if (record.Type != ErfRecord.Pad)
            {
                if (!record.TryLocate(window.Slice(at, record.Length), out _, out _) || !Follows(record.Ticks >> 32, before))
                {
                    return false;
                }

                before = record.Ticks >> 32;
            }

            at += record.Length;
        }

        return true;
    }

    // Several ports are not in strict order.
    private static bool Follows(ulong second, ulong? before) => before is not { } last || (second + LargestStepBack >= last && second <= last + LargestStep);
}
