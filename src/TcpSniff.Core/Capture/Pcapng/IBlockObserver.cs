namespace TcpSniff.Capture.Pcapng;

/// <summary>Sees the blocks of a file as they pass by.</summary>
internal interface IBlockObserver
{
    /// <summary>A block of sound length, before anything in it is read.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="order">Byte order of its section.</param>
    /// <param name="block">All of it, both lengths and padding included.</param>
    void See(uint type, ByteOrder order, ReadOnlySpan<byte> block);

    /// <summary>The block that was seen makes sense; without this it is where the file is damaged.</summary>
    void Accept();
}
