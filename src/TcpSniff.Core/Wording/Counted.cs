namespace TcpSniff.Wording;

/// <summary>Numbers with what they count, in the singular or plural that the language wants.</summary>
public static class Counted
{
    private static readonly Sentence OneByte = new("1 byte", "1 字节", "1 位元組");
    private static readonly Sentence ManyBytes = new("{n} bytes", "{n} 字节", "{n} 位元組");
    private static readonly Sentence OneSegment = new("1 segment", "1 个报文段", "1 個區段");
    private static readonly Sentence ManySegments = new("{n} segments", "{n} 个报文段", "{n} 個區段");
    private static readonly Sentence OneSample = new("1 sample", "1 个样本", "1 個樣本");
    private static readonly Sentence ManySamples = new("{n} samples", "{n} 个样本", "{n} 個樣本");
    private static readonly Sentence OneTime = new("once", "1 次", "1 次");
    private static readonly Sentence ManyTimes = new("{n} times", "{n} 次", "{n} 次");

    /// <summary><c>1 byte</c>, <c>6 bytes</c>.</summary>
    public static Statement Bytes(long count) => Of(count, OneByte, ManyBytes);

    /// <summary><c>1 segment</c>, <c>15 segments</c>.</summary>
    public static Statement Segments(long count) => Of(count, OneSegment, ManySegments);

    /// <summary><c>1 sample</c>, <c>3 samples</c>.</summary>
    public static Statement Samples(long count) => Of(count, OneSample, ManySamples);

    /// <summary><c>once</c>, <c>3 times</c>.</summary>
    public static Statement Times(long count) => Of(count, OneTime, ManyTimes);

    private static Statement Of(long count, Sentence one, Sentence many) => count == 1 ? new(one) : new(many, ("n", count));
}
