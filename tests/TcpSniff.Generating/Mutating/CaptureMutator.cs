using TcpSniff.Generating.Mutating.Mutations;

namespace TcpSniff.Generating.Mutating;

/// <summary>Changes captures: packets, and their order, times and number.</summary>
/// <remarks>The same seed gives the same captures.</remarks>
/// <param name="random">Where chance comes from.</param>
/// <param name="oneIn">About one of so many packets is changed.</param>
internal sealed class CaptureMutator(Random random, int oneIn = 4)
{
    private const int MostOfWholes = 4;

    private static readonly IMutation[] OfPackets =
        [new FieldMutation(), new FieldMutation(), new FieldMutation(), new OptionMutation(), new LengthMutation(), new TimeMutation(), new FragmentMutation(), new ByteMutation()];

    private static readonly IMutation[] OfWholes = [new OrderMutation(), new OrderMutation(), new ConversationMutation()];

    /// <summary>A changed copy of a capture.</summary>
    public IReadOnlyList<Frame> Mutate(IReadOnlyList<Frame> capture)
    {
        var changed = capture.ToList();
        for (var changes = random.Next(1 + (2 * capture.Count / oneIn)); changes > 0; changes--)
        {
            OfPackets[random.Next(OfPackets.Length)].Change(changed, random);
        }

        for (var changes = random.Next(MostOfWholes); changes > 0 && changed.Count > 1; changes--)
        {
            OfWholes[random.Next(OfWholes.Length)].Change(changed, random);
        }

        return changed;
    }
}
