using System.Security.Cryptography;
using System.Text;
using TcpSniff.Web.Pages;
using Xunit;

namespace TcpSniff.Web.Tests;

public class PageShellTests
{
    private static readonly string Html = PageShell.Html("zh-Hans", [("capture", "H4sI")]);

    [Fact]
    public void The_policy_forbids_every_connection_and_allows_the_pages_own_script_by_its_hash()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageShell.Script())));
        Assert.Contains("default-src 'none'", Html, StringComparison.Ordinal);
        Assert.Contains("connect-src 'none'", Html, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{hash}'", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_nothing_outside_itself()
    {
        Assert.DoesNotContain(" src=", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void No_module_is_left_with_an_import_or_export()
    {
        Assert.DoesNotContain("\nimport ", PageShell.Script(), StringComparison.Ordinal);
        Assert.DoesNotContain("\nexport ", PageShell.Script(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("align")]
    public void Each_page_has_its_own_module_last_and_all_that_it_imports_before(string main)
    {
        var html = PageShell.Html("en", [], main: main);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageShell.Script(main))));
        Assert.Contains($"script-src 'sha256-{hash}'", html, StringComparison.Ordinal);
        Assert.Contains("const dom_ = (() => {", html, StringComparison.Ordinal);
        Assert.Equal(main == "align", html.Contains("const way_ = (() => {", StringComparison.Ordinal));
        Assert.DoesNotContain("\nimport ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\nexport ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_weighs_less_than_a_megabyte_and_a_half() => Assert.InRange(Html.Length, 10_000, 1_500_000);
}
