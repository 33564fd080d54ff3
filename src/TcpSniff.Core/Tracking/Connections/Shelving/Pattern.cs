namespace TcpSniff.Tracking.Connections.Shelving;

/// <summary>
/// What was written of one connection, word by word: others like it are written as what they differ in. It is what a <see cref="Packer"/> saw in its
/// groups, a word near the base as its difference.
/// </summary>
internal sealed class Pattern
{
    /// <summary>No more groups are kept, 16 KB; what follows is written as if there were no pattern.</summary>
    public const int MostGroups = 32;

    private static readonly ulong[] None = new ulong[Packer.Group];

    private readonly List<ulong[]> _groups = [];
    private readonly List<ulong> _near = [];

    /// <summary>What is written of a value.</summary>
    public static Pattern Of<T>(in T value)
        where T : struct
    {
        var pattern = new Pattern();
        new Packer { Learning = pattern }.Write(value);
        return pattern;
    }

    /// <summary>The words of a group; zeros where there is none.</summary>
    public ReadOnlySpan<ulong> Words(int group) => group < _groups.Count ? _groups[group] : None;

    /// <summary>A bit for each word of a group that stands for a difference from the base.</summary>
    public ulong Near(int group) => group < _near.Count ? _near[group] : 0;

    /// <summary>Takes what the next group holds.</summary>
    public void Add(ReadOnlySpan<ulong> words, ulong near)
    {
        if (_groups.Count < MostGroups)
        {
            var group = new ulong[Packer.Group];
            words.CopyTo(group);
            _groups.Add(group);
            _near.Add(near);
        }
    }
}
