namespace TcpSniff.Cli.Tests;

public class SmokeTests
{
    [Xunit.Fact]
    public void Builds() => Xunit.Assert.True(true);
}
