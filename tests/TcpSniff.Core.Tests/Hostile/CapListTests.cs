using TcpSniff.Core.Tests.Decoding.Network;
using TcpSniff.Core.Tests.Decoding.Tunnels;
using TcpSniff.Core.Tests.Naming;
using TcpSniff.Core.Tests.Tracking;
using TcpSniff.Core.Tests.Tracking.Forgetting;
using TcpSniff.Core.Tests.Tracking.Reassembly;
using TcpSniff.Core.Tests.Tracking.Tcptrace;
using TcpSniff.Core.Tests.Tracking.Wireshark;
using TcpSniff.Core.Tests.Tracking.Zeek;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Each cap of the list is filled by a test, and the document shows the list.</summary>
public class CapListTests
{
    private const string Document = "docs/hostile.md";
    private const string Heading = "| what | at most | of | memory | because | and then |\n|---|---:|---|---:|---|---|\n";

    /// <summary>Which test fills which cap.</summary>
    private static readonly Dictionary<string, string> Filled = new()
    {
        ["packet"] = nameof(FileCapTests.A_packet_of_more_bytes_than_any_has_ends_the_file),
        ["interfaces"] = nameof(FileCapTests.More_interfaces_than_the_cap_end_the_file),
        ["descriptions"] = nameof(FileCapTests.Descriptions_of_more_bytes_than_the_cap_end_the_file),
        ["side blocks"] = nameof(FileCapTests.Side_blocks_beyond_the_cap_are_left_out_and_counted),
        ["unpacking window"] = nameof(FileCapTests.A_packed_file_that_refers_too_far_back_is_damaged),
        ["headers"] = nameof(TunnelTests.A_stack_without_end_is_given_up),
        ["fragments"] = nameof(FragmentTests.Too_many_datagrams_push_out_the_oldest),
        ["fragment bytes"] = nameof(FragmentTests.Too_many_bytes_push_out_the_oldest),
        ["names"] = nameof(NamingTests.More_names_than_anybody_needs_are_forgotten_and_counted),
        ["flows"] = nameof(ForgettingTests.Where_memory_is_short_those_that_were_silent_for_longest_are_let_go_first),
        ["holes"] = nameof(SequenceRangesTests.More_holes_than_the_limit_make_it_forget_the_lowest_runs_and_say_so),
        ["sent segments"] = nameof(RetransmissionCountTests.A_one_sided_capture_does_not_fill_the_memory_and_still_knows_what_was_sent),
        ["unacknowledged"] = nameof(UnackedSegmentsTests.One_beyond_the_limit_is_not_kept),
        ["time stamps"] = nameof(ConnectionCapTests.The_oldest_of_too_many_time_stamps_is_measured_no_more),
        ["noted segments"] = nameof(ConnectionCapTests.Segments_beyond_those_that_are_noted_are_counted),
        ["ICMP errors"] = nameof(ConnectionCapTests.Errors_beyond_those_that_are_noted_are_counted),
        ["revisions"] = nameof(ConnectionCapTests.A_capture_takes_back_no_more_verdicts_than_the_cap),
        ["second thoughts"] = nameof(ConnectionCapTests.A_side_takes_back_no_more_verdicts_than_its_cap_and_counts_the_rest),
        ["recoveries"] = nameof(EpisodeTests.Not_more_episodes_are_kept_than_the_limit),
        ["history"] = nameof(HistoryTests.Its_length_has_a_limit),
        ["held payload"] = nameof(StreamAssemblerTests.A_full_memory_gives_up_the_first_hole_and_counts_it),
        ["recent bytes"] = nameof(StreamAssemblerTests.A_copy_of_what_was_handed_over_long_ago_is_not_compared),
        ["talkers"] = nameof(SumCapTests.Of_too_many_talkers_those_with_the_least_are_forgotten),
        ["initial numbers"] = nameof(SumCapTests.Sums_keep_no_more_than_their_share_of_the_cap),
        ["listeners"] = nameof(SumCapTests.Sums_keep_no_more_than_their_share_of_the_cap),
        ["clients of a listener"] = nameof(SumCapTests.Clients_beyond_the_cap_are_counted_no_more),
        ["tap addresses"] = nameof(SumCapTests.Sums_keep_no_more_than_their_share_of_the_cap),
        ["checksum senders"] = nameof(SumCapTests.Sums_keep_no_more_than_their_share_of_the_cap),
        ["stories"] = nameof(ViewCapTests.More_segments_than_a_timeline_holds_back_are_told_as_they_come),
        ["UDP conversations"] = nameof(ViewCapTests.Conversations_beyond_the_cap_begin_anew),
        ["aligned connections"] = nameof(ViewCapTests.Connections_beyond_those_that_are_aligned_are_not_remembered),
        ["aligned segments"] = nameof(ViewCapTests.Segments_beyond_those_that_are_aligned_are_counted),
    };

    [Fact]
    public void A_test_fills_each_cap() => Assert.Equal(Caps.All.Select(cap => cap.Structure).Order(StringComparer.Ordinal), Filled.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_document_shows_the_caps()
    {
        var path = Repository.PathOf(Document);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var table = Heading + string.Concat(Caps.All.Select(Row));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            var start = text.IndexOf(Heading, StringComparison.Ordinal);
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
            text = text[..start] + table + text[end..];
            File.WriteAllText(path, text);
        }

        Assert.Contains(table, text, StringComparison.Ordinal);
    }

    private static string Row(Cap cap) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"| {cap.Structure} | {cap.Most:N0} | {cap.Of} | {(cap.Memory == 0 ? "" : cap.Memory < 1 << 20 ? $"{Math.Max(1, cap.Memory >> 10)} KB" : $"{cap.Memory >> 20} MB")} | {cap.Reason} | {cap.Then} |\n");
}
