"""Benchmarks, reported as ratios wherever there is a peer to compare with; run by `make bench`, never by the tests."""
