using TcpSniff.Tracking;

namespace TcpSniff.Reports.Xplot;

/// <summary>All graphs of what one side of a connection sends.</summary>
internal sealed class SideGraphs
{
    private readonly XplotFile[] _files;
    private readonly TimeSequenceGraph _sequence;
    private readonly OutstandingGraph _outstanding;
    private readonly RttGraph _rtt;

    /// <summary>Begins their files.</summary>
    /// <param name="path">The beginning of their paths; tcptrace's ending for each graph follows.</param>
    /// <param name="ends">Who sends to whom.</param>
    public SideGraphs(string path, string ends)
    {
        _files = [new(path + "_tsg.xpl"), new(path + "_owin.xpl"), new(path + "_rtt.xpl")];
        _files[0].Begin($"{ends} (time sequence graph)", "sequence number", "timeval double");
        _files[1].Begin($"{ends} (outstanding data)", "Outstanding Data (bytes)", "timeval signed");
        _files[2].Begin($"{ends} (rtt samples)", "rtt (ms)", "timeval signed");
        (_sequence, _outstanding, _rtt) = (new(_files[0]), new(_files[1]), new(_files[2]));
    }

    /// <summary>Draws a segment that the side sent.</summary>
    public void Sent(in SegmentFacts facts)
    {
        _sequence.Sent(facts);
        _outstanding.Sent(facts);
    }

    /// <summary>Draws what the peer answered.</summary>
    public void Answered(in SegmentFacts facts)
    {
        _sequence.Answered(facts);
        _outstanding.Answered(facts);
        _rtt.Answered(facts);
    }

    /// <summary>Ends their files.</summary>
    public void End() => Array.ForEach(_files, file => file.End());
}
