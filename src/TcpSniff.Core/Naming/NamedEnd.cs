using TcpSniff.Packets;

namespace TcpSniff.Naming;

/// <summary>Addresses with their names behind.</summary>
internal static class NamedEnd
{
    /// <summary><c>192.0.2.1:80 (www.example.com)</c>; without the name where there is none.</summary>
    /// <param name="end">The end.</param>
    /// <param name="names">Where names are; null for none.</param>
    /// <param name="longest">Characters of a name at most; what does not fit is left out at its beginning.</param>
    public static string Of(Endpoint end, NameBook? names, int longest = int.MaxValue) => With(end.ToString(), names?.Of(end.Address), longest);

    /// <summary>The same of an address alone.</summary>
    public static string Of(IpAddress address, NameBook? names) => With(address.ToString(), names?.Of(address), int.MaxValue);

    private static string With(string text, string? name, int longest) =>
        name is null ? text : name.Length <= longest ? $"{text} ({name})" : $"{text} (…{name[^(longest - 1)..]})";
}
