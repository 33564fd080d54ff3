using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Naming;

public class NamingTests
{
    private static readonly IpAddress Resolver = IpAddress.Parse("192.0.2.53");
    private static readonly IpAddress Asker = IpAddress.Parse("192.0.2.7");

    [Fact]
    public void An_answer_names_its_addresses_of_both_versions()
    {
        var book = Read(Udp(53, new DnsMessage("www.example.com").Address("www.example.com", "198.51.100.1").Address("www.example.com", "2001:db8::9").ToArray()));

        Assert.Equal(("www.example.com", "www.example.com", null), (Name(book, "198.51.100.1"), Name(book, "2001:db8::9"), Name(book, "198.51.100.2")));
    }

    [Fact]
    public void An_alias_counts_as_the_name_that_was_asked_for() => Assert.Equal("shop.example.com", Name(
        Read(Udp(53, new DnsMessage("shop.example.com").Alias("shop.example.com", "x.cdn.net").Alias("X.cdn.net", "edge7.cdn.net").Address("edge7.CDN.net", "198.51.100.1").ToArray())), "198.51.100.1"));

    [Fact]
    public void Names_may_point_back_into_the_message() =>
        Assert.Equal("a.test", Name(Read(Udp(53, new DnsMessage("a.test").Record([0xC0, 12], 1, [198, 51, 100, 1]).ToArray())), "198.51.100.1"));

    [Fact]
    public void The_first_name_of_an_address_stays() => Assert.Equal("one.test", Name(
        Read(Udp(53, new DnsMessage("one.test").Address("one.test", "198.51.100.1").ToArray()), Udp(53, new DnsMessage("two.test").Address("two.test", "198.51.100.1").ToArray())), "198.51.100.1"));

    [Fact]
    public void Multicast_answers_need_no_question_and_may_add_what_nobody_asked_for() => Assert.Equal("printer.local", Name(
        Read(Udp(5353, new DnsMessage("", 0x8400).Alias("x.local", "y.local").Address("printer.local", "169.254.3.4", isAdditional: true).ToArray())), "169.254.3.4"));

    [Fact]
    public void Over_TCP_every_whole_answer_of_a_segment_counts()
    {
        byte[] Framed(byte[] message) => [.. Wire.U16((ushort)message.Length), .. message];
        var first = Framed(new DnsMessage("a.test").Address("a.test", "198.51.100.1").ToArray());
        var second = Framed(new DnsMessage("b.test").Address("b.test", "198.51.100.2").ToArray());

        var book = Read(Packet.Tcp("192.0.2.53:53", "192.0.2.7:4000").Payload([.. first, .. second, .. first[..9]]).ToBytes());

        Assert.Equal(("a.test", "b.test"), (Name(book, "198.51.100.1"), Name(book, "198.51.100.2")));
    }

    [Theory]
    [InlineData(0x0100)] // a question
    [InlineData(0x8183)] // no such name
    [InlineData(0xA180)] // an update
    public void What_is_no_answer_names_nothing(ushort flags) =>
        Assert.Equal(0, Read(Udp(53, new DnsMessage("a.test", flags).Address("a.test", "198.51.100.1").ToArray())).Count);

    [Fact]
    public void Strange_bytes_of_a_name_are_written_out() => Assert.Equal(@"a\027\091m\046.\228\009.test", Name(
        Read(Udp(53, new DnsMessage("x").Record([5, (byte)'a', 27, (byte)'[', (byte)'m', (byte)'.', 2, 0xE4, 9, 4, .. "test"u8, 0], 1, [198, 51, 100, 1]).ToArray())), "198.51.100.1"));

    [Fact]
    public void The_names_of_a_pcapng_count_too_wherever_they_stand()
    {
        var file = new PcapngBuilder().Section().Interface().Packet(1, "x"u8);
        file.Block(4, file.Body.U16(1).U16(13).Bytes(10, 0, 0, 1).Bytes("a.b.test\0"u8).Pad().U16(2).U16(21).Bytes(new byte[15]).Bytes(1).Bytes("h\u001b\0\0\0"u8).Pad().U32(0));

        var book = Read(CaptureFile.Open(new MemoryStream(file.ToArray()), "x"));

        Assert.Equal(("a.b.test", @"h\027"), (Name(book, "10.0.0.1"), Name(book, "::1")));
    }

    [Fact]
    public void More_names_than_anybody_needs_are_forgotten_and_counted()
    {
        var book = new NameBook();
        for (var i = 0u; i < NameBook.MostAddresses + 10; i++)
        {
            book.Add(IpAddress.FromIPv4(i), "a.test");
        }

        Assert.Equal((NameBook.MostAddresses, 10), (book.Count, book.Forgotten));
    }

    [Fact]
    public void Names_that_lead_around_end_soon()
    {
        // 4,000 records whose names go through as many pointers as there is room for.
        var message = new DnsMessage("a.test", 0x8180);
        byte[] chain = [.. Enumerable.Range(0, 8000).SelectMany(i => Wire.U16((ushort)(0xC000 | Math.Max(12, (24 + (2 * i)) & 0x3FFF))))];
        message.Record([0xC0, 12], 16, chain);
        for (var i = 0; i < 4000; i++)
        {
            message.Record([0xFF, 0xF0], 1, [1, 2, 3, 4]);
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        DnsAnswer.Read(message.ToArray(), isMulticast: true, new());

        Assert.InRange(clock.ElapsedMilliseconds, 0, 1000);
    }

    [Fact]
    public void Whatever_is_changed_in_an_answer_it_reads_to_an_end()
    {
        var random = new Random(11);
        var answer = new DnsMessage("shop.example.com").Alias("shop.example.com", "x.cdn.net").Record([0xC0, 12], 1, [198, 51, 100, 1]).Address("x.cdn.net", "2001:db8::9").ToArray();
        var book = new NameBook();
        for (var i = 0; i < 100_000; i++)
        {
            var changed = answer[..random.Next(answer.Length + 1)];
            for (var k = random.Next(4); k > 0 && changed.Length > 0; k--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            DnsAnswer.Read(changed, isMulticast: i % 2 == 0, book);
        }

        Assert.InRange(book.Count, 2, 100_000);
    }

    private static string? Name(NameBook book, string address) => book.Of(IpAddress.Parse(address));

    private static byte[] Udp(ushort port, byte[] message) => Wire.Ethernet(Wire.IPv4(Resolver, Asker, 17, Wire.Udp(port, 4000, message)));

    private static NameBook Read(params byte[][] packets)
    {
        var file = new PcapBuilder();
        foreach (var packet in packets)
        {
            file.Record(1, 0, packet);
        }

        return Read(CaptureFile.Open(new MemoryStream(file.ToArray()), "x"));
    }

    private static NameBook Read(IPacketSource packets)
    {
        var book = new NameBook();
        using var source = new NamingSource(packets, new PacketDecoder(), book, FaultNet.Fatal);
        while (source.MoveNext() == SourceStatus.Packet)
        {
        }

        return book;
    }
}
