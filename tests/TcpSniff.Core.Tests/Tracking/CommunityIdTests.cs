using TcpSniff.Packets;
using TcpSniff.Tracking;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking;

public class CommunityIdTests
{
    // The specification's own examples for TCP.
    [Theory]
    [InlineData("128.232.110.120:34855", "66.35.250.204:80", 0, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData("66.35.250.204:80", "128.232.110.120:34855", 0, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData("128.232.110.120:34855", "66.35.250.204:80", 1, "1:3V71V58M3Ksw/yuFALMcW0LAHvc=")]
    public void Names_a_flow_as_other_programs_do(string client, string server, ushort seed, string id) =>
        Assert.Equal(id, CommunityId.Of(Exchange.Between(client, server).Client(TcpFlags.Syn, 1000).Connection, seed));
}
