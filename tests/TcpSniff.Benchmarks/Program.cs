using BenchmarkDotNet.Running;
using TcpSniff.Benchmarks;
using TcpSniff.Benchmarks.Live;

// dotnet run -c Release --project tests/TcpSniff.Benchmarks -- [BenchmarkDotNet's options], or live RATE in scripts/benchmark-live.sh
if (args is ["live", ..])
{
    LiveBenchmark.Run(args.AsSpan(1));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(DecoderBenchmarks).Assembly).Run(args);
}
