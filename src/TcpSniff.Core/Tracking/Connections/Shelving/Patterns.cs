namespace TcpSniff.Tracking.Connections.Shelving;

/// <summary>A pattern for each shape of connection: the first one of it that was put away. Of a flood one is much like the other.</summary>
internal sealed class Patterns
{
    /// <summary>Shapes that are told apart.</summary>
    public const int Count = 64;

    private readonly Pattern?[] _patterns = new Pattern?[Count];

    /// <summary>That of a shape; null where there is none yet.</summary>
    public ref Pattern? this[int shape] => ref _patterns[shape];
}
