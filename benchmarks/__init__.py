"""Measurements, as ratios side by side where there is a peer; run by `make bench`, never by the tests."""
