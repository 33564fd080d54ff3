namespace TcpSniff.Decoding.Tcp;

/// <summary>Walks over the options of a TCP header without allocating, for <c>foreach</c>. Stops at the end of the list and after a broken option.</summary>
/// <remarks><code>
/// +--------+    +--------+--------+- - - - - - - - -+
/// | 0 or 1 |    |  kind  | length | length - 2 bytes|   (RFC 9293 section 3.1)
/// +--------+    +--------+--------+- - - - - - - - -+
/// </code></remarks>
internal ref struct TcpOptionEnumerator
{
    private ReadOnlySpan<byte> _rest;

    internal TcpOptionEnumerator(ReadOnlySpan<byte> options) => _rest = options;

    /// <summary>The option that <see cref="MoveNext"/> found.</summary>
    public TcpOption Current { get; private set; }

    /// <summary>The same, for <c>foreach</c>.</summary>
    public readonly TcpOptionEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next option.</summary>
    public bool MoveNext()
    {
        if (_rest is [] or [TcpOptionKind.EndOfList, ..])
        {
            return false;
        }

        var kind = _rest[0];
        if (kind == TcpOptionKind.NoOperation)
        {
            Current = new() { Kind = kind, Value = default };
            _rest = _rest[1..];
        }
        else if (_rest is [_, >= 2 and var length, ..] && length <= _rest.Length)
        {
            Current = new() { Kind = kind, Value = _rest[2..length] };
            _rest = _rest[length..];
        }
        else
        {
            Current = new() { Kind = kind, Value = _rest[Math.Min(2, _rest.Length)..], IsBroken = true };
            _rest = default;
        }

        return true;
    }
}
