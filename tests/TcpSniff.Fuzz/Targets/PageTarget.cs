using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Web;
using TcpSniff.Web.Choosing;
using TcpSniff.Web.Live;
using TcpSniff.Wording;

namespace TcpSniff.Fuzz.Targets;

/// <summary>The page of <c>report</c> and the live one: what was captured stands in them as packed JSON, and no byte of it as anything else.</summary>
internal sealed partial class PageTarget : ITarget
{
    public string Name => "page";

    public int Brief => 60;

    public FuzzInput Make(int seed) => CaptureInputs.Changed(seed, most: 12);

    public void Take(FuzzInput input)
    {
        var language = (Language)(input.Turn % 3);
        using var census = new SegmentCensus();
        var result = ReportFeed.Judge(input, out _, census);
        using var output = new MemoryStream();
        using (var page = new PageReport(result, census, language, output))
        {
            ReportFeed.Show(input, page);
            page.Finish(result);
        }

        Check(Encoding.UTF8.GetString(output.ToArray()));
        using var live = new LivePage(language, 1 << 20, () => result);
        live.Begin(result.Capture);
        ReportFeed.Show(input, live);
        live.Flush();
        live.Finish(result);
    }

    /// <summary>Every block of data is Base64 of gzip of JSON; there is no other script than the page's own.</summary>
    private static void Check(string html)
    {
        var scripts = Script().Matches(html);
        BrokenPromiseException.Unless(scripts.Count(script => !script.Groups["attributes"].Value.Contains("application/", StringComparison.Ordinal)) == 1, "there is not one script");
        var blocks = 0;
        foreach (var script in scripts.Where(script => script.Groups["attributes"].Value.Contains("application/", StringComparison.Ordinal)))
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(script.Groups["body"].Value.Trim())), CompressionMode.Decompress);
            JsonDocument.Parse(gzip).Dispose();
            blocks++;
        }

        BrokenPromiseException.Unless(blocks >= 2, "the page holds no data");
    }

    [GeneratedRegex("<script(?<attributes>[^>]*)>(?<body>.*?)</script", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}
