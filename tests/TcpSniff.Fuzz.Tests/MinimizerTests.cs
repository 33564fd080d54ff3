using TcpSniff.Fuzz.Inputs;
using TcpSniff.Fuzz.Running;
using TcpSniff.Generating;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Fuzz.Tests;

public class MinimizerTests
{
    [Fact]
    public void Of_many_packets_those_two_are_left_that_show_the_fault_and_of_them_the_bytes_that_do()
    {
        var input = new FuzzInput(1) { Frames = [.. Enumerable.Range(0, 40).Select(i => new Frame(i, [1, 1, 2, .. Packet.Tcp().Payload("xyz").ToBytes(), (byte)i]))] };
        var target = new Twins();

        var small = new Minimizer(target, TimeSpan.FromMinutes(1)).Smallest(input, Trial.Of(target, input)!);

        Assert.Equal([7, 31], small.Frames.Select(frame => frame.Nanoseconds));
        Assert.All(small.Frames, frame => Assert.Equal([0, 0, 2], frame.Bytes));
    }

    [Fact]
    public void Of_bytes_the_one_is_left_that_shows_the_fault()
    {
        var small = new Minimizer(new Twins(), TimeSpan.FromMinutes(1)).Smallest(new FuzzInput(1) { Bytes = [1, 2, 3, 66, 5, 6, 7] }, new InvalidOperationException());

        // Another fault than the one that was looked for: nothing is taken away.
        Assert.Equal(7, small.Bytes.Length);
        var fault = Trial.Of(new Twins(), new FuzzInput(1) { Bytes = [66] })!;
        Assert.Equal([66], new Minimizer(new Twins(), TimeSpan.FromMinutes(1)).Smallest(new FuzzInput(1) { Bytes = [1, 2, 3, 66, 5, 6, 7] }, fault).Bytes);
    }

    [Fact]
    public void An_input_is_read_as_it_was_written()
    {
        var input = new FuzzInput(5) { Frames = [new(7, [1, 2]) { Link = Packets.LinkType.Raw, Ip = -1, OriginalLength = 9 }], Others = [new(-8, [])], Bytes = [0, 255] };

        var (target, read) = FoundFile.Read(FoundFile.Text("tracker", input, "two\nlines"));

        Assert.Equal(("tracker", 5, "00FF"), (target, read.Turn, Convert.ToHexString(read.Bytes)));
        Assert.Equal(FoundFile.Text("tracker", input, ""), FoundFile.Text(target, read, ""));
    }

    /// <summary>Cannot bear two packets of certain times whose third byte is 2, nor the byte 66.</summary>
    private sealed class Twins : ITarget
    {
        public string Name => "twins";

        public int Brief => 1;

        public FuzzInput Make(int seed) => new(seed);

        public void Take(FuzzInput input) => BrokenPromiseException.Unless(
            input.Frames.Count(frame => frame.Nanoseconds is 7 or 31 && frame.Bytes.Length > 2 && frame.Bytes[2] == 2) < 2 && !input.Bytes.Contains((byte)66), "not those");
    }
}
