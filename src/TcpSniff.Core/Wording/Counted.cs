namespace TcpSniff.Wording;

/// <summary>Numbers with what they count, in the singular or plural that the language wants.</summary>
internal static class Counted
{
    private static readonly Sentence OneByte = new("1 byte", "1 字节", "1 位元組");
    private static readonly Sentence ManyBytes = new("{n} bytes", "{n} 字节", "{n} 位元組");
    private static readonly Sentence OneSegment = new("1 segment", "1 个报文段", "1 個區段");
    private static readonly Sentence ManySegments = new("{n} segments", "{n} 个报文段", "{n} 個區段");
    private static readonly Sentence OneSample = new("1 sample", "1 个样本", "1 個樣本");
    private static readonly Sentence ManySamples = new("{n} samples", "{n} 个样本", "{n} 個樣本");
    private static readonly Sentence OneTime = new("once", "1 次", "1 次");
    private static readonly Sentence ManyTimes = new("{n} times", "{n} 次", "{n} 次");
    private static readonly Sentence OneConnection = new("1 connection", "1 个连接", "1 個連線");
    private static readonly Sentence ManyConnections = new("{n} connections", "{n} 个连接", "{n} 個連線");
    private static readonly Sentence OneRetransmission = new("1 retransmission", "1 次重传", "1 次重傳");
    private static readonly Sentence ManyRetransmissions = new("{n} retransmissions", "{n} 次重传", "{n} 次重傳");

    /// <summary><c>1 byte</c>, <c>6 bytes</c>.</summary>
    public static Statement Bytes(long count) => Of(count, OneByte, ManyBytes);

    /// <summary><c>1 segment</c>, <c>15 segments</c>.</summary>
    public static Statement Segments(long count) => Of(count, OneSegment, ManySegments);

    /// <summary><c>1 sample</c>, <c>3 samples</c>.</summary>
    public static Statement Samples(long count) => Of(count, OneSample, ManySamples);

    /// <summary><c>once</c>, <c>3 times</c>.</summary>
    public static Statement Times(long count) => Of(count, OneTime, ManyTimes);

    /// <summary><c>1 connection</c>, <c>3 connections</c>.</summary>
    public static Statement Connections(long count) => Of(count, OneConnection, ManyConnections);

    /// <summary><c>1 retransmission</c>, <c>41 retransmissions</c>.</summary>
    public static Statement Retransmissions(long count) => Of(count, OneRetransmission, ManyRetransmissions);

    private static Statement Of(long count, Sentence one, Sentence many) => count == 1 ? new(one) : new(many, ("n", count));
}
