using TcpSniff.Wording;

namespace TcpSniff.Reports.Explanations;

/// <summary>Names of labels and of evidence, for people. In English they are the ids, which everything else calls them.</summary>
internal static class LabelWords
{
    private static readonly Sentence[] All =
    [
        new("retransmission", "重传", "重傳"),
        new("fast_retransmission", "快重传", "快速重傳"),
        new("spurious_retransmission", "不必要的重传", "不必要的重傳"),
        new("out_of_order", "乱序", "亂序"),
        new("lost_segment", "前面有报文段没有抓到", "前面有區段沒有擷取到"),
        new("ack_lost_segment", "确认了没有抓到的报文段", "確認了沒有擷取到的區段"),
        new("duplicate_ack", "重复确认", "重複確認"),
        new("keep_alive", "保活探测", "保活探測"),
        new("keep_alive_ack", "对保活探测的确认", "對保活探測的確認"),
        new("window_update", "窗口更新", "視窗更新"),
        new("window_full", "窗口填满", "視窗填滿"),
        new("zero_window", "零窗口", "零視窗"),
        new("zero_window_probe", "零窗口探测", "零視窗探測"),
        new("zero_window_probe_ack", "对零窗口探测的确认", "對零視窗探測的確認"),
        new("reused_ports", "端口重用", "連接埠重用"),
        new("first-sending", "首次发送", "首次傳送"),
        new("duplicate-ack", "重复确认", "重複確認"),
        new("highest-number", "最大序列号", "最大序號"),
        new("first-ack", "首个确认", "首個確認"),
        new("dsack", "D-SACK", "D-SACK"),
    ];

    /// <summary>The name of a label or of a kind of evidence; its id where it has none.</summary>
    public static Sentence Of(string id) => Array.Find(All, known => known.En == id) ?? new(id, id, id);
}
