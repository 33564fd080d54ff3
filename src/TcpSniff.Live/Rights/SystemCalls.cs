using System.Runtime.InteropServices;

namespace TcpSniff.Live.Rights;

/// <summary>System calls that neither a capture nor the runtime under it makes once the device is open, by number.</summary>
/// <remarks>Running programs, becoming somebody else, mounting, tracing, loading into the kernel, and what its bugs were found in most lately.</remarks>
internal static class SystemCalls
{
    // execve execveat ptrace process_vm_readv process_vm_writev mount umount2 pivot_root chroot open_tree move_mount fsopen
    // init_module finit_module delete_module kexec_load kexec_file_load bpf perf_event_open unshare setns add_key request_key keyctl
    // open_by_handle_at userfaultfd io_uring_setup pidfd_getfd swapon reboot acct quotactl setuid setgid setreuid setresuid setresgid setgroups capset
    private static readonly uint[] OfX64 =
    [
        59, 322, 101, 310, 311, 165, 166, 155, 161, 428, 429, 430,
        175, 313, 176, 246, 320, 321, 298, 272, 308, 248, 249, 250,
        304, 323, 425, 438, 167, 169, 163, 179, 105, 106, 113, 117, 119, 116, 126,
    ];

    private static readonly uint[] OfArm64 =
    [
        221, 281, 117, 270, 271, 40, 39, 41, 51, 428, 429, 430,
        105, 273, 106, 104, 294, 280, 241, 97, 268, 217, 218, 219,
        265, 282, 425, 438, 224, 142, 89, 60, 146, 144, 145, 147, 149, 159, 91,
    ];

    /// <summary>The processor's number for the kernel (linux/audit.h), that of the call <c>seccomp</c>, and those that are never made; null where they are not known.</summary>
    public static (uint Architecture, int Seccomp, IReadOnlyList<uint> NeverMade)? Known => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (0xC000003E, 317, OfX64),
        Architecture.Arm64 => (0xC00000B7, 277, OfArm64),
        _ => null,
    };
}
