using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>Options for segments that are made without bytes.</summary>
internal static class SegmentOptions
{
    /// <summary>The segment with a maximum segment size.</summary>
    public static TcpSegment WithMss(this TcpSegment segment, ushort mss)
    {
        segment.Options.Kinds |= TcpOptionKinds.Mss;
        segment.Options.Mss = mss;
        return segment;
    }

    /// <summary>The segment with a window scale.</summary>
    public static TcpSegment WithWindowScale(this TcpSegment segment, byte shift)
    {
        segment.Options.Kinds |= TcpOptionKinds.WindowScale;
        segment.Options.WindowScale = shift;
        return segment;
    }

    /// <summary>The segment with SACK permitted.</summary>
    public static TcpSegment WithSackPermitted(this TcpSegment segment)
    {
        segment.Options.Kinds |= TcpOptionKinds.SackPermitted;
        return segment;
    }

    /// <summary>The segment with timestamps.</summary>
    public static TcpSegment WithTimestamps(this TcpSegment segment, uint value, uint echo)
    {
        segment.Options.Kinds |= TcpOptionKinds.Timestamps;
        segment.Options.TimestampValue = value;
        segment.Options.TimestampEcho = echo;
        return segment;
    }

    /// <summary>The segment with one to four selective acknowledgments.</summary>
    public static TcpSegment WithSack(this TcpSegment segment, params (uint Left, uint Right)[] blocks)
    {
        segment.Options.Kinds |= TcpOptionKinds.Sack;
        segment.Options.SackCount = (byte)blocks.Length;
        for (var i = 0; i < blocks.Length; i++)
        {
            segment.Options.Sack[i] = new(new(blocks[i].Left), new(blocks[i].Right));
        }

        return segment;
    }
}
