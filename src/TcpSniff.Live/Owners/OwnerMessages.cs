using System.Buffers.Binary;
using System.Text;
using TcpSniff.Naming;
using TcpSniff.Packets;

namespace TcpSniff.Live.Owners;

/// <summary>Questions and answers as they go between a capture without rights and its helper that kept them; all numbers little-endian.</summary>
/// <remarks><code>
/// questions  count (4), each: addresses as in the program (16 + 16), ports (2 + 2)
/// answers    count (4), each: local (1), process (4, 0 for unknown), lengths of name and user (1 + 1), both
/// </code></remarks>
internal static class OwnerMessages
{
    /// <summary>Questions of a message at most.</summary>
    public const int MostQuestions = 256;

    private const int QuestionLength = 36;
    private const int AnswerHeader = 7;
    private const byte Local = 1;
    private const byte HasOwner = 2;

    /// <summary>Writes questions.</summary>
    public static void Write(Stream stream, IReadOnlyList<SocketQuestion> questions)
    {
        var message = new byte[sizeof(int) + (questions.Count * QuestionLength)];
        BinaryPrimitives.WriteInt32LittleEndian(message, questions.Count);
        for (var i = 0; i < questions.Count; i++)
        {
            var at = message.AsSpan(sizeof(int) + (i * QuestionLength));
            WriteEnd(at, questions[i].Local);
            WriteEnd(at[(QuestionLength / 2)..], questions[i].Remote);
        }

        stream.Write(message);
        stream.Flush();
    }

    /// <summary>Reads questions; null at the end, or where it is none.</summary>
    public static IReadOnlyList<SocketQuestion>? ReadQuestions(Stream stream)
    {
        if (ReadCount(stream) is not { } count)
        {
            return null;
        }

        var message = new byte[count * QuestionLength];
        if (stream.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) < message.Length)
        {
            return null;
        }

        return [.. Enumerable.Range(0, count).Select(i => new SocketQuestion(ReadEnd(message.AsSpan(i * QuestionLength)), ReadEnd(message.AsSpan((i * QuestionLength) + (QuestionLength / 2)))))];
    }

    /// <summary>Writes answers.</summary>
    public static void Write(Stream stream, IReadOnlyList<SocketAnswer> answers)
    {
        var message = new List<byte>();
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, answers.Count);
        message.AddRange(number);
        foreach (var answer in answers)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, answer.Owner?.Pid ?? 0);
            var (name, user) = (Bytes(answer.Owner?.Name), Bytes(answer.Owner?.User));
            message.Add((byte)((answer.IsLocal ? Local : 0) | (answer.Owner is not null ? HasOwner : 0)));
            message.AddRange(number);
            message.AddRange([(byte)name.Length, (byte)user.Length, .. name, .. user]);
        }

        stream.Write([.. message]);
        stream.Flush();
    }

    /// <summary>Reads answers; none at the end.</summary>
    public static IReadOnlyList<SocketAnswer> ReadAnswers(Stream stream)
    {
        var answers = new List<SocketAnswer>();
        for (var left = ReadCount(stream) ?? 0; left > 0; left--)
        {
            var header = new byte[AnswerHeader];
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            {
                break;
            }

            var texts = new byte[header[5] + header[6]];
            if (stream.ReadAtLeast(texts, texts.Length, throwOnEndOfStream: false) < texts.Length)
            {
                break;
            }

            var pid = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(1));
            var owner = (header[0] & HasOwner) == 0 ? null
                : new SocketOwner(pid == 0 ? null : pid, pid == 0 ? null : Encoding.UTF8.GetString(texts, 0, header[5]), Encoding.UTF8.GetString(texts, header[5], header[6]));
            answers.Add(new((header[0] & Local) != 0, owner));
        }

        return answers;
    }

    private static byte[] Bytes(string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        return bytes.Length <= byte.MaxValue ? bytes : bytes[..byte.MaxValue];
    }

    private static int? ReadCount(Stream stream)
    {
        var number = new byte[sizeof(int)];
        return stream.ReadAtLeast(number, number.Length, throwOnEndOfStream: false) == number.Length
            && BinaryPrimitives.ReadInt32LittleEndian(number) is var count and >= 0 and <= MostQuestions ? count : null;
    }

    private static void WriteEnd(Span<byte> at, Endpoint end)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(at, end.Address.High);
        BinaryPrimitives.WriteUInt64LittleEndian(at[8..], end.Address.Low);
        BinaryPrimitives.WriteUInt16LittleEndian(at[16..], end.Port);
    }

    private static Endpoint ReadEnd(ReadOnlySpan<byte> at) =>
        new(new(BinaryPrimitives.ReadUInt64LittleEndian(at), BinaryPrimitives.ReadUInt64LittleEndian(at[8..])), BinaryPrimitives.ReadUInt16LittleEndian(at[16..]));
}
