namespace TcpSniff.Tracking.Connections;

/// <content>Asks for the memory of the connection before a segment of it comes.</content>
public sealed partial class Connection
{
    /// <summary>Asks for what lies within it and a segment of one side usually needs.</summary>
    internal void Foresee(int sender)
    {
        CacheHint.Want(ref _key);
        _own.Foresee();
        Side(sender).ForeseeSender();
        Side(sender ^ 1).ForeseeReceiver();
    }

    /// <summary>Asks for the heads of its lists; whoever asks had <see cref="Foresee"/> called a while before, and has <see cref="ForeseeLists"/> called a while after.</summary>
    internal void ForeseeHeads()
    {
        _side0.ForeseeHeads();
        _side1.ForeseeHeads();
        CacheHint.WantObject(Noted);
    }

    /// <summary>Asks for the ends of its lists.</summary>
    internal void ForeseeLists()
    {
        _side0.Foresee();
        _side1.Foresee();
        Noted.Foresee();
    }
}
