using BenchmarkDotNet.Running;
using TcpSniff.Benchmarks;

// dotnet run -c Release --project tests/TcpSniff.Benchmarks [-p:SharpPcap=true] -- [BenchmarkDotNet's options]
BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
