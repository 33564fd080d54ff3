namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>One way to change a capture where it hurts.</summary>
internal interface IMutation
{
    /// <summary>Changes a capture that holds at least one packet, once. Packets are replaced, never changed in place.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="random">Where chance comes from: the same gives the same change.</param>
    void Change(List<Frame> capture, Random random);
}
