using System.Text.RegularExpressions;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public partial class WordingTests
{
    public static TheoryData<string> Names => Played.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_story_is_told_in_every_language(string name)
    {
        var scenario = ScenarioList.Find(name)!;
        Assert.All((IEnumerable<Sentence>)[scenario.Summary, scenario.Lesson], sentence =>
        {
            Assert.DoesNotMatch(Chinese(), sentence.En);
            Assert.Matches(Chinese(), sentence.Hans);
            Assert.Matches(Chinese(), sentence.Hant);
            Assert.All((IEnumerable<string>)[sentence.En, sentence.Hans, sentence.Hant], text => Assert.DoesNotMatch("[.。]$", text));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Traditional_Chinese_uses_the_terms_of_Taiwan(string name)
    {
        var scenario = ScenarioList.Find(name)!;
        Assert.DoesNotMatch(MainlandTerms(), scenario.Summary.Hant + scenario.Lesson.Hant);
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    /// <summary>Simplified characters, and words that are other words in Taiwan: packet segment, client, server, port, byte, retransmission timeout.</summary>
    [GeneratedRegex("报|户|务|连|发|确|认|个|报文段|客戶端|服務器|端口|字節|超時|窗口|擁塞|序列號|網絡")]
    private static partial Regex MainlandTerms();
}
