using System.Net;
using System.Net.Sockets;
using System.Text;
using TcpSniff.Analysis;
using TcpSniff.Live;
using TcpSniff.Live.Decoding;
using TcpSniff.Live.Devices;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Library.Tests.Documents;

/// <summary>What docs/library.md shows of live capture.</summary>
public class LiveExampleTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static bool MayCapture => CaptureDevices.List(probe: true).Any(device => device.Name == CaptureDevices.Loopback && device.MayCapture == true);

    [Fact]
    public async Task A_capture_is_told_while_it_goes_on()
    {
        Assert.SkipUnless(MayCapture, "this user may not capture");
        using var listener = Listener(out var port);
        using var story = new Watched();
        using var device = Open(port);
        var telling = Task.Run(() => Story(story, device), TestContext.Current.CancellationToken);

        Converse(listener, port);
        await story.UntilAsync("TIME-WAIT");
        device.Break();
        await telling.WaitAsync(Soon, TestContext.Current.CancellationToken);

        Assert.Contains("ESTABLISHED", story.Text);
    }

    [Fact]
    public async Task Connections_are_judged_and_forgotten_once_they_are_over()
    {
        Assert.SkipUnless(MayCapture, "this user may not capture");
        using var listener = Listener(out var port);
        using var lines = new Watched();
        using var device = Open(port);
        var judging = Task.Run(() => Watch(lines.Writer, device), TestContext.Current.CancellationToken);

        Converse(listener, port);
        await lines.UntilAsync("connection 0 is over");
        device.Break();
        await judging.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_documented_code_is_the_one_that_runs()
    {
        DocumentedCode.IsIn("docs/library.md", "open", lines: 3);
        DocumentedCode.IsIn("docs/library.md", "story", lines: 4);
        DocumentedCode.IsIn("docs/library.md", "watch", lines: 14);
    }

    private static LiveSource Open(int port)
    {
        // begin open
        var device = LiveSource.Open(CaptureDevices.Loopback, new LiveOptions { Filter = $"tcp port {port}" });
        // end open
        return device;
    }

    private static void Story(Stream standardOutput, LiveSource device)
    {
        // begin story
        using var capture = new Pipeline(device, new PacketDotNetDecoder());
        CaptureReport.Write(capture, View.Timeline, "text", standardOutput, new ReportOptions { Live = true });
        // end story
    }

    private static void Watch(TextWriter output, LiveSource device)
    {
        // begin watch
        using var capture = new Pipeline(device, new PacketDotNetDecoder(), new Remembering(Remembering.UsualMemory));
        var analyst = new RunningAnalyst(capture.Record);
        while (capture.MoveNext() is PipelineStatus.Packet or PipelineStatus.Idle)
        {
            foreach (var connection in capture.Due(CaptureTime.Of(TimeProvider.System.GetUtcNow())))
            {
                output.WriteLine($"connection {connection.Stream} is over: {connection.Teardown}");
                foreach (var finding in analyst.Judge(connection))
                {
                    output.WriteLine(finding.Text.In(Language.English));
                }
            }
        }
        // end watch
    }

    private static TcpListener Listener(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }

    private static void Converse(TcpListener listener, int port)
    {
        using var client = new TcpClient();
        client.Connect(IPAddress.Loopback, port);
        using var server = listener.AcceptTcpClient();
        var (here, there) = (client.GetStream(), server.GetStream());
        here.Write("hello\n"u8);
        Assert.Equal(6, there.ReadAtLeast(new byte[6], 6));
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, there.Read(new byte[1]));
        server.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, here.Read(new byte[1]));
    }

    /// <summary>A stream that somebody reads while it is written.</summary>
    private sealed class Watched : MemoryStream
    {
        private readonly SemaphoreSlim _more = new(0);
        private readonly StringBuilder _text = new();

        public TextWriter Writer => new StreamWriter(this) { AutoFlush = true };

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public async Task UntilAsync(string text)
        {
            while (!Text.Contains(text, StringComparison.Ordinal))
            {
                Assert.True(await _more.WaitAsync(Soon), $"no \"{text}\" in \"{Text}\"");
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            lock (_text)
            {
                _text.Append(Encoding.UTF8.GetString(buffer));
            }

            _more.Release();
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _more.Dispose();
        }
    }
}
