using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class SillyWindowRuleTests
{
    private const string Id = "silly-window";

    [Fact]
    public void Tiny_windows_that_are_filled_one_by_one_are_found()
    {
        var finding = Filled(portions: 5).Only(Id);
        Assert.Equal((Severity.Warning, Role.Client), (finding.Severity, finding.Culprit));
        Assert.Contains("5 segments of 50 bytes together", finding.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_are_none() => Filled(portions: 4).HasNo(Id);

    [Fact]
    public void The_last_bytes_of_a_large_window_are_none()
    {
        var scene = Scene.Of(Scene.Open);
        for (var i = 0; i < 6; i++)
        {
            scene.And(FormattableString.Invariant($"""
                {i + 1} < ACK {(3000 * i) + 1} ack 1 len 1460
                {i + 1} < ACK {(3000 * i) + 1461} ack 1 len 1460
                {i + 1} > ACK 1 ack {(3000 * i) + 2921} win 80
                {i + 1} > ACK 1 ack {(3000 * i) + 2921} win 3000
                {i + 1} < ACK {(3000 * i) + 2921} ack 1 len 80
                """));
        }

        scene.HasNo(Id);
    }

    private static Scene Filled(int portions)
    {
        var scene = Scene.Of(Scene.Open);
        for (var i = 0; i < portions; i++)
        {
            scene.And(FormattableString.Invariant($"""
                {i + 1} > ACK 1 ack {(10 * i) + 1} win 10
                {i + 1} < ACK {(10 * i) + 1} ack 1 len 10
                """));
        }

        return scene;
    }
}
