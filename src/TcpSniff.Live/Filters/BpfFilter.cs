using PacketDotNet;
using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Native;
using TcpSniff.Packets;

namespace TcpSniff.Live.Filters;

/// <summary>A BPF filter (pcap-filter(7)) compiled for one link type, run over packets in this process. Not for several threads at once.</summary>
internal sealed unsafe class BpfFilter : IDisposable
{
    // libpcap's parser needs memory and stack for every level of parentheses; nobody types this much.
    private const int LongestExpression = 64 * 1024;

    /// <summary>As the netmask: unknown; only the keyword <c>ip broadcast</c> needs one.</summary>
    private const uint NetmaskUnknown = 0xffffffff;

    private readonly BpfProgram _program;

    private BpfFilter(string expression, LinkType linkType, BpfProgram program) =>
        (Expression, LinkType, _program) = (expression, linkType, program);

    /// <summary>The expression that it was compiled from.</summary>
    public string Expression { get; }

    /// <summary>The link type that it was compiled for.</summary>
    public LinkType LinkType { get; }

    /// <summary>Compiles an expression.</summary>
    /// <param name="expression">The expression; an empty one matches everything.</param>
    /// <param name="linkType">How the packets begin that it will see.</param>
    /// <exception cref="PcapLibraryMissingException">libpcap is not installed.</exception>
    /// <exception cref="BadFilterException">libpcap does not understand it, or not on this link type.</exception>
    public static BpfFilter Compile(string expression, LinkType linkType)
    {
        PcapLibrary.Require();
        var layers = (LinkLayers)DataLink.FromLinkType(linkType);
        return new BpfFilter(expression, linkType, Compile(expression, text => BpfProgram.Create(layers, text, netmask: NetmaskUnknown)));
    }

    /// <summary>Whether the packet is one that the filter wants.</summary>
    public bool Matches(scoped in RawPacket packet)
    {
        ObjectDisposedException.ThrowIf(_program.IsClosed, this);
        var header = new PacketHeader { CapturedLength = (uint)packet.Data.Length, OriginalLength = (uint)packet.OriginalLength };
        fixed (byte* data = packet.Data)
        {
            return _program.Matches((nint)(&header), (nint)data);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _program.Dispose();

    /// <summary>Lets the kernel drop what a live capture does not want.</summary>
    internal static void Set(LibPcapLiveDevice device, string expression)
    {
        // SharpPcap says that it does not compile, not where.
        Compile(expression, text => BpfProgram.Create(device.Handle, text, netmask: NetmaskUnknown)).Dispose();
        try
        {
            device.Filter = expression;
        }
        catch (PcapException reason)
        {
            throw new BadFilterException(expression, reason.Message);
        }
    }

    private static BpfProgram Compile(string expression, Func<string, BpfProgram> compile)
    {
        if (expression.Length > LongestExpression)
        {
            throw new BadFilterException(expression[..40] + "…", $"longer than {LongestExpression} characters");
        }

        try
        {
            return compile(expression);
        }
        catch (PcapException reason)
        {
            throw new BadFilterException(expression, SyntaxErrorPlace.Explain(expression, reason.Message, compile));
        }
    }
}
