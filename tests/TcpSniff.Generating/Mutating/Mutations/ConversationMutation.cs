namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Changes whole conversations: begun again on the same ports, begun midway, heard on one side only, shifted in number, told by the other side.</summary>
internal sealed class ConversationMutation : IMutation
{
    /// <inheritdoc/>
    public void Change(List<Frame> capture, Random random)
    {
        var place = random.Next(capture.Count);
        switch (random.Next(5))
        {
            case 0:
                capture.AddRange(capture.GetRange(0, place));
                break;
            case 1:
                capture.RemoveRange(0, place);
                break;
            case 2:
                var silent = SourcePort(capture[place]);
                if (silent >= 0 && capture.Exists(frame => SourcePort(frame) != silent))
                {
                    capture.RemoveAll(frame => SourcePort(frame) == silent);
                }

                break;
            case 3:
                Shift(capture, SourcePort(capture[place]), place, Numbers.Distance(random));
                break;
            default:
                capture[place] = Turned(capture[place]);
                break;
        }
    }

    /// <summary>Negative where it has none.</summary>
    private static int SourcePort(Frame frame) => HeaderPlace.Tcp(frame) is >= 0 and var tcp ? frame.Bytes[tcp] << 8 | frame.Bytes[tcp + 1] : -1;

    /// <summary>One side counts from elsewhere from a packet on, as behind a device that rewrites numbers and forgot how.</summary>
    private static void Shift(List<Frame> capture, int port, int first, uint distance)
    {
        for (var i = first; i < capture.Count; i++)
        {
            if (HeaderPlace.Tcp(capture[i]) is >= 0 and var tcp && SourcePort(capture[i]) == port)
            {
                capture[i] = capture[i] with { Bytes = [.. capture[i].Bytes] };
                HeaderPlace.Add(capture[i].Bytes.AsSpan(tcp + 4), distance);
            }
        }
    }

    /// <summary>Sender and receiver exchanged.</summary>
    private static Frame Turned(Frame frame)
    {
        if (HeaderPlace.Tcp(frame) is not (>= 0 and var tcp))
        {
            return frame;
        }

        byte[] bytes = [.. frame.Bytes];
        var (at, length) = HeaderPlace.IsVersion6(frame) ? (frame.Ip + 8, 16) : (frame.Ip + 12, 4);
        var (sender, receiver) = (bytes[at..(at + length)], bytes[(at + length)..(at + (2 * length))]);
        receiver.CopyTo(bytes, at);
        sender.CopyTo(bytes, at + length);
        (bytes[tcp], bytes[tcp + 1], bytes[tcp + 2], bytes[tcp + 3]) = (bytes[tcp + 2], bytes[tcp + 3], bytes[tcp], bytes[tcp + 1]);
        return frame with { Bytes = bytes };
    }
}
