using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using static System.Buffers.Binary.BinaryPrimitives;

namespace TcpSniff.Decoding.Tcp;

/// <summary>Reads the options of a TCP header: all of them one by one for display, or what they say in one pass.</summary>
internal static class TcpOptionReader
{
    private const uint PaddedTimestamps = 0x0101080A; // NOP NOP kind 8 length 10 (RFC 7323 appendix A)
    private const int PaddedTimestampsLength = 12;
    private const ushort FastOpenExperiment = 0xF989; // RFC 7413 appendix A
    private const int SackBlockLength = 8;

    /// <summary>The options one by one, in order; <paramref name="options"/> is what lies between the fixed header and the payload.</summary>
    public static TcpOptionEnumerator Enumerate(ReadOnlySpan<byte> options) => new(options);

    /// <summary>What all options say. Of an option that comes twice the later one counts.</summary>
    /// <param name="options">The captured bytes of the options.</param>
    /// <param name="length">Their length on the wire; an option that the capture cut is not malformed, only unknown.</param>
    /// <param name="summary">Receives what they say; must be empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(ReadOnlySpan<byte> options, int length, ref TcpOptions summary)
    {
        if (options.Length == PaddedTimestampsLength && ReadUInt32BigEndian(options) == PaddedTimestamps)
        {
            SetTimestamps(options[4..], ref summary);
            return;
        }

        foreach (var option in Enumerate(options))
        {
            if (option.IsBroken && options.Length < length)
            {
                return;
            }

            if (option.IsBroken || !TryRead(option, ref summary))
            {
                summary.Kinds |= TcpOptionKinds.Malformed;
                return;
            }
        }
    }

    private static bool TryRead(TcpOption option, ref TcpOptions summary)
    {
        var value = option.Value;
        switch (option.Kind)
        {
            case TcpOptionKind.NoOperation:
                return true;
            case TcpOptionKind.Mss when value.Length == 2:
                summary.Kinds |= TcpOptionKinds.Mss;
                summary.Mss = ReadUInt16BigEndian(value);
                return true;
            case TcpOptionKind.WindowScale when value.Length == 1:
                summary.Kinds |= TcpOptionKinds.WindowScale;
                summary.WindowScale = value[0];
                return true;
            case TcpOptionKind.SackPermitted when value.Length == 0:
                summary.Kinds |= TcpOptionKinds.SackPermitted;
                return true;
            case TcpOptionKind.Sack when value.Length % SackBlockLength == 0:
                SetSack(value, ref summary);
                return true;
            case TcpOptionKind.Timestamps when value.Length == 8:
                SetTimestamps(value, ref summary);
                return true;
            case TcpOptionKind.Md5 when value.Length == 16:
                summary.Kinds |= TcpOptionKinds.Md5;
                return true;
            case TcpOptionKind.UserTimeout when value.Length == 2:
                summary.Kinds |= TcpOptionKinds.UserTimeout;
                summary.UserTimeout = ReadUInt16BigEndian(value);
                return true;
            case TcpOptionKind.Authentication when value.Length >= 2:
                summary.Kinds |= TcpOptionKinds.Authentication;
                return true;
            case TcpOptionKind.Mptcp when value.Length >= 1:
                summary.Kinds |= TcpOptionKinds.Mptcp;
                summary.MptcpSubtype = (byte)(value[0] >> 4);
                return true;
            case TcpOptionKind.FastOpen:
                SetFastOpen(value.Length, ref summary);
                return true;
            case TcpOptionKind.Experiment when value.Length >= 2 && ReadUInt16BigEndian(value) == FastOpenExperiment:
                SetFastOpen(value.Length - 2, ref summary);
                return true;
            case TcpOptionKind.Mss or TcpOptionKind.WindowScale or TcpOptionKind.SackPermitted or TcpOptionKind.Sack or TcpOptionKind.Timestamps
                or TcpOptionKind.Md5 or TcpOptionKind.UserTimeout or TcpOptionKind.Authentication or TcpOptionKind.Mptcp:
                return false; // a known kind with a length that it cannot have
            default:
                summary.Kinds |= TcpOptionKinds.Other;
                return true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetTimestamps(ReadOnlySpan<byte> value, ref TcpOptions summary)
    {
        summary.Kinds |= TcpOptionKinds.Timestamps;
        summary.TimestampValue = ReadUInt32BigEndian(value);
        summary.TimestampEcho = ReadUInt32BigEndian(value[4..]);
    }

    private static void SetSack(ReadOnlySpan<byte> value, ref TcpOptions summary)
    {
        summary.Kinds |= TcpOptionKinds.Sack;
        summary.SackCount = (byte)Math.Min(4, value.Length / SackBlockLength);
        for (var i = 0; i < summary.SackCount; i++)
        {
            var block = value[(i * SackBlockLength)..];
            summary.Sack[i] = new(new(ReadUInt32BigEndian(block)), new(ReadUInt32BigEndian(block[4..])));
        }
    }

    private static void SetFastOpen(int cookieLength, ref TcpOptions summary)
    {
        summary.Kinds |= TcpOptionKinds.FastOpen;
        summary.FastOpenCookieLength = (byte)cookieLength;
    }
}
