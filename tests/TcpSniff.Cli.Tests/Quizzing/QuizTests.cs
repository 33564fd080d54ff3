using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Quizzing;

public class QuizTests
{
    [Fact]
    public void On_a_pipe_each_line_is_an_answer_and_a_score_ends_it()
    {
        var right = Records("close-by-client", "--seed", "3", "--questions", "4").Select(question => question.GetProperty("answer").GetString()).ToList();

        var outcome = Answer(string.Join('\n', right) + "\n", "close-by-client", "--seed", "3", "--questions", "4");

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Equal(4, outcome.Output.Split("\nRight: ").Length - 1);
        Assert.EndsWith("\n4 of 4 right.\n", outcome.Output);
    }

    [Fact]
    public void A_wrong_answer_is_told_with_its_reason_and_what_to_read()
    {
        var first = Records("handshake", "--seed", "1", "--questions", "1").Single();
        var wrong = first.GetProperty("choices").EnumerateObject().First(choice => choice.Name != first.GetProperty("answer").GetString()).Name;

        var outcome = Answer($"?\n{wrong}\n", "handshake", "--seed", "1", "--questions", "1");

        Assert.Contains("tcpsniff: answer with a letter from a to ", outcome.Errors);
        Assert.Contains($"\nNo: {first.GetProperty("answer").GetString()}, ", outcome.Output);
        Assert.Contains("RFC 9293", outcome.Output);
        Assert.Contains($"0 of 1 right.\nRead: {first.GetProperty("kind").GetString()} (", outcome.Output);
    }

    [Fact]
    public void Where_nobody_answers_the_answers_are_told() => Assert.Contains("\nThe answer: ", Answer("", "--questions", "2", "--seed", "2").Output);

    [Fact]
    public void Somebody_may_have_enough() => Assert.DoesNotContain("Question 2", Answer("q\n", "--questions", "2", "--seed", "2").Output);

    [Fact]
    public void It_asks_about_any_capture_and_in_every_language()
    {
        var questions = Records(Repository.PathOf("captures/chat-room.pcapng"), "--lang", "zh-TW", "--questions", "3", "--seed", "5");

        Assert.Equal([1, 2, 3], questions.Select(question => question.GetProperty("number").GetInt32()));
        Assert.All(questions, question => Assert.Equal(("question", "chat-room.pcapng"), (question.GetProperty("record").GetString(), question.GetProperty("story").GetString())));
        Assert.All(questions, question => Assert.Matches("[\u4e00-\u9fff]", question.GetProperty("text").GetString()));
    }

    [Fact]
    public void A_damaged_capture_is_asked_about_up_to_the_damage_which_is_told()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("cut.pcapng");
        File.WriteAllBytes(file, File.ReadAllBytes(Repository.PathOf("captures/chat-echo.pcapng"))[..1500]);

        var outcome = Answer("a\n", file, "--questions", "1", "--seed", "1");

        Assert.Equal(3, outcome.Code);
        Assert.Contains("Question 1", outcome.Output);
        Assert.Contains($"tcpsniff: {file}: at offset ", outcome.Errors);
    }

    [Fact]
    public void What_does_not_exist_is_a_usage_error() =>
        Assert.Equal((2, "tcpsniff: no story and no file \"handshak\". Did you mean handshake?\n"), (Run("handshak").Code, Run("handshak").Errors));

    private static Outcome Run(params IReadOnlyList<string> arguments) => Executable.TcpSniff.Run(["quiz", .. arguments]);

    private static List<JsonElement> Records(params IReadOnlyList<string> arguments) =>
        [.. Run([.. arguments, "--format", "json"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static Outcome Answer(string lines, params IReadOnlyList<string> arguments)
    {
        using var process = Executable.TcpSniff.Start(["quiz", .. arguments]);
        process.StandardInput.Write(lines);
        process.StandardInput.Close();
        return Executable.Finish(process);
    }
}
