using System.Diagnostics;
using System.Globalization;
using TcpSniff.Fuzz;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Fuzz.Running;
using TcpSniff.Generating;
using TcpSniff.Generating.Slow;

// TcpSniff.Fuzz [--minutes N] [--seed N] [--out DIR] [TARGET…]   each target for so many minutes, from that seed on
// TcpSniff.Fuzz --replay FILE…                                   what was found, once more
// TcpSniff.Fuzz --seeds TARGET DIR                               writes inputs for a guided run to begin with
// TcpSniff.Fuzz --guided TARGET                                  takes inputs from AFL++, which runs it (scripts/fuzz-guided.sh)
// TcpSniff.Fuzz --slow KIND PACKETS FILE                         writes a capture that was made to be slow
if (args is ["--replay", .. var files])
{
    return Replay(files);
}

if (args is ["--seeds", var seeded, var inputs])
{
    GuidedRun.WriteSeeds(TargetList.Named(seeded), inputs);
    return 0;
}

if (args is ["--guided", var guided])
{
    GuidedRun.Serve(TargetList.Named(guided));
    return 0;
}

if (args is ["--slow", var kind, var count, var path])
{
    CaptureFiles.Write(SlowCaptures.Named(kind).Packets(int.Parse(count, CultureInfo.InvariantCulture)), path);
    return 0;
}

var (minutes, seed, folder, names) = (10.0, 1, Path.Combine("artifacts", "fuzz"), new List<string>());
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--minutes":
            minutes = double.Parse(args[++i], CultureInfo.InvariantCulture);
            break;
        case "--seed":
            seed = int.Parse(args[++i], CultureInfo.InvariantCulture);
            break;
        case "--out":
            folder = args[++i];
            break;
        default:
            names.Add(args[i]);
            break;
    }
}

var found = 0;
foreach (var target in names.Count == 0 ? TargetList.All : [.. names.Select(TargetList.Named)])
{
    var loop = new FuzzLoop(target, folder, Console.WriteLine);
    var clock = Stopwatch.StartNew();
    loop.Run(seed, TimeSpan.FromMinutes(minutes));
    found += loop.Faults.Count;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{target.Name,-12} {loop.Inputs,12:N0} inputs {loop.Packets,14:N0} packets {clock.Elapsed.TotalMinutes,6:F1} min  {loop.Faults.Count} faults, {Environment.WorkingSet >> 20} MiB"));
}

return found == 0 ? 0 : 1;

static int Replay(string[] files)
{
    var faults = 0;
    foreach (var file in files)
    {
        var (target, input) = FoundFile.Read(File.ReadAllText(file));
        var fault = Trial.Of(TargetList.Named(target), input);
        faults += fault is null ? 0 : 1;
        Console.WriteLine($"{file}: {fault?.ToString() ?? "no fault"}");
    }

    return faults == 0 ? 0 : 1;
}
