using System.Diagnostics;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Namespaces;
using TcpSniff.Live.Rights;

namespace TcpSniff.Live.Tests;

/// <summary>What children do; they print what came of it.</summary>
internal static class Deeds
{
    public static readonly Dictionary<string, Action> All = new()
    {
        [nameof(GiveUpRights)] = GiveUpRights,
        [nameof(CaptureWithoutRights)] = CaptureWithoutRights,
        [nameof(CaptureOnUnknownDeviceWithoutRights)] = CaptureOnUnknownDeviceWithoutRights,
        [nameof(CaptureInOwnNamespace)] = CaptureInOwnNamespace,
        [nameof(CaptureWhileTheDeviceGoesDown)] = CaptureWhileTheDeviceGoesDown,
        [nameof(CaptureOnADeviceThatVanishes)] = CaptureOnADeviceThatVanishes,
    };

    public static void GiveUpRights()
    {
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });
        using var waiting = new ManualResetEventSlim();
        var thread = new Thread(waiting.Wait) { IsBackground = true };
        thread.Start();
        Privileges.DropTo("nobody");
        Console.WriteLine($"sealed: {Privileges.Seal()}");

        foreach (var field in (string[])["Uid:", "CapEff:", "CapPrm:", "CapAmb:", "NoNewPrivs:", "Seccomp:"])
        {
            var ofAll = Directory.GetDirectories("/proc/self/task")
                .Select(task => File.ReadLines(task + "/status").First(line => line.StartsWith(field, StringComparison.Ordinal)))
                .Distinct();
            Console.WriteLine(string.Join(';', ofAll).Replace('\t', ' '));
        }

        try
        {
            Process.Start("true").WaitForExit();
            Console.WriteLine("a program was run");
        }
        catch (System.ComponentModel.Win32Exception refused)
        {
            Console.WriteLine(refused.NativeErrorCode == 1 ? "no program is run" : refused.Message);
        }

        conversation.Open();
        Console.WriteLine($"{CapturedPacket.Pull(source, so => so.Count >= 3).Count} packets");
        Print(() => Privileges.DropTo("root"));
        waiting.Set();
    }

    public static void CaptureWithoutRights()
    {
        Privileges.DropTo("nobody");
        Print(() => LiveSource.Open("lo"));
    }

    public static void CaptureOnUnknownDeviceWithoutRights()
    {
        Privileges.DropTo("nobody");
        Print(() => LiveSource.Open("l0"));
    }

    public static void CaptureInOwnNamespace()
    {
        if (!OwnNamespace.IsEntered)
        {
            Privileges.DropTo("nobody");
            Console.WriteLine($"possible: {OwnNamespace.IsPossible()}");
            OwnNamespace.Enter();
            return;
        }

        Print(() => LiveSource.Open("lo"));
        Console.WriteLine($"up: {LoopbackDevice.BringUp()}");
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });
        conversation.Open().Say("hello");
        Console.WriteLine($"captured: {CapturedPacket.Pull(source, so => so.Any(packet => packet.Holds("hello"))).Count} packets");
    }

    public static void CaptureWhileTheDeviceGoesDown()
    {
        if (!OwnNamespace.IsEntered)
        {
            OwnNamespace.Enter();
            return;
        }

        LoopbackDevice.BringUp();
        using var conversation = new Conversation();
        using var source = LiveSource.Open("lo", new LiveOptions { Filter = conversation.Filter });
        LoopbackDevice.TakeDown();
        Console.WriteLine($"down: {source.MoveNext()} {source.MoveNext()}");
        LoopbackDevice.BringUp();
        conversation.Open();
        Console.WriteLine($"up: {CapturedPacket.Pull(source, so => so.Count >= 3).Count} packets");
    }

    public static void CaptureOnADeviceThatVanishes()
    {
        if (!OwnNamespace.IsEntered)
        {
            OwnNamespace.Enter();
            return;
        }

        Ip("link add gone0 type veth peer name gone1");
        Ip("link set gone0 up");
        using var source = LiveSource.Open("gone0", new LiveOptions { Filter = "tcp port 1" });
        Console.WriteLine(source.MoveNext());
        Ip("link delete gone0");
        CapturedPacket.Pull(source, so => false);
        Console.WriteLine($"{source.MoveNext()}: {source.Damage}");
    }

    private static void Ip(string arguments)
    {
        using var ip = Process.Start("ip", arguments);
        ip.WaitForExit();
    }

    private static void Print(Action action)
    {
        try
        {
            action();
            Console.WriteLine("nothing went wrong");
        }
        catch (LiveException problem)
        {
            Console.WriteLine(problem.Message);
        }
    }
}
