using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace TcpSniff.Capture.Unpacking;

/// <summary>Unpacks .xz files (the .xz file format 1.2.1): streams of blocks, each packed with LZMA2, which a library undoes.</summary>
/// <remarks>
/// The container is read here because a block says how much memory it takes, and the library would believe it.
/// <code>
/// stream header | block header, LZMA2 data, padding, check | … | index | stream footer | next stream or zeros
/// </code>
/// </remarks>
internal sealed class XzStream(Stream packed) : ForwardStream
{
    private const int HeaderLength = 12;
    private const int FooterLength = 12;
    private const int FreeWindows = 1 << 30;

    private readonly XzInput _input = new(packed);
    private XzCheck _check = XzCheck.None;
    private LzmaStream? _block;
    private bool _inStream;
    private long _blocks;
    private long _windows;
    private long _unpacked;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_block is not null || BeginBlock())
        {
            var read = _block!.Read(buffer, offset, count);
            if (read > 0)
            {
                _check.Append(buffer.AsSpan(offset, read));
                _unpacked += read;
                return read;
            }

            EndBlock();
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _block?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Goes to the next block, in this stream or the next; false at the end.</summary>
    private bool BeginBlock()
    {
        while (_inStream || BeginStream())
        {
            var size = _input.ReadByte();
            if (size == 0)
            {
                EndStream();
                continue;
            }

            var header = new byte[((size + 1) * 4) - 1];
            _input.ReadExactly(header);
            if (XzCheck.Crc32([(byte)size, .. header.AsSpan(..^4)]) != BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(^4..)))
            {
                throw new InvalidDataException("the header of an xz block is damaged");
            }

            var window = XzBlockHeader.Window(header.AsSpan(..^4), out var property);
            _windows += window;
            if (window > CaptureLimits.UnpackingWindow || _windows > FreeWindows + (_unpacked * CaptureLimits.WindowsPerByte))
            {
                throw new InvalidDataException("unpacking it takes more memory than it gets");
            }

            _blocks++;
            _check.Reset();
            _block = LzmaStream.Create([property], _input, inputSize: -1, outputSize: -1, presetDictionary: null, isLzma2: true, leaveOpen: true);
            return true;
        }

        return false;
    }

    private void EndBlock()
    {
        _block!.Dispose();
        _block = null;
        _input.Align();
        Span<byte> check = stackalloc byte[_check.Size];
        _input.ReadExactly(check);
        if (!_check.Matches(check))
        {
            throw new InvalidDataException("an xz block is damaged: its check sum is another");
        }
    }

    private bool BeginStream()
    {
        // Streams follow one another, with zeros between them.
        if (!_input.SkipZeros())
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        _input.ReadExactly(header);
        if (!header.StartsWith((ReadOnlySpan<byte>)[0xfd, .. "7zXZ\0\0"u8]) || XzCheck.Crc32(header[6..8]) != BinaryPrimitives.ReadUInt32LittleEndian(header[8..]))
        {
            throw new InvalidDataException("what follows an xz stream is none");
        }

        _check = XzCheck.Of(header[7] & 0xf);
        _blocks = 0;
        return _inStream = true;
    }

    /// <summary>Passes over the index, whose mark was read, and the footer.</summary>
    private void EndStream()
    {
        if (_input.ReadNumber() != (ulong)_blocks)
        {
            throw new InvalidDataException("the index of an xz stream counts other blocks");
        }

        for (var i = 0L; i < 2 * _blocks; i++)
        {
            _input.ReadNumber();
        }

        _input.Align();
        Span<byte> rest = stackalloc byte[sizeof(uint) + FooterLength];
        _input.ReadExactly(rest);
        _inStream = false;
    }
}
