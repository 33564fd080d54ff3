using System.Runtime.Versioning;
using TcpSniff.Capture;
using TcpSniff.Lab.Links;
using TcpSniff.Lab.Stages;

namespace TcpSniff.Lab.Scenarios;

/// <summary>
/// A talk that nobody sees, before the first performance: the first time that code runs it is compiled, which takes longer than
/// any round trip of the link and would stand in the capture as such.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class Rehearsal
{
    private static readonly Lazy<bool> Done = new(Play);

    /// <summary>Sees to it that it was held.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    public static void Hold() => _ = Done.Value;

    private static bool Play()
    {
        using var stage = Stage.Open(Setting.Usual);
        using var writer = CaptureWriter.Create(Stream.Null, "rehearsal", [LinkRecorder.Interface()]);
        stage.RecordTo(writer);
        var (client, server) = stage.OpenConnection();
        client.Send("hello!");
        stage.Deliver();
        server.Receive();
        client.Close();
        stage.Deliver();
        server.Close();
        stage.Deliver();
        return true;
    }
}
