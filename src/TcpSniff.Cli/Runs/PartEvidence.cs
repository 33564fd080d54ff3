using TcpSniff.Analysis.Joining;
using TcpSniff.Reports;
using TcpSniff.Splitting;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>What is written beside the tables of a part, so that <c>join</c> can make the findings that need all parts.</summary>
/// <param name="folder">The folder of the tables.</param>
/// <param name="packets">How the packets were looked at.</param>
/// <param name="language">Language of the findings.</param>
internal sealed class PartEvidence(string folder, PacketChoice packets, Language language)
{
    /// <summary>The sums; written last, they say that the folder is whole.</summary>
    public static string SumsIn(string folder) => Path.Combine(folder, "part.sums");

    /// <summary>The packets of connections that have to be judged again.</summary>
    public static string PacketsIn(string folder) => Path.Combine(folder, "part.pcapng");

    /// <summary>Takes away what an earlier run left: what is written now does not belong to it.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            File.Delete(SumsIn(folder));
            File.Delete(PacketsIn(folder));
        }
    }

    /// <summary>Writes it where what was read is a part of a split capture and was read to its end.</summary>
    public void Write(AnalysisResult result, Reading reading, CaptureInput input)
    {
        if (reading.Pipeline.Source.Whole is not { } whole || result.Judgement is not { } judgement || result.Capture.Damage is not null)
        {
            return;
        }

        using (var again = input.OpenSource())
        {
            Excerpt.Write(again, judgement.Open.Select(stream => reading.Pipeline.Tracker.At(stream)!.Key).ToHashSet(), packets.Decoder, PacketsIn(folder));
        }

        new PartSums
        {
            View = new(language, packets.Dedupe, packets.VerifyChecksums, packets.Decoder.Tunnels, packets.Decoder.SeparateTunnels),
            Whole = whole,
            Connections = result.ConnectionsInAll,
            Record = reading.Pipeline.Record,
            Sums = judgement.Sums,
            Open = judgement.Open,
        }.Write(SumsIn(folder));
    }
}
