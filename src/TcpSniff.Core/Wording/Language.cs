namespace TcpSniff.Wording;

/// <summary>A language that the explaining sentences are written in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    SimplifiedChinese,

    /// <summary>Traditional Chinese.</summary>
    TraditionalChinese,
}
