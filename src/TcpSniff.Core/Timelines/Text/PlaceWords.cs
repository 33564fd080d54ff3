using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>Where a connection was captured, in a few words.</summary>
internal static class PlaceWords
{
    private static readonly Sentence SameHost = new("both ends on this host", "两端都在本机", "兩端都在本機");
    private static readonly Sentence NearClient = new("seen near the client", "在客户端附近抓包", "在用戶端附近擷取");
    private static readonly Sentence NearServer = new("seen near the server", "在服务器附近抓包", "在伺服器附近擷取");
    private static readonly Sentence Between = new("seen between both ends", "在两端之间抓包", "在兩端之間擷取");

    /// <summary>The words; null where nothing tells.</summary>
    public static Sentence? Of(VantagePlace place) => place switch
    {
        VantagePlace.SameHost => SameHost,
        VantagePlace.NearClient => NearClient,
        VantagePlace.NearServer => NearServer,
        VantagePlace.Between => Between,
        _ => null,
    };
}
