namespace TcpSniff.Tracking.CapturePoint;

/// <summary>Where the capture was taken, seen from one connection.</summary>
public enum VantagePlace : byte
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>On the client's host, or close to it.</summary>
    NearClient,

    /// <summary>On the server's host, or close to it.</summary>
    NearServer,

    /// <summary>Somewhere on the way.</summary>
    Between,

    /// <summary>On the one host that both ends run on.</summary>
    SameHost,
}

/// <summary>The places as they stand in output.</summary>
internal static class VantagePlaceNames
{
    private static readonly string[] Names = ["unknown", "near-client", "near-server", "between", "same-host"];

    /// <summary>The place's name, <c>near-client</c> for <see cref="VantagePlace.NearClient"/>.</summary>
    public static string Name(this VantagePlace place) => Names[(int)place];
}
