using System.CommandLine;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Splitting;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff split</c>: deals a capture to many workers.</summary>
internal static class SplitCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff split day/*.pcapng -o parts --parts 16", "Sixteen captures; what two hosts exchanged stays in one of them"),
        new("tcpsniff split big.pcap -o parts --parts 8 --by connection", "Where one pair of hosts is most of the capture"),
        new("tcpsniff split day/*.pcapng -o parts --parts 16 --only 4-7", "Four of the sixteen; other machines write the others"),
        new("tcpsniff analyze parts/part-0003.pcapng --view connections", "Frames and streams have the numbers that they have in the whole"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = CaptureArgument.Several,
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string>("--output", "-o") { Description = "Folder for the parts: part-0000.pcapng, part-0001.pcapng, …", HelpName = "DIR", Required = true };
        var parts = new Option<int>("--parts") { Description = $"How many parts, {SplitPlan.MostParts} at most", HelpName = "N", Required = true };
        parts.Validators.Add(static result => NumberOption.AtLeast(result, 1));
        var by = WordOption.Create(
            "--by",
            "What stays together (all of a pair of addresses by default)",
            ("pair", Togetherness.Pair),
            ("connection", Togetherness.Connection));
        var only = NumberSetOption.Create("--only", "Write only these parts, as in 0-3; the others are somebody else's");

        var verb = new Verb("split", "Deal a capture to many workers, by pair of hosts", Examples) { files, folder, parts, by, only };
        verb.SetAction(line =>
        {
            var count = line.GetRequiredValue(parts);
            if (count > SplitPlan.MostParts)
            {
                throw new UsageException($"--parts {count}: {SplitPlan.MostParts} at most, for each is an open file");
            }

            var numbers = line.GetValue(only);
            return (int)new SplitRun(
                line.GetRequiredValue(files),
                new()
                {
                    Folder = Directory.CreateDirectory(line.GetRequiredValue(folder)).FullName,
                    Parts = count,
                    By = line.GetValue(by) ?? Togetherness.Pair,
                    Only = numbers is null ? null : part => numbers.Contains(part),
                },
                screen).Run();
        });
        return verb;
    }
}
