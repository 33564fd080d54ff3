using TcpSniff.Quiz.Kinds;

namespace TcpSniff.Quiz;

/// <summary>All kinds of questions.</summary>
internal static class QuestionKinds
{
    /// <summary>In the order of a connection's life.</summary>
    public static IReadOnlyList<IQuestionKind> All { get; } =
    [
        new NextFlags(),
        new NextAck(),
        new NextSeq(),
        new NumbersTaken(),
        new ClientState(),
        new ServerState(),
        new WhoKnows(),
        new WhoWaits(),
        new HowLong(),
        new MayStillSend(),
        new WhyFour(),
        new LostWhere(),
        new WhyAgain(),
        new NextWait(),
        new MissingNumber(),
        new WindowLeft(),
        new WindowClosed(),
        new WindowScale(),
        new RawNumber(),
        new ResetEffect(),
        new BadChecksum(),
        new BytesInAll(),
        new OneReceive(),
        new LargestSegment(),
    ];
}
