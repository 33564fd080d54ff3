using TcpSniff.Tracking;

namespace TcpSniff.Cli.Runs;

/// <summary>Workers that read the same files, each to follow a share of the connections, so that all cores have something to do.</summary>
/// <remarks>What comes out does not depend on how many there are.</remarks>
internal sealed class Crew : IDisposable
{
    /// <summary>Below so many bytes a second worker is not worth its start.</summary>
    private const long WorthSharing = 16 << 20;

    private readonly CaptureInput _input;
    private readonly List<Reading> _readings = [];

    /// <summary>Opens the files for as many as are of use.</summary>
    /// <param name="input">The files.</param>
    /// <param name="wanted">How many there are to be: 1, 2 or 4; null to have that judged.</param>
    public Crew(CaptureInput input, int? wanted)
    {
        _input = input;
        var size = input.Size();
        var count = size is null ? 1 : wanted ?? (size < WorthSharing ? 1 : Environment.ProcessorCount switch { < 2 => 1, < 4 => 2, _ => Share.Most });
        for (var index = 0; index < count; index++)
        {
            _readings.Add(input.Open(recycles: true, new Share(index, count)));
        }

        if (count > 1 && _readings[0].Pipeline.Source.Whole is not null)
        {
            // The connections of a part have numbers already.
            StartAlone();
        }
    }

    /// <summary>The one that stands for all where they do the same.</summary>
    public Reading First => _readings[0];

    /// <summary>What all followed.</summary>
    public IReadOnlyList<Pipeline> Pipelines => [.. _readings.Select(reading => reading.Pipeline)];

    /// <summary>Takes all of them to the end of the files.</summary>
    public void Run(ReadingProgress progress, CancellationToken interrupted)
    {
        var others = _readings.Skip(1).Select(reading => Task.Factory.StartNew(() => new Pass(reading, interrupted).Run(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            new Pass(First, interrupted) { Progress = progress }.Run();
        }
        finally
        {
            Task.WaitAny([Task.WhenAll(others)], CancellationToken.None);
        }

        Array.ForEach(others, other => other.GetAwaiter().GetResult());
        if (_readings.Count > 1 && _readings.Any(reading => reading.Pipeline.Torn.Count > 0))
        {
            // A bug cost connections: who follows all of them says which.
            StartAlone();
            new Pass(First, interrupted) { Progress = progress }.Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _readings.ForEach(reading => reading.Dispose());

    private void StartAlone()
    {
        Dispose();
        _readings.Clear();
        _readings.Add(_input.Open(recycles: true));
    }
}
