using TcpSniff.Tracking.Connections.Shelving;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Shelving;

/// <summary>What is written against a pattern is read as it was, whatever it and the pattern are.</summary>
public class PackerTests
{
    private const ulong Base = 1_700_000_000_000_000_000;

    [Fact]
    public void Any_words_are_read_as_they_were_whatever_the_pattern_is()
    {
        var random = new Random(11);
        for (var round = 0; round < 5_000; round++)
        {
            var (length, other) = (random.Next(300), random.Next(300));
            var (values, like) = (Words(random, length), Words(random, other));
            for (var i = 0; i < Math.Min(length, other); i++)
            {
                values[i] = random.Next(3) > 0 ? like[i] : values[i];
            }

            var pattern = new Pattern();
            Pack(like, Base + (ulong)random.Next(1000), null, pattern);
            var from = Base + (ulong)random.NextInt64(1L << 41);
            var packed = Pack(values, from, pattern, null);

            Assert.Equal(values, Unpack(packed, from, pattern, length));
        }
    }

    [Fact]
    public void What_is_like_the_pattern_but_for_the_time_takes_a_bit_a_word()
    {
        ulong[] like = [7, Base + 5, 0, 0xfedcba9876543210, Base + 123_456];
        ulong[] later = [7, Base + 1_000_005, 0, 0xfedcba9876543210, Base + 1_123_456];
        var pattern = new Pattern();
        Pack(like, Base, null, pattern);

        // One byte of bits, and eight that a reader may look at.
        Assert.Equal(1 + 8, Pack(later, Base + 1_000_000, pattern, null).Length);
    }

    [Fact]
    public void What_is_left_behind_the_last_word_is_read_as_it_was()
    {
        byte[] bytes = [1, 0, 3, 0, 0, 0, 0, 0, 9, 0, 7];
        var packer = new Packer { Base = Base };
        packer.Write<byte>(bytes);
        var read = new byte[bytes.Length];
        new Unpacker(packer.Packed) { Base = Base }.Read<byte>(read);

        Assert.Equal(bytes, read);
    }

    private static byte[] Pack(ulong[] values, ulong from, Pattern? pattern, Pattern? learning)
    {
        var packer = new Packer { Base = from, Pattern = pattern, Learning = learning };
        packer.Write<ulong>(values);
        return packer.Packed.ToArray();
    }

    private static ulong[] Unpack(byte[] packed, ulong from, Pattern pattern, int length)
    {
        // What lies behind it must stay as it is.
        var read = new ulong[length + 64];
        read.AsSpan(length).Fill(77);
        new Unpacker(packed) { Base = from, Pattern = pattern }.Read(read.AsSpan(0, length));
        Assert.All(read.Skip(length), word => Assert.Equal(77UL, word));
        return read[..length];
    }

    private static ulong[] Words(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => Word(random))];

    private static ulong Word(Random random) => random.Next(5) switch
    {
        0 => 0,
        1 => (ulong)random.Next(256),
        2 => (ulong)random.NextInt64(),
        3 => Base + (ulong)random.Next(1_000_000),
        _ => Base ^ (1UL << random.Next(64)),
    };
}
