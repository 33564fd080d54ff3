using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>The same talk on a link that tags every frame with VLAN 42.</summary>
internal sealed class OverVlan : Talk
{
    /// <inheritdoc/>
    public override string Name => "vlan";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same talk on a link that tags every frame with VLAN 42",
        "同样的对话，但链路给每一帧加上 VLAN 42 标签",
        "同樣的對話，但鏈路給每個訊框加上 VLAN 42 標籤");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "A tag shifts all headers by four bytes, which a capture filter has to know about (vlan and tcp)",
        "标签使后面的首部都后移四个字节，抓包过滤器要写成 vlan and tcp",
        "標籤使後面的標頭都後移四個位元組，擷取過濾器要寫成 vlan and tcp");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { Vlan = 42 };
}
