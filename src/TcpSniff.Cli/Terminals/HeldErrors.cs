using System.Text;

namespace TcpSniff.Cli.Terminals;

/// <summary>Lines for standard error that wait while the terminal shows something else. A flood of them is cut.</summary>
internal sealed class HeldErrors(TextWriter errors) : TextWriter
{
    private const int Most = 64 * 1024;

    private readonly StringBuilder _held = new();
    private readonly Lock _writing = new();
    private bool _released;

    /// <inheritdoc/>
    public override Encoding Encoding => errors.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        lock (_writing)
        {
            if (_released)
            {
                errors.Write(value);
            }
            else if (_held.Length < Most)
            {
                _held.Append(value);
            }
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Writes what waited, and from now on at once.</summary>
    public void Release()
    {
        lock (_writing)
        {
            _released = true;
            errors.Write(_held.ToString());
            _held.Clear();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
        }

        base.Dispose(disposing);
    }
}
