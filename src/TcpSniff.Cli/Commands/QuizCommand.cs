using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Timelines.Text;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff quiz</c>: predict the next segment, and learn why.</summary>
internal static class QuizCommand
{
    private const int Questions = 5;

    private static readonly Example[] Examples =
    [
        new("tcpsniff quiz", "Five questions about stories of the lab; answer by a key"),
        new("tcpsniff quiz close-by-client --questions 10", "Ten questions about one story"),
        new("tcpsniff quiz capture.pcapng --seed 7", "About a capture of your own; the same seed asks the same again"),
        new("tcpsniff quiz --seed 7 --questions 20 --format json", "Twenty questions with their answers, for teachers"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var about = new Argument<string?>("STORY") { Description = "A story of tcpsniff lab list, or a capture file; by default many stories", HelpName = "NAME | FILE", Arity = ArgumentArity.ZeroOrOne };
        var questions = new Option<int>("--questions") { Description = "How many questions to ask", HelpName = "N", DefaultValueFactory = _ => Questions };
        var seed = new Option<int?>("--seed") { Description = "Repeats a round: the same number asks the same questions", HelpName = "N" };
        var format = WordOption.Create("--format", "How to write it", ("text", QuizFormat.Text), ("json", QuizFormat.Json));
        questions.Validators.Add(static result => NumberOption.Within(result, 1, QuizRequest.MostQuestions));

        var verb = new Verb("quiz", "Predict the next segment, and learn why", Examples) { about, questions, seed, format };
        verb.SetAction(line => (int)new QuizRun(
            new()
            {
                About = line.GetValue(about),
                Questions = line.GetValue(questions),
                Seed = line.GetValue(seed),
                Format = line.GetValue(format) ?? QuizFormat.Text,
                Packets = new() { DecodedBy = global.DecoderFor(line) },
                Look = new TimelineOptions { Language = global.LanguageFor(line, screen), Colour = global.ColourFor(line, screen), Width = screen.Width },
            },
            screen).Run());
        return verb;
    }
}
