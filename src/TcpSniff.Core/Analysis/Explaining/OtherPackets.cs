using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>Says what a packet is that is no TCP segment.</summary>
internal static class OtherPackets
{
    private static readonly Sentence Udp = new("no TCP: a UDP datagram of {n} bytes from {from} to {to}", "不是 TCP：{from} 发往 {to} 的 UDP 数据报，{n} 字节", "不是 TCP：{from} 送往 {to} 的 UDP 資料包，{n} 位元組");
    private static readonly Sentence Icmp = new("no TCP: an ICMP error (type {type}, code {code}) from {from} that quotes a TCP segment", "不是 TCP：{from} 发出的 ICMP 差错（类型 {type}，代码 {code}），引用了一个 TCP 报文段", "不是 TCP：{from} 送出的 ICMP 錯誤（類型 {type}，代碼 {code}），引用了一個 TCP 區段");
    private static readonly Sentence Fragment = new("a fragment: the segment is explained at the frame that completes its datagram", "一个分片：要看使数据报完整的那一帧", "一個分片：要看使資料包完整的那個訊框");
    private static readonly Sentence Other = new("no TCP: {name}", "不是 TCP：{name}", "不是 TCP：{name}");
    private static readonly Sentence Bad = new("could not be decoded: {layer} at byte {offset} needs {needed} bytes, there are {there}", "无法解码：第 {offset} 字节处的 {layer} 需要 {needed} 字节，只有 {there} 字节", "無法解碼：第 {offset} 位元組處的 {layer} 需要 {needed} 位元組，只有 {there} 位元組");

    /// <summary>What it is.</summary>
    public static Statement Of(in DecodedPacket packet) => packet.Kind switch
    {
        PacketKind.Udp => new(Udp, ("n", packet.Datagram.PayloadLength), ("from", packet.Datagram.Source.ToString()), ("to", packet.Datagram.Destination.ToString())),
        PacketKind.IcmpError => new(Icmp, ("type", packet.Icmp.Type), ("code", packet.Icmp.Code), ("from", packet.Icmp.Reporter.ToString())),
        PacketKind.Fragment => new(Fragment),
        PacketKind.Undecoded => new(Bad, ("layer", LayerNames.Of(packet.Error.Layer)), ("offset", packet.Error.Offset), ("needed", packet.Error.Required), ("there", packet.Error.Available)),
        _ => new(Other, ("name", packet.Protocol ?? "other")),
    };
}
