using System.Diagnostics;
using TcpSniff.Capture;
using TcpSniff.Cli.Runs;
using TcpSniff.Decoding;
using TcpSniff.Live;
using TcpSniff.Live.Devices;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Demo;

/// <summary>Captures a conversation on loopback while it takes place.</summary>
internal static class DemoRecording
{
    /// <summary>Long enough for any script; a conversation that hangs is shown as far as it went.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Opens the device for the conversation.</summary>
    /// <exception cref="Live.Errors.LiveException">It cannot be opened; this user may not, for one.</exception>
    public static LiveSource Open(DemoConversation conversation) =>
        LiveSource.Open(CaptureDevices.Loopback, new() { Filter = conversation.Filter });

    /// <summary>Lets the conversation run and returns the capture of it as a pcapng file, with what was learned from it.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="reading">What is captured of it.</param>
    /// <param name="shown">Where it is shown while it takes place; null for nowhere.</param>
    /// <param name="calls">Whether socket calls are shown too.</param>
    /// <param name="interrupted">Ends it early.</param>
    public static byte[] Record(DemoConversation conversation, Reading reading, Report? shown, bool calls, CancellationToken interrupted)
    {
        using var file = new MemoryStream();
        using (var writer = CaptureWriter.Create(file, "recording", reading.Pipeline.Source.Interfaces))
        {
            var talking = conversation.RunAsync(interrupted);
            var clock = Stopwatch.StartNew();
            var heard = 0;
            while (!(talking.IsCompleted && IsOver(reading.Pipeline.Tracker)) && clock.Elapsed < Longest && !interrupted.IsCancellationRequested)
            {
                if (reading.Pipeline.MoveNext() == PipelineStatus.Packet)
                {
                    writer.Write(reading.Pipeline.Packet);
                    if (reading.Pipeline.Decoded.Kind == PacketKind.Tcp)
                    {
                        shown?.Segment(reading.Pipeline.Facts, reading.Pipeline.Payload);
                    }
                }
                else if (shown is not null)
                {
                    heard += calls ? Hear(shown, conversation.Notes.Calls, heard) : 0;
                    shown.Flush();
                }
            }

            writer.Drops = reading.Pipeline.Source.Drops;
            if (talking.IsCompleted)
            {
                // Here its failure comes to light, if it failed.
                talking.GetAwaiter().GetResult();
            }
        }

        return file.ToArray();
    }

    private static int Hear(Report shown, IReadOnlyList<SocketCall> calls, int heard)
    {
        foreach (var call in calls.Skip(heard))
        {
            shown.Call(call);
        }

        return calls.Count - heard;
    }

    private static bool IsOver(Tracker tracker) =>
        tracker.Connections.Count > 0 && tracker.Connections.All(connection => HasEnded(connection.Client) && HasEnded(connection.Server));

    private static bool HasEnded(HalfConnection half) => half.State.State is TcpState.Closed or TcpState.TimeWait;
}
