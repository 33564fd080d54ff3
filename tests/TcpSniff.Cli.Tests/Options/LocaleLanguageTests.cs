using TcpSniff.Cli.Terminals;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Cli.Tests.Options;

public class LocaleLanguageTests
{
    [Theory]
    [InlineData("C.UTF-8", Language.English)]
    [InlineData("de_DE.UTF-8", Language.English)]
    [InlineData("zh_CN.UTF-8", Language.SimplifiedChinese)]
    [InlineData("zh_SG", Language.SimplifiedChinese)]
    [InlineData("zh_TW.UTF-8", Language.TraditionalChinese)]
    [InlineData("zh_HK", Language.TraditionalChinese)]
    [InlineData("zh-Hant", Language.TraditionalChinese)]
    public void A_locale_speaks_its_language(string locale, Language language) => Assert.Equal(language, LocaleLanguage.Of(locale));

    [Fact]
    public void The_first_variable_that_is_set_decides()
    {
        var variables = new Dictionary<string, string> { ["LC_ALL"] = "", ["LC_MESSAGES"] = "zh_TW", ["LANG"] = "zh_CN" };

        Assert.Equal(Language.TraditionalChinese, LocaleLanguage.From(variables.GetValueOrDefault));
    }
}
