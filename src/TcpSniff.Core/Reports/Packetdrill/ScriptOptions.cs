using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Packetdrill;

/// <summary>
/// The options of a segment that a script sends: maximum segment size, SACK and window scale, padded as Linux pads them.
/// Timestamps are left out, for nobody can know beforehand what the kernel under test will echo; so neither side uses them.
/// </summary>
internal static class ScriptOptions
{
    /// <summary>The options with commas between; empty where there are none.</summary>
    public static string Of(in SegmentFacts facts)
    {
        ref readonly var options = ref facts.Segment.Options;
        var words = new List<string>();
        if (options.Has(TcpOptionKinds.Mss))
        {
            words.Add(Text("mss", options.Mss));
        }

        if (options.Has(TcpOptionKinds.SackPermitted))
        {
            words.AddRange(["nop", "nop", "sackOK"]);
        }

        if (options.Has(TcpOptionKinds.WindowScale))
        {
            words.AddRange(["nop", Text("wscale", options.WindowScale)]);
        }

        if (options.Has(TcpOptionKinds.Sack) && options.SackCount > 0)
        {
            words.AddRange(["nop", "nop", "sack " + Sack(facts)]);
        }

        return string.Join(',', words);
    }

    private static string Sack(in SegmentFacts facts)
    {
        var from = facts.Receiver.Base.Value.Value;
        var blocks = new string[facts.Segment.Options.SackCount];
        for (var i = 0; i < blocks.Length; i++)
        {
            var block = facts.Segment.Options.Sack[i];
            blocks[i] = string.Create(CultureInfo.InvariantCulture, $"{(block.Left - from).Value}:{(block.Right - from).Value}");
        }

        return string.Join(' ', blocks);
    }

    private static string Text(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value}");
}
