using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>What is answered: by a key at a terminal, by a line from anywhere else.</summary>
internal sealed class QuizAnswers(Screen screen)
{
    private const char Leave = 'q';

    private readonly bool _keys = screen is { InputIsTerminal: true, OutputIsTerminal: true };

    /// <summary>Whether somebody had enough.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>The next answer, as an index below <paramref name="choices"/>; null where there will be none.</summary>
    public int? Next(int choices)
    {
        while (Read() is { } key)
        {
            HasLeft = key is Leave;
            var index = key is >= 'a' and <= 'z' ? key - 'a' : key - '1';
            if (HasLeft || (index >= 0 && index < choices))
            {
                return index;
            }

            screen.Errors.WriteLine($"tcpsniff: answer with a letter from a to {(char)('a' + choices - 1)}; q ends");
        }

        return null;
    }

    private char? Read()
    {
        if (_keys)
        {
            return char.ToLowerInvariant(Console.ReadKey(intercept: true).KeyChar);
        }

        string? line;
        do
        {
            line = Console.In.ReadLine();
        }
        while (line is not null && line.Trim().Length == 0);
        return line is null ? null : char.ToLowerInvariant(line.Trim()[0]);
    }
}
