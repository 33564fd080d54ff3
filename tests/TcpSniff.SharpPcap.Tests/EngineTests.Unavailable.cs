namespace TcpSniff.SharpPcap.Tests;

public class EngineTests
{
    [Fact]
    public void An_engine_whose_packages_are_missing_is_not_built_in() => Assert.Null(SharpPcapEngine.BuiltIn);
}
