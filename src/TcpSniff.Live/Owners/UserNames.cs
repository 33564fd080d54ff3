using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Live.Owners;

/// <summary>Names of users, remembered.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe partial class UserNames
{
    private const int Most = 4096;

    private readonly Dictionary<uint, string> _names = [];

    /// <summary>The name of a user, or the number where there is none.</summary>
    public string Of(uint user)
    {
        if (_names.TryGetValue(user, out var known))
        {
            return known;
        }

        // The first member of struct passwd is the name.
        var entry = getpwuid(user);
        var name = (entry is null ? null : Marshal.PtrToStringUTF8(*entry)) ?? user.ToString(CultureInfo.InvariantCulture);
        if (_names.Count < Most)
        {
            _names.Add(user, name);
        }

        return name;
    }

    [LibraryImport("libc")]
    private static partial nint* getpwuid(uint user);
}
