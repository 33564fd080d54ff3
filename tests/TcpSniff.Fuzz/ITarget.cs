using TcpSniff.Fuzz.Inputs;

namespace TcpSniff.Fuzz;

/// <summary>A part of the program that takes what strangers made.</summary>
internal interface ITarget
{
    /// <summary>The word for it on the command line.</summary>
    string Name { get; }

    /// <summary>Inputs of a short run: some seconds of the slowest machine.</summary>
    int Brief { get; }

    /// <summary>Makes an input; the same seed makes the same.</summary>
    FuzzInput Make(int seed);

    /// <summary>Takes an input. Whatever throws is a fault, and so is a promise that is not kept.</summary>
    /// <exception cref="BrokenPromiseException">What came out is not what was promised.</exception>
    void Take(FuzzInput input);
}
