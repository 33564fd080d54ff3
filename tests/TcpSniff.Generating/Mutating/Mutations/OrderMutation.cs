namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Exchanges, doubles, drops or turns around packets.</summary>
internal sealed class OrderMutation : IMutation
{
    /// <inheritdoc/>
    public void Change(List<Frame> capture, Random random)
    {
        var (one, other) = (random.Next(capture.Count), random.Next(capture.Count));
        switch (random.Next(4))
        {
            case 0:
                (capture[one], capture[other]) = (capture[other], capture[one]);
                break;
            case 1:
                capture.Insert(other, capture[one]);
                break;
            case 2 when capture.Count > 1:
                capture.RemoveAt(one);
                break;
            default:
                capture.Reverse(Math.Min(one, other), Math.Abs(one - other));
                break;
        }
    }
}
