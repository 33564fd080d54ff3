using System.Text;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Testing;

namespace TcpSniff.Fuzz.Inputs;

/// <summary>Files in each format that is read, with what these formats have beside packets.</summary>
internal static class FileInputs
{
    private const uint Microseconds = 0xa1b2c3d4, Nanoseconds = 0xa1b23c4d, Modified = 0xa1b2cd34;

    private static readonly uint[] Magics = [Microseconds, Nanoseconds, Modified];

    /// <summary>A sound file.</summary>
    public static byte[] Sound(Random random)
    {
        var frames = new SeedCaptures(random).Next(1 + random.Next(3)).Take(24).ToList();
        return random.Next(6) switch
        {
            0 => Pcap(frames, random),
            1 => OtherFormats.Snoop(4, 2, frames.Select(Packet)),
            2 => [.. frames.SelectMany(frame => OtherFormats.Erf(2, Packet(frame) with { Data = [0, 0, .. frame.Bytes] }, (byte)random.Next(4), extensions: random.Next(3) == 0 ? [3, 4] : []))],
            3 => OtherFormats.NetMon((byte)(1 + random.Next(2)), (byte)random.Next(4), 1, random.Next(3), [.. frames.Select(Packet)]),
            _ => Pcapng(frames, random),
        };
    }

    /// <summary>A file in which something is wrong.</summary>
    public static FuzzInput Changed(int seed)
    {
        var random = new Random(seed);
        return new(seed) { Bytes = new FileMutator(random).Mutate(Sound(random)) };
    }

    private static FilePacket Packet(Frame frame) => new((uint)(frame.Nanoseconds / 1_000_000_000), (uint)(frame.Nanoseconds / 1000 % 1_000_000), frame.Bytes, frame.OriginalLength);

    private static byte[] Pcap(List<Frame> frames, Random random)
    {
        var file = new PcapBuilder { LittleEndian = random.Next(2) == 0, Magic = Magics[random.Next(Magics.Length)] };
        frames.ForEach(frame => file.Record((uint)(frame.Nanoseconds / 1_000_000_000), (uint)(frame.Nanoseconds / 1000 % 1_000_000), frame.Bytes, (uint)frame.OriginalLength));
        return file.ToArray();
    }

    private static byte[] Pcapng(List<Frame> frames, Random random)
    {
        var file = new PcapngBuilder().Section(random.Next(2) == 0, comment: "a section", options: [(2, Text("hardware")), (3, Text("system"))]);
        file.Interface(1, 0, (2, Text("eth0")), (9, [(byte)random.Next(256)]), (14, file.Number64((ulong)random.Next(3))));
        file.Interface(101, 96, (9, [9]));
        foreach (var frame in frames)
        {
            switch (random.Next(8))
            {
                case 0:
                    file.SimplePacket(frame.Bytes);
                    break;
                case 1:
                    file.ObsoletePacket((ulong)frame.Nanoseconds / 1000, frame.Bytes, drops: (ushort)random.Next(3));
                    break;
                case 2:
                    // A name, a secret, what a vendor adds; counters.
                    file.Block(4, file.Body.U16(1).U16(12).Bytes(10, 0, 0, 1).Bytes(Text("a.b.cde\0")).U32(0));
                    file.Block(10, file.Body.U32(0x544c534b).U32(8).Bytes(Text("SECRET 1")));
                    file.Block(0xbad, file.Body.U32(4711).Bytes(Text("custom")));
                    file.Statistics(0, (4, file.Number64(1000)), (5, file.Number64(3)));
                    break;
                case 3:
                    file.Section(random.Next(2) == 0).Interface();
                    break;
            }

            file.Packet((ulong)frame.Nanoseconds / 1000, frame.Bytes, 0, (uint)frame.OriginalLength, (1, Text("a comment")), (2, file.Number32(1)), (5, file.Number64(7)));
        }

        return file.ToArray();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
