using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Formats;

/// <summary>Writes a heading and rows of as many values.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Writes the names of the columns.</summary>
    void Header(IReadOnlyList<string> names);

    /// <summary>Adds one value to the current row.</summary>
    void Value(in FieldValue value);

    /// <summary>Ends the current row.</summary>
    void EndRow();

    /// <summary>Makes everything visible.</summary>
    void Flush();
}
