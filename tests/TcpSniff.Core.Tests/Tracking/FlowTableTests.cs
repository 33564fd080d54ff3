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
    public void What_is_taken_away_is_gone_and_all_others_are_found()
    {
        var table = new FlowTable((int number, in FlowKey key) => Key(number) == key);
        var there = new HashSet<int>();
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var number = random.Next(700);
            if (there.Remove(number))
            {
                table.Remove(Key(number), number);
            }
            else
            {
                there.Add(number);
                table.Put(Key(number), number);
            }

            var asked = random.Next(700);
            Assert.Equal(there.Contains(asked) ? asked : -1, table.Find(Key(asked)));
        }

        Assert.All(Enumerable.Range(0, 700), number => Assert.Equal(there.Contains(number) ? number : -1, table.Find(Key(number))));
    }

    [Fact]
    public void A_number_that_another_one_replaced_takes_nothing_away()
    {
        var table = new FlowTable((int _, in FlowKey key) => key == Key(1));
        table.Put(Key(1), 3);
        table.Put(Key(1), 8);
        table.Remove(Key(1), 3);

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
