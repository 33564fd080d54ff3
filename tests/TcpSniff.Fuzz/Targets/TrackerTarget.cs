using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating.Mutating;
using TcpSniff.Reports;

namespace TcpSniff.Fuzz.Targets;

/// <summary>
/// The tracker, the rules, the views and the explanation of a segment: all tell any capture, safely. An input is shown in one format,
/// for the formats take most of the time; now and then in all.
/// </summary>
internal sealed class TrackerTarget : ITarget
{
    private const int ColouredTurn = 7;
    private const int FullTurn = 16;

    public string Name => "tracker";

    public int Brief => 300;

    public FuzzInput Make(int seed) => CaptureInputs.Changed(seed);

    public void Take(FuzzInput input)
    {
        var shown = new List<(string Name, MemoryStream Text)>();
        var format = FormatList.All[input.Turn % FormatList.All.Count].Name;
        EveryView.Show(input.Frames, input.Turn, name =>
        {
            if (name != format && input.Turn % FullTurn != 0)
            {
                return null;
            }

            shown.Add((name, new MemoryStream()));
            return shown[^1].Text;
        });
        foreach (var (name, text) in shown.Where(one => one.Name != "follow Raw"))
        {
            ShownText.IsSafe(name, text, colour: input.Turn % ColouredTurn == 0);
        }
    }
}
