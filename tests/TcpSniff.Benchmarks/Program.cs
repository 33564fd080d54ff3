using BenchmarkDotNet.Running;
using TcpSniff.Benchmarks;

// dotnet run -c Release --project tests/TcpSniff.Benchmarks -- [BenchmarkDotNet's options]
BenchmarkSwitcher.FromAssembly(typeof(DecoderBenchmarks).Assembly).Run(args);
