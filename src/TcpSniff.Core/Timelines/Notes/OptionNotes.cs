using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains what a SYN offers in its options.</summary>
internal static class OptionNotes
{
    private static readonly Sentence SegmentSize = new(
        "It takes up to {mss} bytes in one segment (MSS).",
        "它每个报文段最多接收 {mss} 字节（MSS）。",
        "它每個區段最多接收 {mss} 位元組（MSS）。");

    private static readonly Sentence SegmentSizeAndMore = new(
        "It takes up to {mss} bytes in one segment (MSS) and understands {features}.",
        "它每个报文段最多接收 {mss} 字节（MSS），并支持{features}。",
        "它每個區段最多接收 {mss} 位元組（MSS），並支援{features}。");

    private static readonly Sentence Features = new("It understands {features}.", "它支持{features}。", "它支援{features}。");
    private static readonly Sentence Sack = new("SACK", "SACK", "SACK");
    private static readonly Sentence Timestamps = new("timestamps", "时间戳", "時間戳記");
    private static readonly Sentence WindowScale = new("window scaling (×{factor})", "窗口扩大（×{factor}）", "視窗擴大（×{factor}）");
    private static readonly Sentence Multipath = new("Multipath TCP", "多路径 TCP", "多路徑 TCP");
    private static readonly Sentence Md5 = new("MD5 signatures", "MD5 签名", "MD5 簽章");
    private static readonly Sentence Authentication = new("the authentication option", "认证选项", "驗證選項");

    private static readonly Sentence CookieRequest = new(
        "It asks for a Fast Open cookie, so that the next time data may come with the SYN.",
        "它索取 Fast Open cookie，以便下次随 SYN 就能发送数据。",
        "它索取 Fast Open cookie，以便下次隨 SYN 就能傳送資料。");

    private static readonly Sentence CookieGrant = new(
        "It hands out a Fast Open cookie of {cookie}.",
        "它发放一个 {cookie}的 Fast Open cookie。",
        "它發放一個 {cookie}的 Fast Open cookie。");

    public static void Write(NoteList notes)
    {
        ref readonly var options = ref notes.Facts.Segment.Options;
        var features = Understood(options);
        switch (options.Has(TcpOptionKinds.Mss), features.Count > 0)
        {
            case (true, true):
                notes.Say(SegmentSizeAndMore, ("mss", options.Mss), ("features", Punctuation.List(features)));
                break;
            case (true, false):
                notes.Say(SegmentSize, ("mss", options.Mss));
                break;
            case (false, true):
                notes.Say(Features, ("features", Punctuation.List(features)));
                break;
            default:
                break;
        }

        if (options.Has(TcpOptionKinds.FastOpen))
        {
            WriteCookie(notes, options.FastOpenCookieLength);
        }
    }

    private static void WriteCookie(NoteList notes, byte length)
    {
        if (length == 0)
        {
            notes.Say(CookieRequest);
        }
        else if (notes.Has(TcpFlags.Ack))
        {
            notes.Say(CookieGrant, ("cookie", Counted.Bytes(length)));
        }
    }

    private static List<Phrase> Understood(in TcpOptions options)
    {
        var features = new List<Phrase>();
        Add(options, TcpOptionKinds.SackPermitted, Sack);
        Add(options, TcpOptionKinds.Timestamps, Timestamps);
        if (options.Has(TcpOptionKinds.WindowScale))
        {
            // RFC 7323 section 2.3: more than 14 counts as 14.
            features.Add(new Statement(WindowScale, ("factor", 1L << Math.Min(options.WindowScale, (byte)14))));
        }

        Add(options, TcpOptionKinds.Mptcp, Multipath);
        Add(options, TcpOptionKinds.Md5, Md5);
        Add(options, TcpOptionKinds.Authentication, Authentication);
        return features;

        void Add(in TcpOptions options, TcpOptionKinds kind, Sentence name)
        {
            if (options.Has(kind))
            {
                features.Add(name);
            }
        }
    }
}
