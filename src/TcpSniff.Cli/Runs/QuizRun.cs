using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Quiz;
using TcpSniff.Typography;

namespace TcpSniff.Cli.Runs;

/// <summary>Asks questions about stories, hears the answers, and says why.</summary>
internal sealed class QuizRun(QuizRequest request, Screen screen)
{
    private const int LargestSeed = 10_000;

    /// <summary>Asks them all, or writes them down.</summary>
    /// <exception cref="UsageException">There is nothing to ask about.</exception>
    public ExitCode Run()
    {
        var net = BugReport.Net(screen.Errors, [request.About ?? "FILE"]);
        var read = new QuizStories(request.Packets with { Net = net });
        var stories = read.Of(request.About);
        var damaged = Verdict.Of(read.Damage, read.Packets, screen.Errors);
        var seed = request.Seed ?? Random.Shared.Next(LargestSeed);
        var questions = Quizmaster.Choose(stories, request.Questions, seed);
        if (questions.Count == 0)
        {
            throw new UsageException($"{request.About}: no connection there that could be asked about");
        }

        if (request.Format == QuizFormat.Json)
        {
            QuestionJson.Write(questions, request.Look.Language, screen.Output);
            screen.Output.Flush();
        }
        else
        {
            Ask(questions);
            if (request.Seed is null)
            {
                screen.Errors.WriteLine($"tcpsniff: --seed {seed} asks the same again");
            }
        }

        return net.Faults.Count > 0 ? ExitCode.Failed : damaged;
    }

    private void Ask(IReadOnlyList<Question> questions)
    {
        using var writer = screen.Text();
        var text = new QuizText(request.Look.Colour ? new AnsiOutput(writer) : new PlainOutput(writer), request.Look);
        var answers = new QuizAnswers(screen);
        var asked = new List<Question>();
        var wrong = new List<Question>();
        for (var i = 0; i < questions.Count && !answers.HasLeft; i++)
        {
            text.Ask(questions[i], i + 1, questions.Count);
            writer.Flush();
            var given = answers.Next(questions[i].Choices.Count);
            if (answers.HasLeft)
            {
                break;
            }

            text.Answer(questions[i], given);
            writer.Flush();
            if (given is not null)
            {
                asked.Add(questions[i]);
                wrong.AddRange(given == questions[i].Answer ? [] : [questions[i]]);
            }
        }

        if (asked.Count > 0)
        {
            text.Finish(asked.Count - wrong.Count, asked, wrong);
        }

        writer.Flush();
    }
}
