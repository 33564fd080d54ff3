using System.Diagnostics;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;

namespace TcpSniff.Fuzz.Running;

/// <summary>Lets a target take one input after the other. Each fault that is new is made small and written down.</summary>
/// <param name="target">The target.</param>
/// <param name="folder">Where findings go.</param>
/// <param name="say">Is told what was found.</param>
internal sealed class FuzzLoop(ITarget target, string folder, Action<string> say)
{
    /// <summary>An input that takes longer hangs: the usual one takes a thousandth of it.</summary>
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan MinimizingTime = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, int> _faults = [];

    /// <summary>Inputs so far.</summary>
    public long Inputs { get; private set; }

    /// <summary>Packets in them.</summary>
    public long Packets { get; private set; }

    /// <summary>Kinds of faults so far, with how often each was met.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    /// <summary>Goes on until the time is over.</summary>
    public void Run(int seed, TimeSpan time)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time; seed++)
        {
            Take(seed);
        }
    }

    /// <summary>Takes the input of one seed.</summary>
    public void Take(int seed)
    {
        var input = target.Make(seed);
        Inputs++;
        Packets += input.Packets;
        using (new Timer(_ => Hang(seed, input), null, LongestInput, Timeout.InfiniteTimeSpan))
        {
            if (Trial.Of(target, input) is not { } fault)
            {
                return;
            }

            Note(seed, input, fault);
        }
    }

    private void Note(int seed, FuzzInput input, Exception fault)
    {
        var key = FaultKey.Of(fault);
        _faults[key] = _faults.GetValueOrDefault(key) + 1;
        if (_faults[key] == 1)
        {
            var small = Task.Run(() => new Minimizer(target, MinimizingTime).Smallest(input, fault)).GetAwaiter().GetResult();
            say($"{target.Name}: seed {seed}: {key}: {fault.Message}\n  {Write(seed, small, fault.ToString())}");
        }
    }

    private void Hang(int seed, FuzzInput input)
    {
        if (_faults.Count == 0)
        {
            say($"{target.Name}: seed {seed}: takes longer than {LongestInput.TotalSeconds} s\n  {Write(seed, input, "takes too long")}");
            Environment.Exit(1);
        }
    }

    private string Write(int seed, FuzzInput input, string remark)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{target.Name}-{seed}.txt");
        File.WriteAllText(path, FoundFile.Text(target.Name, input, remark));
        if (input.Frames.Count > 0)
        {
            CaptureFiles.Write(input.Frames, Path.ChangeExtension(path, ".pcapng"));
        }

        return path;
    }
}
