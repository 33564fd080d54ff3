using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>One condition of a rule with the segment's own numbers put into it.</summary>
/// <param name="Text">The numbers and how they compare: what is the case, whether the rule wants it or not.</param>
/// <param name="Holds">Whether it is as the rule wants it.</param>
internal readonly record struct Check(Statement Text, bool Holds);

/// <summary>How two numbers have to compare.</summary>
internal enum Relation
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    AtLeast,
    Greater,
}

/// <summary>Puts numbers into the conditions of a rule.</summary>
internal sealed class CheckList
{
    private static readonly Sentence Comparison = new("{left} {is} {right}", "{left} {is} {right}", "{left} {is} {right}");

    private readonly List<Check> _checks = [];

    /// <summary>The conditions so far.</summary>
    public IReadOnlyList<Check> All => _checks;

    /// <summary>Whether all of them hold.</summary>
    public bool Hold => _checks.TrueForAll(check => check.Holds);

    /// <summary>Compares two numbers.</summary>
    /// <param name="left">What the left one is, and how much.</param>
    /// <param name="wanted">How they have to compare.</param>
    /// <param name="right">The right one.</param>
    /// <param name="difference">Left minus right; of sequence numbers modulo 2^32.</param>
    public void Compare(Statement left, Relation wanted, Statement right, long difference)
    {
        var (holds, symbol) = wanted switch
        {
            Relation.Equal => (difference == 0, "="),
            Relation.NotEqual => (difference != 0, "≠"),
            Relation.Less => (difference < 0, "<"),
            Relation.AtMost => (difference <= 0, "≤"),
            Relation.AtLeast => (difference >= 0, "≥"),
            _ => (difference > 0, ">"),
        };
        var actual = holds ? symbol : difference switch { 0 => "=", < 0 => "<", _ => ">" };
        // That a number equals itself says nothing: "payload 0", not "payload 0 = 0".
        var says = actual == "=" && ReferenceEquals(right.Sentence, Quantities.Plain) ? left : new(Comparison, ("left", left), ("is", actual), ("right", right));
        _checks.Add(new(says, holds));
    }

    /// <summary>Something that is the case or not.</summary>
    public void Is(bool holds, Sentence yes, Sentence no) => _checks.Add(new(new(holds ? yes : no), holds));
}
