namespace TcpSniff.Tracking.Statistics;

/// <summary>What Zeek's analysis remembers of one side.</summary>
internal struct ZeekEndpoint
{
}

/// <summary>What Zeek's analysis remembers of the whole connection.</summary>
internal struct ZeekConversation
{
}
