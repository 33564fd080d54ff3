using TcpSniff.Wording;

namespace TcpSniff.Cli.Help;

/// <summary>The headings of help.</summary>
internal static class HelpWords
{
    public static readonly Sentence Description = new("Description:", "说明：", "說明：");
    public static readonly Sentence Usage = new("Usage:", "用法：", "用法：");
    public static readonly Sentence Arguments = new("Arguments:", "参数：", "引數：");
    public static readonly Sentence Options = new("Options:", "选项：", "選項：");
    public static readonly Sentence Commands = new("Commands:", "命令：", "命令：");
    public static readonly Sentence Examples = new("Examples:", "示例：", "範例：");
    public static readonly Sentence Required = new("(REQUIRED)", "（必需）", "（必要）");
    public static readonly Sentence Default = new("[default: {value}]", "[默认：{value}]", "[預設：{value}]");
}
