using System.CommandLine;
using TcpSniff.Cli.Runs;

namespace TcpSniff.Cli.Options;

/// <summary>Which packets to look at, and how deep.</summary>
internal sealed class PacketOptions(GlobalOptions global)
{
    private readonly Option<string?> _filter = new("--filter", "-f") { Description = "Only packets that this pcap-filter(7) expression matches", HelpName = "BPF" };
    private readonly Option<bool> _udp = new("--udp") { Description = "Show UDP datagrams too, in the timeline and among the segments" };
    private readonly Option<bool> _noTunnels = new("--no-tunnels") { Description = "Do not look inside tunnels" };
    private readonly Option<bool> _separateTunnels = new("--separate-tunnels") { Description = "Keep the same addresses in different tunnels or VLANs apart" };
    private readonly Option<bool> _dedupe = new("--dedupe") { Description = "Leave out segments that were captured twice; frames keep their numbers" };
    private readonly Option<bool> _verifyChecksums = new("--verify-checksums") { Description = "Leave out segments with a wrong checksum, as their receiver does" };
    private readonly Option<bool> _numeric = new("-n") { Description = "Addresses as numbers, which they always are: accepted because tcpdump has it" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_filter);
        command.Add(_udp);
        command.Add(_noTunnels);
        command.Add(_separateTunnels);
        command.Add(_dedupe);
        command.Add(_verifyChecksums);
        command.Add(_numeric);
    }

    /// <summary>What the command line says.</summary>
    public PacketChoice Read(ParseResult result) => new()
    {
        Filter = result.GetValue(_filter),
        Udp = result.GetValue(_udp),
        Dedupe = result.GetValue(_dedupe),
        VerifyChecksums = result.GetValue(_verifyChecksums),
        DecodedBy = global.DecoderFor(result),
        Decoder = new()
        {
            Tunnels = !result.GetValue(_noTunnels),
            SeparateTunnels = result.GetValue(_separateTunnels),
        },
    };
}
