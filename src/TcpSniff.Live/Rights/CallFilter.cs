using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Live.Rights;

/// <summary>Has the kernel refuse system calls to this process from now on, on every thread (seccomp(2)): who takes it over can do little.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class CallFilter
{
    private const int SetNoNewPrivileges = 38;
    private const int SetModeFilter = 1;
    private const nint OnAllThreads = 1;

    private const uint Allow = 0x7fff0000;
    private const uint RefuseAsNotPermitted = 0x00050000 | 1;

    /// <summary>The first number of the 32-bit calls that x86-64 also knows.</summary>
    private const uint ShortPointers = 0x40000000;

    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfNotLess = 0x35;
    private const ushort Return = 0x06;

    // struct seccomp_data
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;

    /// <summary>Refuses calls; false where the kernel has no such filter, or the calls' numbers are not known here.</summary>
    public static bool Install()
    {
        if (prctl(SetNoNewPrivileges, 1, 0, 0, 0) != 0 || SystemCalls.Known is not { } known)
        {
            return false;
        }

        var program = Program(known.Architecture, known.NeverMade);
        fixed (Instruction* first = program)
        {
            var filter = new FilterProgram { Length = (ushort)program.Length, First = first };
            // With this flag, all threads get the filter, and with it what the line above did for this one.
            return syscall(known.Seccomp, SetModeFilter, OnAllThreads, &filter) == 0;
        }
    }

    private static Instruction[] Program(uint architecture, IReadOnlyList<uint> refused) =>
    [
        new(LoadWord, 0, 0, ArchitectureOffset),
        new(JumpIfEqual, 1, 0, architecture),
        new(Return, 0, 0, RefuseAsNotPermitted),
        new(LoadWord, 0, 0, NumberOffset),
        new(JumpIfNotLess, (byte)(refused.Count + 1), 0, ShortPointers),
        .. refused.Select((number, index) => new Instruction(JumpIfEqual, (byte)(refused.Count - index), 0, number)),
        new(Return, 0, 0, Allow),
        new(Return, 0, 0, RefuseAsNotPermitted),
    ];

    [LibraryImport("libc", SetLastError = true)]
    private static partial int prctl(int option, nint second, nint third, nint fourth, nint fifth);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint syscall(nint number, nint operation, nint flags, FilterProgram* filter);

    /// <summary>struct sock_filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    /// <summary>struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public Instruction* First;
    }
}
