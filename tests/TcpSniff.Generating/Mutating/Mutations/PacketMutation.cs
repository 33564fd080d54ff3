namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>A change of one packet, chosen by chance.</summary>
internal abstract class PacketMutation : IMutation
{
    /// <inheritdoc/>
    public void Change(List<Frame> capture, Random random)
    {
        var place = random.Next(capture.Count);
        capture[place] = Change(capture[place] with { Bytes = [.. capture[place].Bytes] }, random);
    }

    /// <summary>Changes a packet whose bytes nobody else has.</summary>
    protected abstract Frame Change(Frame frame, Random random);
}
