using System.Globalization;

namespace TcpSniff.Wording;

/// <summary>A value that fills a placeholder: a text that is the same in every language, or a sentence of its own.</summary>
internal readonly record struct Phrase
{
    private Phrase(string? text, Statement? statement, long? number = null) => (Text, Statement, Number) = (text, statement, number);

    /// <summary>The text that is the same in every language; null where it is a sentence.</summary>
    public string? Text { get; }

    /// <summary>The sentence; null where it is a text.</summary>
    public Statement? Statement { get; }

    /// <summary>The number; null where it is none.</summary>
    public long? Number { get; }

    /// <summary>The same text in every language.</summary>
    public static implicit operator Phrase(string text) => new(text, null);

    /// <summary>A number, in digits without grouping.</summary>
    public static implicit operator Phrase(long number) => new(number.ToString(CultureInfo.InvariantCulture), null, number);

    /// <summary>A part of speech that differs between languages.</summary>
    public static implicit operator Phrase(Sentence sentence) => new(null, new(sentence));

    /// <summary>A part of speech with placeholders of its own.</summary>
    public static implicit operator Phrase(Statement statement) => new(null, statement);

    /// <summary>The same as the conversion.</summary>
    public static Phrase FromString(string text) => text;

    /// <summary>The same as the conversion.</summary>
    public static Phrase FromInt64(long number) => number;

    /// <summary>The same as the conversion.</summary>
    public static Phrase ToPhrase(Sentence sentence) => sentence;

    /// <summary>The same as the conversion.</summary>
    public static Phrase FromStatement(Statement statement) => statement;

    /// <summary>The value in a language.</summary>
    public string In(Language language) => Text ?? Statement?.In(language) ?? "";
}
