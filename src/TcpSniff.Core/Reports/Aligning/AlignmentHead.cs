using System.Globalization;
using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Packets;
using TcpSniff.Reports.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>What stands above a connection's segments: its ends, who is to blame, how the clocks relate, what every segment goes through.</summary>
internal sealed class AlignmentHead(IStyledOutput output, ReportOptions options)
{
    private const int Column = 12;

    private static readonly Sentence ConnectionNumber = new("Connection {n}", "连接 {n}", "連線 {n}");
    private static readonly Sentence OtherNumber = new("{n} in the server's capture", "服务器旁的抓包中为 {n}", "伺服器旁的擷取中為 {n}");
    private static readonly Sentence Turned = new("the captures were given the other way round", "两份抓包的次序给反了", "兩份擷取的次序給反了");
    private static readonly Sentence Clocks = new("clocks", "时钟", "時鐘");
    private static readonly Sentence Assumes = new("assumes", "假设", "假設");
    private static readonly Sentence TheWay = new("the way", "途中", "途中");
    private static readonly Sentence Beside = new("beside the server {client} → {server}", "服务器旁为 {client} → {server}", "伺服器旁為 {client} → {server}");
    private static readonly Sentence RoundTrip = new("there and back at least {span}", "往返至少 {span}", "往返至少 {span}");
    private static readonly Sentence Shift = new("{who}'s numbers +{n}", "{who}的序列号 +{n}", "{who}的序號 +{n}");
    private static readonly Sentence StampShift = new("{who}'s timestamps +{n}", "{who}的时间戳 +{n}", "{who}的時間戳記 +{n}");
    private static readonly Sentence EverySegment = new("in nearly every segment of {who}: {what}", "{who}几乎每个报文段都有改动：{what}", "{who}幾乎每個區段都有改動：{what}");
    private static readonly Sentence OwnClock = new("by this connection alone: it contradicts the others", "只按这个连接估计：它与其他连接矛盾", "只按這個連線估計：它與其他連線矛盾");

    /// <summary>Writes it.</summary>
    public void Write(AlignedCaptures captures, Alignment alignment)
    {
        Fill([.. Ends(alignment)], "");
        foreach (var verdict in Verdicts.Of(alignment))
        {
            Lines(new(verdict.Text.In(options.Language), verdict.Id == "nothing-on-the-way" ? TextStyle.Good : FindingBrief.Style(verdict.Severity)), "");
        }

        WriteClocks(alignment);
        Fill([.. Way(alignment).Select(part => new StyledText(part))], TheWay.In(options.Language));
    }

    /// <summary>Writes only how the clocks relate.</summary>
    public void WriteClocks(Alignment alignment)
    {
        List<string> clocks = [.. ClockWords.Relation(alignment.Clock).Select(statement => statement.In(options.Language))];
        clocks.AddRange(alignment.HasOwnClock ? [OwnClock.In(options.Language)] : []);
        clocks.AddRange(alignment.IsTurned ? [Turned.In(options.Language)] : []);
        Fill([.. clocks.Select(part => new StyledText(part))], Clocks.In(options.Language));
        Lines(new(ClockWords.Assumption(alignment.Clock).In(options.Language)), Assumes.In(options.Language));
    }

    private IEnumerable<StyledText> Ends(Alignment alignment)
    {
        var (client, server) = (alignment.ClientEnd, alignment.ServerEnd);
        yield return new StyledText(ConnectionNumber.Say(options.Language, ("n", client.Stream)), TextStyle.Heading)
            .Add("  ").Add($"{client.End(Role.Client)} → {client.End(Role.Server)}", TextStyle.Bright);
        if (client.End(Role.Client) != server.End(Role.Client) || client.End(Role.Server) != server.End(Role.Server))
        {
            yield return new(Beside.Say(options.Language, ("client", server.End(Role.Client).ToString()), ("server", server.End(Role.Server).ToString())));
        }

        if (client.Stream != server.Stream)
        {
            yield return new(OtherNumber.Say(options.Language, ("n", server.Stream)));
        }

        yield return new(alignment.Began.ToString()[..19].Replace('T', ' ') + " UTC", TextStyle.Dim);
    }

    private IEnumerable<string> Way(Alignment alignment)
    {
        if (alignment.Clock.RoundTrip is { } trip)
        {
            yield return RoundTrip.Say(options.Language, ("span", SpanText.Of(trip)));
        }

        foreach (var (who, number, stamp) in ((Role, uint, uint)[])[
            (Role.Client, alignment.NumberShift.OfClient, alignment.TimestampShift.OfClient), (Role.Server, alignment.NumberShift.OfServer, alignment.TimestampShift.OfServer)])
        {
            if (number != 0)
            {
                yield return Shift.Say(options.Language, ("who", who.The()), ("n", number.ToString(CultureInfo.InvariantCulture)));
            }

            if (stamp != 0)
            {
                yield return StampShift.Say(options.Language, ("who", who.The()), ("n", stamp.ToString(CultureInfo.InvariantCulture)));
            }

            if (UsualChanges.Examples(alignment, who) is { Count: > 0 } usual)
            {
                yield return EverySegment.Say(options.Language, ("who", who.The()), ("what", Punctuation.List([.. usual.Select(Usual)])));
            }
        }
    }

    /// <summary>What is the same in each segment with its values, what differs from one to the next by its name alone.</summary>
    private static Phrase Usual(Change change) => change.Field is "source_address" or "source_port" or "ttl" or "ecn" ? ChangeWords.Of(change) : ChangeWords.Name(change.Field);

    private void Fill(IReadOnlyList<StyledText> parts, string key)
    {
        var first = true;
        foreach (var line in parts.Count == 0 ? [] : PartLines.Fill(parts, Math.Max(20, options.Width - Indent(key))))
        {
            output.WriteLine(Start(key, first).Add(line));
            first = false;
        }
    }

    private void Lines(StyledText text, string key)
    {
        var first = true;
        foreach (var line in LineBreaker.Break(text, Math.Max(20, options.Width - Indent(key))))
        {
            output.WriteLine(Start(key, first).Add(line));
            first = false;
        }
    }

    private static int Indent(string key) => key.Length > 0 ? Column : 0;

    private static StyledText Start(string key, bool first) => key.Length == 0 ? new() : new StyledText("  ").Add(first ? key : "", TextStyle.Label).PadTo(Column);
}
