"""Tests of several gateway processes on one port."""
