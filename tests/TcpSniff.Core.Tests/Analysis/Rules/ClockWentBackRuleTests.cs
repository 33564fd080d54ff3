using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ClockWentBackRuleTests
{
    private const string Id = "clock-went-back";

    [Fact]
    public void A_clock_that_was_set_back_is_found()
    {
        var finding = Scene.Of(Scene.Open).Until(10).Until(7).Only(Id);
        Assert.Equal((Severity.Warning, 5L), (finding.Severity, finding.Frame));
    }

    [Fact]
    public void Microseconds_between_processors_are_only_worth_knowing() =>
        Assert.Equal(Severity.Info, Scene.Of(Scene.Open).Until(10).Until(9.99999).Only(Id).Severity);

    [Fact]
    public void Packets_at_the_same_time_are_none() => Scene.Of(Scene.Open).Until(10).Until(10).HasNo(Id);
}
