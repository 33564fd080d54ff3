using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Lab.Links;
using TcpSniff.Lab.Tests.Kernel;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Lab.Tests.Links;

public class LinkRecorderTests
{
    [Fact]
    public void What_the_link_took_is_read_back_as_the_same_connection()
    {
        using var theatre = Theatre.Open();
        var path = Path.GetTempFileName();
        try
        {
            using (var writer = CaptureWriter.Create(path, [LinkRecorder.Interface()]))
            {
                theatre.Link.Observers.Add(new LinkRecorder(writer));
                theatre.OpenConnection();
            }

            using var source = CaptureFile.Open(path);
            var pipeline = new Pipeline(source, new PacketDecoder());
            while (pipeline.MoveNext() == PipelineStatus.Packet)
            {
            }

            var connection = Assert.Single(pipeline.Tracker.Connections);
            Assert.Equal((Handshake.Complete, (long)theatre.Truth.Segments), (connection.Handshake, connection.LastFrame));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
