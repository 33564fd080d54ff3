using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios;

/// <summary>
/// One TCP story that real kernels play. One file each, in the folder of what it is about, listed in <see cref="ScenarioList"/>.
/// </summary>
internal abstract class Scenario
{
    /// <summary>Its name for the command line and for files, in kebab-case.</summary>
    public abstract string Name { get; }

    /// <summary>What happens, in one line.</summary>
    public abstract Sentence Summary { get; }

    /// <summary>What one learns from it, in one line.</summary>
    public abstract Sentence Lesson { get; }

    /// <summary>What it needs of its stage.</summary>
    public virtual Setting Setting => Setting.Usual;

    /// <summary>Where the wire cannot tell what the kernel knows, and why.</summary>
    public virtual IReadOnlyList<Excuse> Excuses => [];

    /// <summary>Plays it.</summary>
    /// <exception cref="ScenarioStuckException">Something that it waits for does not happen.</exception>
    [SupportedOSPlatform("linux")]
    public abstract void Play(Stage stage);
}
