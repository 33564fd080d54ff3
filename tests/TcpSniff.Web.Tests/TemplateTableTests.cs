using System.Text;
using System.Text.Json;
using TcpSniff.Web.Sentences;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Web.Tests;

public class TemplateTableTests
{
    private static readonly Sentence Acks = new("ack {ack} = {seq} + 1", "ack {ack} = {seq} + 1", "{seq} + 1 = ack {ack}");

    [Fact]
    public void A_sentence_is_kept_once_and_its_places_are_numbered()
    {
        var table = new TemplateTable();
        Assert.Equal(0, table.NumberOf(Acks));
        Assert.Equal(0, table.NumberOf(Acks));
        Assert.Equal(["ack {0} = {1} + 1", "ack {0} = {1} + 1", "{1} + 1 = ack {0}"], table.All.Single().Texts);
    }

    [Fact]
    public void A_statement_travels_as_its_sentence_and_what_fills_it() =>
        Assert.Equal("""[0,7,"x \u003Cb\u003E"]""", Write(new(Acks, ("seq", "x <b>"), ("ack", 7), ("unused", 1))));

    [Fact]
    public void What_fills_a_place_may_be_a_statement_itself() =>
        Assert.Equal("[0,[1],5]", Write(new(Acks, ("seq", 5), ("ack", new Statement(new Sentence("one", "一", "一"))))));

    [Fact]
    public void A_number_that_would_read_otherwise_stays_text() =>
        Assert.Equal("""[0,"007",1]""", Write(new(Acks, ("ack", "007"), ("seq", 1))));

    private static string Write(Statement statement)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            new StatementWriter(new TemplateTable()).Write(json, statement);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
