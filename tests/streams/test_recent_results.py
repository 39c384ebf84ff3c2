"""The results kept for later readers are bounded over all groups of subscribers together."""

from subscriptions.recent_results import OVERHEAD_BYTES, RecentResults, Results

ONE = b"x" * 100
SIZE = len(ONE) + OVERHEAD_BYTES


def test_the_oldest_results_of_all_groups_make_room() -> None:
    recent, groups = RecentResults(10 * SIZE), [Results() for _ in range(5)]
    for seq in range(1, 101):
        recent.keep(groups[seq % 5], seq, ONE)
    assert sorted(seq for group in groups for seq in group) == list(range(91, 101))
    assert recent.bytes == 10 * SIZE


def test_a_group_that_closes_makes_room_at_once() -> None:
    recent, closing, other = RecentResults(10 * SIZE), Results(), Results()
    for seq in range(5):
        recent.keep(closing, seq, ONE)
    recent.forget(closing)
    assert (closing, recent.bytes) == ({}, 0)
    for seq in range(5, 15):
        recent.keep(other, seq, ONE)
    assert list(other) == list(range(5, 15))
