using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>A UDP datagram, which shows by contrast what TCP is for.</summary>
internal sealed class DatagramText(TimelineOptions options, TimelineLayout layout)
{
    private static readonly Sentence Label = new("datagram", "数据报", "資料包");
    private static readonly Sentence Bytes = new("{bytes}", "{bytes}", "{bytes}");

    private static readonly Sentence NoHandshake = new(
        "UDP has no handshake, no numbers, no acknowledgments and no states: {who} simply sends. Whether this arrives, twice, late or at all, "
        + "only the programs can find out.",
        "UDP 没有握手，没有序列号，没有确认，也没有状态：{who}直接就发。是否到达、是否重复或迟到，只能由程序自己弄清。",
        "UDP 沒有握手，沒有序號，沒有確認，也沒有狀態：{who}直接就送。是否到達、是否重複或遲到，只能由程式自己弄清。");

    private readonly LineStart _start = new(options, layout);
    private readonly NotesText _notes = new(options, layout);

    /// <summary>All lines of the datagram.</summary>
    public IEnumerable<StyledText> Lines(DatagramEntry entry)
    {
        var datagram = entry.Datagram;
        var arrow = new Arrow().Add(new("UDP", TextStyle.OtherFlag))
            .Add(new StyledText("len", TextStyle.Dim).Add(string.Create(CultureInfo.InvariantCulture, $" {datagram.PayloadLength}")));
        var name = string.Create(CultureInfo.InvariantCulture, $"u{entry.Conversation}");
        yield return _start.Of(name, entry.Frame, entry.Time, entry.Relative, null)
            .Add(" –", TextStyle.Dim).PadTo(layout.LaneStart)
            .Add(arrow.Draw(entry.From, layout.Lane, TextStyle.Plain)[0]).PadTo(layout.Server)
            .Add(" –", TextStyle.Dim);
        foreach (var line in _notes.Lines(Title(datagram), Notes(entry), entry.Payload))
        {
            yield return line;
        }
    }

    private string Title(in UdpDatagram datagram) => $"{Label.In(options.Language)} · {datagram.Source} → {datagram.Destination}";

    private static List<Note> Notes(DatagramEntry entry)
    {
        var notes = new List<Note> { new(new(Bytes, ("bytes", Counted.Bytes(entry.Datagram.PayloadLength))), Tone.Bytes) };
        if (entry.IsFirst)
        {
            notes.Add(new(new(NoHandshake, ("who", entry.From.The())), Tone.Plain));
        }

        return notes;
    }
}
