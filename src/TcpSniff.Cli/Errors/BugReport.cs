using System.Globalization;
using TcpSniff.Faults;

namespace TcpSniff.Cli.Errors;

/// <summary>Tells of bugs of this program that its net has caught: the first of each place at once, how many there were at the end.</summary>
internal static class BugReport
{
    /// <summary>A net that tells on standard error.</summary>
    /// <param name="errors">Standard error.</param>
    /// <param name="files">The captures that are read.</param>
    /// <param name="filter">What leaves packets out, so that the others are counted without them; null for nothing.</param>
    public static FaultNet Net(TextWriter errors, IReadOnlyList<string> files, string? filter = null)
    {
        var source = string.Join(' ', files.Select(ShellWord.Of)) + (filter is { Length: > 0 } ? $" -f {ShellWord.Of(filter)}" : "");
        return FaultNet.Holding(Failure.IsForeseen, fault => errors.Say(Line(fault, source)));
    }

    /// <summary>Sums up at the end, where more was lost than was told.</summary>
    public static void Sum(FaultNet net, TextWriter errors)
    {
        var times = net.Faults.Sum(fault => fault.Times);
        if (times > net.Faults.Count)
        {
            errors.Say(string.Create(CultureInfo.InvariantCulture, $"bugs were met {times:N0} times in {net.Faults.Count:N0} {(net.Faults.Count == 1 ? "place" : "places")}; what is shown lacks what they cost"));
        }
    }

    private static string Line(Fault fault, string source)
    {
        var where = fault.Frame > 0 ? string.Create(CultureInfo.InvariantCulture, $" at frame {fault.Frame}") : "";
        return $"a bug{where}: {fault.Exception.GetType().Name} in {fault.Trail}: {fault.Exception.Message.TrimEnd('.')}. {Cost(fault)} Please report this line with {Material(fault, source)}";
    }

    private static string Cost(Fault fault) => (fault.Loss, fault.Stream) switch
    {
        (Loss.Packet, _) => "This packet is left out; the others are not.",
        (Loss.Connection, var stream) => $"Connection {stream} is left out from here on; the others are not.",
        (Loss.Finding, { } stream) => $"One rule has nothing to say about connection {stream}; the others have.",
        (Loss.Finding, _) => "One rule has nothing to say about the capture; the others have.",
        (Loss.View, { } stream) => $"What is shown of connection {stream} lacks a part.",
        (Loss.View, _) => "What is shown lacks a part.",
        _ => "The rest of the capture cannot be read.",
    };

    /// <summary>How to cut out what shows the bug again; a reader's bug is in what cannot be read, hence not cut out.</summary>
    private static string Material(Fault fault, string source) => (fault.Loss, fault.Stream) switch
    {
        (Loss.Rest, _) => $"the capture: {source}",
        (_, { } stream) => string.Create(CultureInfo.InvariantCulture, $"the packets: tcpsniff analyze {source} --connection {stream} -w bug.pcapng"),
        _ when fault.Frame > 0 => string.Create(CultureInfo.InvariantCulture, $"the packets: tcpsniff analyze {source} --frames {fault.Frame} -w bug.pcapng"),
        _ => $"the packets: tcpsniff analyze {source} -w bug.pcapng",
    };
}
