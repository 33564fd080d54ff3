using TcpSniff.Fuzz.Inputs;
using TcpSniff.Fuzz.Running;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Fuzz.Tests;

/// <summary>The fuzzer for some seconds; <c>scripts/fuzz.sh</c> runs it for longer.</summary>
public class FuzzTests
{
    private static readonly string Found = Repository.PathOf("tests/TcpSniff.Fuzz.Tests/Found");

    public static TheoryData<string> Targets => [.. TargetList.All.Select(target => target.Name)];

    public static TheoryData<string> Findings => [.. Directory.EnumerateFiles(Found, "*.txt").Order().Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Whatever_a_target_is_given_it_keeps_its_promises(string name)
    {
        var target = TargetList.Named(name);
        for (var seed = 1; seed <= target.Brief; seed++)
        {
            if (Trial.Of(target, target.Make(seed)) is { } fault)
            {
                Assert.Fail($"scripts/fuzz.sh makes it small: FUZZ_SEED={seed} scripts/fuzz.sh 0.01 {name}\n{fault}");
            }
        }
    }

    [Theory]
    [InlineData("tracker")]
    [InlineData("follow")]
    [InlineData("files")]
    [InlineData("where")]
    public void A_guided_run_begins_with_inputs_that_its_target_takes(string name)
    {
        var target = TargetList.Named(name);
        var inputs = GuidedRun.Seeds(target).Select(seed => GuidedRun.Read(target, seed.Bytes)).ToList();

        Assert.True(inputs.Count > 20, $"{inputs.Count} inputs");
        Assert.All(inputs, input => Assert.Null(Trial.Of(target, input!)));
        Assert.All(inputs, input => Assert.Equal(target.Make(1).Frames.Count > 0, input!.Frames.Count > 0));
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_was_found_once_is_not_found_again(string file)
    {
        var (target, input) = FoundFile.Read(File.ReadAllText(Path.Combine(Found, file)));

        Assert.Null(Trial.Of(TargetList.Named(target), input));
    }
}
