using TcpSniff.Packets;
using TcpSniff.Tracking;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking;

public class FlowTableTests
{
    [Fact]
    public void Every_connection_is_found_under_its_key_whatever_their_number()
    {
        var table = new FlowTable();
        var connections = Enumerable.Range(0, 5000).Select(Connection).ToList();
        connections.ForEach(table.Put);

        Assert.All(connections, connection => Assert.Same(connection, table.Find(connection.Key)));
        Assert.Null(table.Find(Connection(5000).Key));
    }

    [Fact]
    public void The_latest_connection_of_a_flow_replaces_the_earlier()
    {
        var (table, earlier, later) = (new FlowTable(), Connection(1), Connection(1));
        table.Put(earlier);
        table.Put(later);

        Assert.Same(later, table.Find(earlier.Key));
    }

    [Fact]
    public void Every_table_hashes_with_keys_of_its_own()
    {
        var key = Connection(1).Key;

        Assert.Distinct(Enumerable.Range(0, 5).Select(_ => new FlowHash().Of(key)));
    }

    private static Connection Connection(int number) =>
        new(number, FlowKey.Create(IpAddress.FromIPv4(0x0A000001), (ushort)(number / 100), IpAddress.FromIPv4((uint)number), 80, 0, out _), 1, default);
}
