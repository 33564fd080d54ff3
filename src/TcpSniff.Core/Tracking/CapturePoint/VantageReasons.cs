using TcpSniff.Wording;

namespace TcpSniff.Tracking.CapturePoint;

/// <summary>The sentences that say how one knows where a connection was captured.</summary>
internal static class VantageReasons
{
    public static readonly Sentence SameAddress = new(
        "both ends run on this host ({address})",
        "两端都在同一台主机上（{address}）",
        "兩端都在同一台主機上（{address}）");

    public static readonly Sentence BothLeaveChecksums = new(
        "both ends leave their checksums to a network card that the segments never reach",
        "两端都把校验和留给网卡计算，而报文段从未到达网卡",
        "兩端都把檢查和留給網路卡計算，而區段從未到達網路卡");

    public static readonly Sentence LeavesChecksums = new(
        "segments of {end} were captured before the network card filled in their checksum",
        "{end}的报文段在网卡填入校验和之前就被捕获",
        "{end}的區段在網路卡填入檢查和之前就被擷取");

    public static readonly Sentence BothQuick = new(
        "SYN to SYN+ACK took {server}, SYN+ACK to ACK {client}: no network lies between",
        "SYN 到 SYN+ACK 用了 {server}，SYN+ACK 到 ACK 用了 {client}：中间没有网络",
        "SYN 到 SYN+ACK 用了 {server}，SYN+ACK 到 ACK 用了 {client}：中間沒有網路");

    public static readonly Sentence ClientQuicker = new(
        "the client answered the SYN+ACK within {client}, the server took {server} to answer the SYN",
        "客户端在 {client} 内回应了 SYN+ACK，服务器用了 {server} 才回应 SYN",
        "用戶端在 {client} 內回應了 SYN+ACK，伺服器用了 {server} 才回應 SYN");

    public static readonly Sentence ServerQuicker = new(
        "the server answered the SYN within {server}, the client took {client} to answer the SYN+ACK",
        "服务器在 {server} 内回应了 SYN，客户端用了 {client} 才回应 SYN+ACK",
        "伺服器在 {server} 內回應了 SYN，用戶端用了 {client} 才回應 SYN+ACK");

    public static readonly Sentence Comparable = new(
        "the server is {server} away and back, the client {client}",
        "到服务器往返 {server}，到客户端往返 {client}",
        "到伺服器往返 {server}，到用戶端往返 {client}");

    public static readonly Sentence FullTtl = new(
        "no router has lowered the time to live of {end} yet ({ttl})",
        "{end}的生存时间（{ttl}）尚未被路由器减少",
        "{end}的存活時間（{ttl}）尚未被路由器減少");

    public static readonly Sentence ExceedsMss = new(
        "{end} sends segments larger than agreed, which the network card has yet to cut",
        "{end}发送的报文段大于约定长度，还要由网卡切分",
        "{end}傳送的區段大於約定長度，還要由網路卡切分");

    public static readonly Sentence Nothing = new(
        "neither a handshake nor anything else gives it away",
        "没有握手，也没有别的线索可以判断",
        "沒有握手，也沒有別的線索可以判斷");
}
