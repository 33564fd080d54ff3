namespace TcpSniff.Tracking.Labels;

/// <summary>What the analysis labels need to remember of one direction.</summary>
internal struct SequenceTrail
{
}
