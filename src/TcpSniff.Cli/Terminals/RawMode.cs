using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Cli.Terminals;

/// <summary>Lets the terminal of standard input hand over each key at once, unseen, until it is as it was (termios(3)).</summary>
[UnsupportedOSPlatform("windows")]
internal static unsafe partial class RawMode
{
    private const int Input = 0;
    private const int Now = 0;

    // Larger than struct termios of any system; what is in it is the system's matter.
    private const int Room = 256;

    private static readonly byte[] Before = new byte[Room];
    private static int _isOn;

    /// <summary>Begins; nothing where standard input is no terminal.</summary>
    public static void Enter()
    {
        var raw = stackalloc byte[Room];
        fixed (byte* before = Before)
        {
            if (tcgetattr(Input, before) != 0)
            {
                return;
            }

            Before.CopyTo(new Span<byte>(raw, Room));
        }

        cfmakeraw(raw);
        _isOn = tcsetattr(Input, Now, raw) == 0 ? 1 : 0;
    }

    /// <summary>As it was before; whoever calls this first does it.</summary>
    public static void Leave()
    {
        if (Interlocked.Exchange(ref _isOn, 0) == 0)
        {
            return;
        }

        fixed (byte* before = Before)
        {
            _ = tcsetattr(Input, Now, before);
        }
    }

    [LibraryImport("libc")]
    private static partial int tcgetattr(int descriptor, byte* settings);

    [LibraryImport("libc")]
    private static partial int tcsetattr(int descriptor, int when, byte* settings);

    [LibraryImport("libc")]
    private static partial void cfmakeraw(byte* settings);
}
