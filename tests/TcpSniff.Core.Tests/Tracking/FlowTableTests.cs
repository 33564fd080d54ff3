using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking;

public class FlowTableTests
{
    [Fact]
    public void Every_connection_is_found_under_its_key_whatever_their_number()
    {
        var table = new FlowTable((int number, in FlowKey key) => Key(number) == key);
        for (var number = 0; number < 5000; number++)
        {
            table.Put(Key(number), number);
        }

        Assert.All(Enumerable.Range(0, 5000), number => Assert.Equal(number, table.Find(Key(number))));
        Assert.Equal(-1, table.Find(Key(5000)));
    }

    [Fact]
    public void The_latest_connection_of_a_flow_replaces_the_earlier()
    {
        var table = new FlowTable((int _, in FlowKey key) => key == Key(1));
        table.Put(Key(1), 3);
        table.Put(Key(1), 8);

        Assert.Equal(8, table.Find(Key(1)));
    }

    [Fact]
    public void Every_table_hashes_with_keys_of_its_own()
    {
        var key = Key(1);

        Assert.Distinct(Enumerable.Range(0, 5).Select(_ => new FlowHash().Of(key)));
    }

    private static FlowKey Key(int number) =>
        FlowKey.Create(IpAddress.FromIPv4(0x0A000001), (ushort)(number / 100), IpAddress.FromIPv4((uint)number), 80, 0, out _);
}
