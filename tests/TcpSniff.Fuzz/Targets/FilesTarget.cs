using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Naming;

namespace TcpSniff.Fuzz.Targets;

/// <summary>Readers of capture files: whatever comes is read to its end or its damage, and what was read can be written and read again.</summary>
internal sealed class FilesTarget : ITarget
{
    public string Name => "files";

    public int Brief => 3000;

    public FuzzInput Make(int seed) => FileInputs.Changed(seed);

    public void Take(FuzzInput input)
    {
        using var copy = new MemoryStream();
        if (Copy(Open(input), copy, out var packets, out var bytes))
        {
            BrokenPromiseException.Unless(bytes <= input.Bytes.Length, $"{bytes} bytes of packets in a file of {input.Bytes.Length}");
            using var source = CaptureFile.Open(new MemoryStream(copy.ToArray()), "copy");
            var again = 0;
            while (source.MoveNext() == SourceStatus.Packet)
            {
                again++;
            }

            BrokenPromiseException.Unless(source.Damage is null && again == packets, $"{packets} packets were written, {again} are there: {source.Damage?.Problem}");
        }
    }

    /// <summary>As a file, or as a pipe that brings a little at a time.</summary>
    private static Func<IPacketSource> Open(FuzzInput input) => () =>
        CaptureFile.Open(input.Turn % 3 == 0 ? new Trickle(input.Bytes, 1 + (input.Turn % 50)) : new MemoryStream(input.Bytes), "input");

    private static bool Copy(Func<IPacketSource> open, MemoryStream target, out int packets, out long bytes)
    {
        (packets, bytes) = (0, 0);
        try
        {
            using var source = new NamingSource(open(), new PacketDecoder(), new NameBook(), FaultNet.Fatal);
            using var writer = CaptureWriter.Create(target, "copy", source);
            while (source.MoveNext() is var status and (SourceStatus.Packet or SourceStatus.Idle))
            {
                if (status == SourceStatus.Packet)
                {
                    packets++;
                    bytes += source.Current.Data.Length;
                    writer.Write(source.Current);
                }
            }

            return true;
        }
        catch (CaptureFileException)
        {
            return false;
        }
    }

    private sealed class Trickle(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
