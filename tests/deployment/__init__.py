"""Tests of the files in deploy/, which need Docker, Kubernetes or a proxy to run."""
