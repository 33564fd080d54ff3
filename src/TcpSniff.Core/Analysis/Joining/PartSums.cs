using System.Text;
using TcpSniff.Analysis.Surroundings;
using TcpSniff.Capture;
using TcpSniff.Capture.Parts;
using TcpSniff.Decoding;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Joining;

/// <summary>
/// What whoever analysed a part of a capture leaves for the last step, which knows all parts: what adds up, and which connections have to
/// be judged again by the sums of all. Their packets lie beside it.
/// </summary>
internal sealed record PartSums
{
    /// <summary>First bytes of the file: a name and the version of what follows.</summary>
    private const string Magic = "TcpSniff part sums 1\n";

    /// <summary>How the part was looked at: all have to have been looked at alike.</summary>
    public required PartView View { get; init; }

    /// <summary>What the part knows of the whole.</summary>
    public required WholeCapture Whole { get; init; }

    /// <summary>Connections that begin in the part.</summary>
    public required int Connections { get; init; }

    /// <summary>What was read; its counts add up.</summary>
    public required CaptureRecord Record { get; init; }

    /// <summary>What the connections add up to.</summary>
    public required CaptureSums Sums { get; init; }

    /// <summary>The connections that have to be judged again.</summary>
    public required IReadOnlyList<int> Open { get; init; }

    /// <summary>Writes them: beside the place first, so that half of them are never read.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Write(string path)
    {
        using (var to = new BinaryWriter(new FileStream(UnfinishedFile.Of(path), FileMode.Create, FileAccess.Write), Encoding.UTF8))
        {
            to.Write(Magic.ToCharArray());
            to.Write(Encoding.UTF8.GetString(Whole.Text()));
            to.Write((byte)View.Language);
            to.Write(View.Dedupe);
            to.Write(View.VerifyChecksums);
            to.Write(View.Tunnels);
            to.Write(View.SeparateTunnels);
            to.Write(Connections);
            Record.Write(to);
            to.Write(Open.Count);
            foreach (var stream in Open)
            {
                to.Write(stream);
            }

            Sums.Write(to);
        }

        UnfinishedFile.Finish(path);
    }

    /// <summary>Reads them, adding what adds up to what is there already.</summary>
    /// <param name="path">Their file.</param>
    /// <param name="record">Where the counts go.</param>
    /// <param name="sums">Where the sums go.</param>
    /// <exception cref="CaptureFileException">They cannot be read, or are something else.</exception>
    public static PartSums Read(string path, CaptureRecord record, CaptureSums sums)
    {
        try
        {
            using var from = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read), Encoding.UTF8);
            if (!from.ReadChars(Magic.Length).AsSpan().SequenceEqual(Magic))
            {
                throw new InvalidDataException();
            }

            var whole = WholeCapture.TryRead(Encoding.UTF8.GetBytes(from.ReadString())) ?? throw new InvalidDataException();
            var view = new PartView((Language)from.ReadByte(), from.ReadBoolean(), from.ReadBoolean(), from.ReadBoolean(), from.ReadBoolean());
            var connections = from.ReadInt32();
            record.Add(from);
            var open = new List<int>();
            for (var left = from.ReadInt32(); left > 0; left--)
            {
                open.Add(from.ReadInt32());
            }

            sums.Add(from);
            return new() { View = view, Whole = whole, Connections = connections, Record = record, Sums = sums, Open = open };
        }
        catch (Exception reason) when (reason is EndOfStreamException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new CaptureFileException(path, "no sums of a part, or damaged: analyse the part again", reason);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw CaptureFileException.From(path, reason);
        }
    }
}

/// <summary>How a part was looked at.</summary>
/// <param name="Language">Language of the findings.</param>
/// <param name="Dedupe">Whether copies were left out.</param>
/// <param name="VerifyChecksums">Whether segments with a wrong checksum were left out.</param>
/// <param name="Tunnels">Whether tunnels were looked into.</param>
/// <param name="SeparateTunnels">Whether the same addresses in different tunnels were kept apart.</param>
internal sealed record PartView(Language Language, bool Dedupe, bool VerifyChecksums, bool Tunnels, bool SeparateTunnels)
{
    /// <summary>How packets were looked into.</summary>
    public DecoderOptions Decoder => new() { Tunnels = Tunnels, SeparateTunnels = SeparateTunnels };
}
