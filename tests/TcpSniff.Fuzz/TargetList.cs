using TcpSniff.Fuzz.Targets;

namespace TcpSniff.Fuzz;

/// <summary>All targets.</summary>
internal static class TargetList
{
    /// <summary>One of each.</summary>
    public static IReadOnlyList<ITarget> All { get; } =
    [
        new FilesTarget(), new PackedTarget(), new DecodersTarget(), new StatesTarget(), new TrackerTarget(), new AnnotateTarget(), new FollowTarget(), new WhereTarget(),
        new FiltersTarget(), new ChatTarget(), new ChatServerTarget(), new ParquetTarget(), new PageTarget(), new AlignTarget(), new SplitTarget(),
    ];

    /// <summary>The target of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ITarget Named(string name) => All.FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"no target {name}; there are {string.Join(", ", All.Select(target => target.Name))}");
}
