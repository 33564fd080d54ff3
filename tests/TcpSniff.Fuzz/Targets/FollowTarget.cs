using System.Text.Json;
using TcpSniff.Decoding;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;
using TcpSniff.Packets;
using TcpSniff.Reports.Following;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Fuzz.Targets;

/// <summary><c>follow</c>: in each form, with and without a rehearsal, whatever memory it has; all forms show as many bytes.</summary>
internal sealed class FollowTarget : ITarget
{
    private const int Most = 3;

    public string Name => "follow";

    public int Brief => 800;

    public FuzzInput Make(int seed) => CaptureInputs.Changed(seed, most: 6);

    public void Take(FuzzInput input)
    {
        using var whole = new Pipeline(new FrameSource(input.Frames), new PacketDecoder());
        while (whole.MoveNext() == PipelineStatus.Packet)
        {
        }

        foreach (var connection in whole.Tracker.Connections.Take(Most))
        {
            var raw = Follow(input, connection, FollowForm.Raw);
            foreach (var line in Lines(Follow(input, connection, FollowForm.Json)))
            {
                JsonDocument.Parse(line).Dispose();
            }

            foreach (var form in (FollowForm[])[FollowForm.Text, FollowForm.Hex, FollowForm.Json])
            {
                using var shown = Follow(input, connection, form);
                ShownText.IsSafe(form.ToString(), shown, colour: input.Turn % 5 == 0);
                BrokenPromiseException.Unless(raw.Length == 0 || shown.Length > 0, $"{raw.Length} bytes raw, none as {form}");
            }
        }
    }

    private static IEnumerable<byte[]> Lines(MemoryStream text) =>
        System.Text.Encoding.UTF8.GetString(text.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(System.Text.Encoding.UTF8.GetBytes);

    private static MemoryStream Follow(FuzzInput input, Connection connection, FollowForm form)
    {
        var output = new MemoryStream();
        var options = new FollowOptions
        {
            Form = form,
            Language = (Language)(input.Turn % 3),
            From = (input.Turn % 4) switch { 0 => Role.Client, 1 => Role.Server, _ => null },
            Limit = input.Turn % 2 == 0 ? 100 : 1 << 20,
            Colour = input.Turn % 5 == 0,
        };
        using var report = new FollowReport(connection, options, output);
        using var pipeline = new Pipeline(new FrameSource(input.Frames), new PacketDecoder());
        foreach (ref readonly var facts in pipeline.Segments)
        {
            if (facts.Connection.Stream == connection.Stream)
            {
                report.Segment(facts, pipeline.Payload);
            }
        }

        report.Finish();
        return output;
    }
}
