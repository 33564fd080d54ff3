using System.Text.RegularExpressions;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests;

/// <summary>The tracker's house: each authority in one room with its book, and nobody in another's.</summary>
public partial class TrackerHouseTests
{
    private const string State = "Connections";
    private const string WithBooks = "connection, ref sender, ref receiver, ref facts";

    private static readonly string House = Repository.PathOf("src/TcpSniff.Core/Tracking");

    private static readonly string[] Rooms = [.. Directory.GetDirectories(House).Select(folder => Path.GetFileName(folder)!)];

    /// <summary>Whose a book of a half-connection is. The number that relative ones count from is everybody's.</summary>
    private static readonly Dictionary<string, string> Owners = new()
    {
        ["Wireshark"] = "Wireshark",
        ["Rfc9293"] = "Rfc9293",
        ["Counted"] = "Tcptrace",
        ["Tcptrace"] = "Tcptrace",
        ["Zeek"] = "Zeek",
        ["Clues"] = "CapturePoint",
    };

    private static string Tracker => Code(Path.Combine(House, "Tracker.cs"));

    [Fact]
    public void No_step_knows_another_and_only_the_tracker_knows_their_order()
    {
        var wrong = new List<string>();
        foreach (var file in Sources().Where(file => Path.GetFileName(file) != "Tracker.cs"))
        {
            var (code, room) = (Code(file), RoomOf(file));
            wrong.AddRange(Mentions().Matches(code).Concat(room == State ? [] : HalfNamed().Matches(code)).Select(match => match.Groups[1].Value).Distinct()
                .Where(Rooms.Contains).Except([State, room]).Select(name => $"{Path.GetRelativePath(House, file)} uses {name}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_a_connection_remembers_knows_nothing_of_segments_under_way() =>
        Assert.DoesNotContain(Sources(), file => RoomOf(file) == State && Code(file).Contains("ref SegmentFacts", StringComparison.Ordinal));

    [Fact]
    public void Every_step_is_called_once_and_all_are_called_alike()
    {
        var calls = StepCalls().Matches(Tracker).Select(match => (Step: match.Groups[1].Value, With: match.Groups[2].Value)).ToList();

        Assert.All(calls, call => Assert.Equal(WithBooks, call.With));
        Assert.Equal(Sources().Where(file => IsStep().IsMatch(Code(file))).Select(file => Path.GetFileNameWithoutExtension(file)).Order(), calls.Select(call => call.Step).Order());
    }

    [Fact]
    public void A_book_is_written_in_its_own_room_only()
    {
        var wrong = new List<string>();
        foreach (var file in Sources().Where(file => RoomOf(file) is { } room && room != State))
        {
            wrong.AddRange(Writes().Matches(Code(file)).Where(match => Owners[match.Groups["book"].Value] != RoomOf(file))
                .Select(match => $"{Path.GetRelativePath(House, file)}: {match.Value.Trim()}"));
        }

        Assert.Empty(wrong);
    }

    private static string[] Sources() => Directory.GetFiles(House, "*.cs", SearchOption.AllDirectories);

    private static string? RoomOf(string file) => Path.GetRelativePath(House, file).Split(Path.DirectorySeparatorChar) is [var folder, _, ..] ? folder : null;

    /// <summary>A file without its comments.</summary>
    private static string Code(string file) => string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"TcpSniff\.Tracking\.(\w+)")]
    private static partial Regex Mentions();

    // From one room, Zeek.ConnState names another's without the names before; among the state, Zeek.History is in a book.
    [GeneratedRegex(@"(?<![.\w])([A-Z]\w+)\.[A-Z]")]
    private static partial Regex HalfNamed();

    [GeneratedRegex(@"(\w+)\.Update\((.*)\);")]
    private static partial Regex StepCalls();

    [GeneratedRegex(@"static void Update\(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts\)")]
    private static partial Regex IsStep();

    // A reference to write through, or an assignment to the book or something in it.
    [GeneratedRegex(@"(?<!readonly var \w+ = )\bref \w+\.(?<book>Wireshark|Rfc9293|Counted|Tcptrace|Zeek|Clues)\b|\b\w+\.(?<book>Wireshark|Rfc9293|Counted|Tcptrace|Zeek|Clues)(?:\.\w+)*(?:\+\+|--| (?:[-+|&*]|\?\?)?= )")]
    private static partial Regex Writes();
}
