"""The cache of a process: it is bounded, and an older job does not replace what a newer one wrote."""

import orjson

from engine.sync.cache import MOST_BYTES, ProcessCache


async def test_the_entries_that_were_not_used_for_longest_are_forgotten() -> None:
    cache = ProcessCache()
    text = orjson.dumps("x" * (MOST_BYTES // 10))
    for number in range(12):
        await cache.put("org", f"k{number}", "syn_1", text)
        assert await cache.get("org", "k0") is not None, "it is used all the time"
    kept = [number for number in range(12) if await cache.get("org", f"k{number}") is not None]
    assert kept == [0, *range(4, 12)]


async def test_an_older_job_changes_nothing() -> None:
    cache = ProcessCache()
    await cache.put("org", "k", "syn_2", b"2")
    await cache.put("org", "k", "syn_1", b"1")
    found = await cache.get("org", "k")
    assert found is not None
    assert (found.data, found.job_id) == (2, "syn_2")
    await cache.put("org", "k", "syn_3", b"")
    assert await cache.get("org", "k") is None
    await cache.put("org", "k", "syn_2", b"2")
    assert await cache.get("org", "k") is None
