using System.Collections;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>An ICMP error about a segment of a connection.</summary>
/// <param name="Frame">Number of the packet.</param>
/// <param name="Time">When it was captured.</param>
/// <param name="About">Whose segment it quotes.</param>
/// <param name="Error">The error.</param>
internal readonly record struct NotedError(long Frame, CaptureTime Time, Role About, IcmpError Error);

/// <summary>The ICMP errors about one connection, the first ones kept.</summary>
internal sealed class NotedErrors : IReadOnlyList<NotedError>
{
    /// <summary>Errors kept at most.</summary>
    public const int Capacity = 32;

    private readonly List<NotedError> _errors = [];

    /// <summary>How many are kept.</summary>
    public int Count => _errors.Count;

    /// <summary>How many more there were.</summary>
    public long Omitted { get; private set; }

    /// <summary>One of them, in order of capture.</summary>
    public NotedError this[int index] => _errors[index];

    /// <inheritdoc/>
    public IEnumerator<NotedError> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Keeps the error where there is room.</summary>
    internal void Add(NotedError error)
    {
        if (_errors.Count < Capacity)
        {
            _errors.Add(error);
        }
        else
        {
            Omitted++;
        }
    }
}
