using System.Text;
using TcpSniff.Aligning;
using TcpSniff.Web.Pages;
using TcpSniff.Wording;

namespace TcpSniff.Web;

/// <summary>The page of two captures: one HTML file with three lanes, the client's clock, the way, and the server's clock.</summary>
internal static class AlignmentPage
{
    /// <summary>Writes it.</summary>
    /// <param name="captures">What both captures have in common.</param>
    /// <param name="language">The language that the page opens in.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(AlignedCaptures captures, Language language, Stream output)
    {
        ArgumentNullException.ThrowIfNull(captures);
        ArgumentNullException.ThrowIfNull(output);
        var writer = new AlignmentWriter(captures);
        List<(string, string)> blocks = [("alignment", PackedJson.Of(json => writer.WriteOverview(json, PageReport.Tag(language))))];
        blocks.AddRange(captures.Alignments.Select((alignment, index) => ($"way-{index}", PackedJson.Of(json => writer.WriteWay(json, alignment)))));
        output.Write(Encoding.UTF8.GetBytes(PageShell.Html(PageReport.Tag(language), blocks, main: "align")));
        output.Flush();
    }
}
