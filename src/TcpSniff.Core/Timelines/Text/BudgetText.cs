using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>Where a connection's time went: one bar, a letter for each share of it, and what the letters mean.</summary>
internal static class BudgetText
{
    private const int Cells = 25;

    /// <summary>Where all was over sooner, nobody asks where the time went.</summary>
    private static readonly Duration WorthAsking = Duration.FromMilliseconds(1);

    private static readonly Sentence Title = new("where {span} went, by kind: {bar}", "{span} 用在哪里（按类别）：{bar}", "{span} 用在哪裡（按類別）：{bar}");

    private static readonly (TimeClass Class, char Letter, TextStyle Style, Sentence Name)[] Legend =
    [
        (TimeClass.Connecting, 'C', TextStyle.Syn, new("connecting", "建立连接", "建立連線")),
        (TimeClass.SendingApplication, 'S', TextStyle.Call, new("sender's program", "等发送方的程序", "等傳送方的程式")),
        (TimeClass.ReceivingApplication, 'A', TextStyle.Call, new("server's answer", "等服务器程序回复", "等伺服器程式回覆")),
        (TimeClass.ReceiverWindow, 'W', TextStyle.Error, new("receiver's window", "受接收窗口限制", "受接收視窗限制")),
        (TimeClass.FastRecovery, 'F', TextStyle.Warning, new("fast recovery", "快恢复", "快速恢復")),
        (TimeClass.TimeoutRecovery, 'T', TextStyle.Error, new("waiting to send again", "等待重传", "等待重傳")),
        (TimeClass.Network, 'N', TextStyle.Ack, new("network", "网络", "網路")),
        (TimeClass.Closing, 'X', TextStyle.Fin, new("closing", "关闭", "關閉")),
        (TimeClass.Idle, '_', TextStyle.Dim, new("idle", "空闲", "閒置")),
    ];

    /// <summary>The bar and its legend, to be set in lines; empty where the connection never opened, or took next to no time.</summary>
    public static IReadOnlyList<StyledText> Parts(Connection connection, Language language)
    {
        var whole = connection.Duration;
        if (whole < WorthAsking || !connection.Budget.HasBegun)
        {
            return [];
        }

        var title = Title.Say(language, ("span", SpanText.Of(whole)), ("bar", ""));
        var bar = Bar(connection, whole);
        var parts = new List<StyledText> { new StyledText(title).Add(bar) };
        foreach (var (on, letter, style, name) in Legend)
        {
            var spent = connection.Spent(on);
            if (spent > Duration.Zero && (spent.Nanoseconds >= whole.Nanoseconds / (4 * Cells) || bar.ToString().Contains(letter, StringComparison.Ordinal)))
            {
                parts.Add(new StyledText(letter.ToString(), style).Add(string.Create(CultureInfo.InvariantCulture, $" {name.In(language)} {SpanText.Of(spent)}")));
            }
        }

        return parts;
    }

    /// <summary>Each cell shows what stands at its middle.</summary>
    private static StyledText Bar(Connection connection, Duration whole)
    {
        var bar = new StyledText("[");
        var (entry, end) = (0, connection.Spent(Legend[0].Class).Nanoseconds);
        for (var cell = 0; cell < Cells; cell++)
        {
            var middle = whole.Nanoseconds * ((2 * cell) + 1.0) / (2 * Cells);
            while (end <= middle && entry < Legend.Length - 1)
            {
                end += connection.Spent(Legend[++entry].Class).Nanoseconds;
            }

            bar.Add(Legend[entry].Letter.ToString(), Legend[entry].Style);
        }

        return bar.Add("]");
    }
}
