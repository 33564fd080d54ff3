namespace TcpSniff.Generating.Mutating;

/// <summary>Changes whole captures: packets, and their order, times and number.</summary>
/// <remarks>The same seed gives the same captures.</remarks>
/// <param name="random">Where chance comes from.</param>
/// <param name="oneIn">One of so many packets is changed.</param>
internal sealed class CaptureMutator(Random random, int oneIn = 4)
{
    private readonly PacketMutator _packets = new(random);

    /// <summary>A changed copy of a capture.</summary>
    public IReadOnlyList<Frame> Mutate(IReadOnlyList<Frame> capture)
    {
        var changed = capture.Select(frame => random.Next(oneIn) == 0 ? _packets.Mutate(frame) : frame).ToList();
        for (var changes = random.Next(4); changes > 0 && changed.Count > 1; changes--)
        {
            Rearrange(changed);
        }

        return changed;
    }

    private void Rearrange(List<Frame> frames)
    {
        var (one, other) = (random.Next(frames.Count), random.Next(frames.Count));
        switch (random.Next(5))
        {
            case 0:
                (frames[one], frames[other]) = (frames[other], frames[one]);
                break;
            case 1:
                frames.Insert(other, frames[one]);
                break;
            case 2:
                frames.RemoveAt(one);
                break;
            case 3:
                frames.Reverse(Math.Min(one, other), Math.Abs(one - other));
                break;
            default:
                // Begun twice: the same ports again.
                frames.AddRange(frames.GetRange(0, one));
                break;
        }
    }
}
