using System.Net;

namespace TcpSniff.Lab.Links;

/// <summary>One end of a link: IP packets that a side's kernel sends are read here, and what is written here that kernel receives.</summary>
internal interface ILinkEnd : IDisposable
{
    /// <summary>The side's address.</summary>
    IPAddress Address { get; }

    /// <summary>The file descriptor that poll(2) waits for.</summary>
    int Descriptor { get; }

    /// <summary>Takes the next packet that the kernel sent, without waiting; 0 for none.</summary>
    int Read(Span<byte> buffer);

    /// <summary>Lets the kernel receive a packet. What it does at once is done when this returns.</summary>
    void Write(ReadOnlySpan<byte> packet);
}
