using System.Runtime.Versioning;
using TcpSniff.Capture;
using TcpSniff.Lab.Links;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Timelines;

namespace TcpSniff.Lab.Scenarios;

/// <summary>A scenario that was played: what the tap saw, which calls caused it, and what the kernels said meanwhile.</summary>
/// <param name="Scenario">What was played.</param>
/// <param name="Capture">The capture, as a pcapng file.</param>
/// <param name="Calls">The socket calls of both sides.</param>
/// <param name="Truth">The kernels' word.</param>
internal sealed record Performance(Scenario Scenario, byte[] Capture, IReadOnlyList<SocketCall> Calls, KernelTruth Truth)
{
    /// <summary>Plays a scenario on a stage of its own.</summary>
    /// <exception cref="LabException">The system does not let this user.</exception>
    /// <exception cref="ScenarioStuckException">Something that it waits for does not happen.</exception>
    [SupportedOSPlatform("linux")]
    public static Performance Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Rehearsal.Hold();
        using var stage = Stage.Open(scenario.Setting);
        foreach (var excuse in scenario.Excuses)
        {
            stage.Truth.Excuse(excuse);
        }

        using var file = new MemoryStream();
        using (var writer = CaptureWriter.Create(file, scenario.Name, [LinkRecorder.Interface(scenario.Setting.Vlan)], CommentOn(scenario)))
        {
            stage.RecordTo(writer);
            scenario.Play(stage);
        }

        return new(scenario, file.ToArray(), stage.Log.Calls, stage.Truth);
    }

    /// <summary>How the capture was made, for whoever opens it later.</summary>
    private static string CommentOn(Scenario scenario)
    {
        var parameters = KernelParameter.Usual.Where(usual => scenario.Setting.Parameters.All(own => own.Name != usual.Name)).Concat(scenario.Setting.Parameters);
        return $"""
            tcpsniff lab run {scenario.Name}: {scenario.Summary.En}. {scenario.Lesson.En}.
            Real sockets of Linux {Environment.OSVersion.Version.ToString(3)} in two network namespaces, joined by a userspace link that this was recorded on.
            {string.Join(' ', parameters)}
            """;
    }
}
