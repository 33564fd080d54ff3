using TcpSniff.Live.Errors;
using TcpSniff.Live.Native;
using TcpSniff.Packets;

namespace TcpSniff.Live.Filters;

/// <summary>A BPF filter (pcap-filter(7)) compiled for one link type, run over packets in this process. Not for several threads at once.</summary>
public sealed unsafe class BpfFilter : IDisposable
{
    // libpcap's parser needs memory and stack for every level of parentheses; nobody types this much.
    private const int LongestExpression = 64 * 1024;

    private BpfProgram _program;

    private BpfFilter(string expression, LinkType linkType, BpfProgram program) =>
        (Expression, LinkType, _program) = (expression, linkType, program);

    /// <summary>Frees the program if nobody did.</summary>
    ~BpfFilter() => Free();

    /// <summary>The expression that it was compiled from.</summary>
    public string Expression { get; }

    /// <summary>The link type that it was compiled for.</summary>
    public LinkType LinkType { get; }

    /// <summary>Compiles an expression.</summary>
    /// <param name="expression">The expression; an empty one matches everything.</param>
    /// <param name="linkType">How the packets begin that it will see.</param>
    /// <param name="snapLength">Bytes kept of a packet at most; libpcap reads nothing beyond.</param>
    /// <exception cref="PcapLibraryMissingException">libpcap is not installed.</exception>
    /// <exception cref="BadFilterException">libpcap does not understand it, or not on this link type.</exception>
    public static BpfFilter Compile(string expression, LinkType linkType, int snapLength = LiveOptions.WholePackets)
    {
        PcapLibrary.Require();
        using var handle = LibPcap.pcap_open_dead(DataLink.FromLinkType(linkType), snapLength);
        return new BpfFilter(expression, linkType, Compile(handle, expression));
    }

    /// <summary>Whether the packet is one that the filter wants.</summary>
    public bool Matches(scoped in RawPacket packet)
    {
        ObjectDisposedException.ThrowIf(_program.Instructions == 0, this);
        var header = new PacketHeader { CapturedLength = (uint)packet.Data.Length, OriginalLength = (uint)packet.OriginalLength };
        fixed (byte* data = packet.Data)
        fixed (BpfProgram* program = &_program)
        {
            return LibPcap.pcap_offline_filter(program, &header, data) != 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the kernel drop what a live capture does not want.</summary>
    internal static void Set(PcapHandle handle, string expression)
    {
        var program = Compile(handle, expression);
        var result = LibPcap.pcap_setfilter(handle, &program);
        LibPcap.pcap_freecode(&program);
        if (result != 0)
        {
            throw new BadFilterException(expression, handle.LastError);
        }
    }

    private static BpfProgram Compile(PcapHandle handle, string expression)
    {
        if (expression.Length > LongestExpression)
        {
            throw new BadFilterException(expression[..40] + "…", $"longer than {LongestExpression} characters");
        }

        BpfProgram program = default;
        if (LibPcap.pcap_compile(handle, &program, expression, 1, LibPcap.NetmaskUnknown) != 0)
        {
            throw new BadFilterException(expression, SyntaxErrorPlace.Explain(handle, expression, handle.LastError));
        }

        return program;
    }

    private void Free()
    {
        fixed (BpfProgram* program = &_program)
        {
            LibPcap.pcap_freecode(program);
            _program = default;
        }
    }
}
