using BenchmarkDotNet.Running;
using TcpSniff.Benchmarks;
using TcpSniff.Benchmarks.Live;
using TcpSniff.Benchmarks.Traffic;

// dotnet run -c Release --project tests/TcpSniff.Benchmarks -- [BenchmarkDotNet's options]; live RATE and traffic … for the scripts
switch (args)
{
    case ["live", ..]:
        LiveBenchmark.Run(args.AsSpan(1));
        break;
    case ["traffic", ..]:
        TrafficFile.Write(args.AsSpan(1));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(DecoderBenchmarks).Assembly).Run(args);
        break;
}
