using TcpSniff.Decoding;

namespace TcpSniff.Reports.Fields;

/// <summary>The causes of undecoded packets in a few words.</summary>
internal static class FaultNames
{
    /// <summary><c>truncated</c>, <c>bad length</c>, …</summary>
    public static string Of(DecodeFault fault) => fault switch
    {
        DecodeFault.Truncated => "truncated",
        DecodeFault.BadLength => "bad length",
        DecodeFault.BadValue => "bad value",
        DecodeFault.UnknownLinkType => "unknown link type",
        DecodeFault.TooDeep => "too many layers",
        DecodeFault.Exception => "a bug of this program",
        _ => "none",
    };
}
