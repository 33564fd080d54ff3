using TcpSniff.Testing;

namespace TcpSniff.Browser.Tests.Pictures;

/// <summary>All pictures of the documentation.</summary>
internal static class PictureList
{
    private const int Broad = 1280;
    private const int Narrow = 1000;

    /// <summary>The pictures.</summary>
    public static IReadOnlyList<Picture> All { get; } =
    [
        new("page", ["report", Capture("chat-room")], "#connection=0&frame=20", [], Broad, 1010),
        new("handshake", ["report", Capture("lab/handshake")], "#connection=0&frame=3", [".ladder", ".explain"], Narrow, 900) { CutAt = 320 },
        new("loss", ["report", Capture("lab/loss-fast-retransmit")], "#connection=0&frame=27", ["[data-graph=timeSequence]"], 1600, 1400) { Keys = ["+"] },
        new("window", ["report", Capture("lab/zero-window")], "#connection=0&frame=13", ["[data-graph=timeSequence]"], 1600, 1400),
        new("slow-start", ["report", Capture("lab/slow-start")], "#connection=0&frame=60", ["[data-graph=flight]"], 1600, 1400) { Keys = ["+"] },
        new("close", ["report", Capture("lab/close-by-client")], "#connection=0&frame=11", [".work"], Broad, 900) { CutAt = 720 },
        new("both-ends", ["align", Capture("both-ends/client"), Capture("both-ends/server")], "", ["#connection .title", ".work"], Broad, 900) { Languages = ["en"], CutAt = 560 },
    ];

    /// <summary>The picture of a name.</summary>
    public static Picture Of(string name) => All.Single(picture => picture.Name == name);

    private static string Capture(string name) => Repository.PathOf($"captures/{name}.pcapng");
}
