"""Scrapes of `/metrics`, as Prometheus makes them."""

from collections.abc import Callable, Mapping
from typing import Final

import httpx
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse_openmetrics
from prometheus_client.parser import text_string_to_metric_families as parse_text

from tests.gateways import TLS
from tests.waiting import until

OPENMETRICS: Final = "application/openmetrics-text; version=1.0.0"

Samples = Mapping[tuple[str, frozenset[tuple[str, str]]], float]


def fetch(port: int, accept: str = "text/plain") -> httpx.Response:
    """Return the response to a scrape."""
    with httpx.Client(trust_env=False, verify=TLS, timeout=10) as client:
        return client.get(f"http://127.0.0.1:{port}/metrics", headers={"accept": accept})


class Scrape:
    """The samples of one scrape."""

    def __init__(self, text: str, *, openmetrics: bool = False) -> None:
        parse = parse_openmetrics if openmetrics else parse_text
        self.families = {family.name: family for family in parse(text)}
        self.samples: Samples = {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in self.families.values()
            for sample in family.samples
        }

    def value(self, name: str, **labels: str) -> float:
        """Return one sample, or 0 if there is none yet."""
        return self.samples.get((name, frozenset(labels.items())), 0.0)

    def total(self, name: str) -> float:
        """Return the sum of all samples of this name."""
        return sum(value for (found, _), value in self.samples.items() if found == name)


def scrape(port: int) -> Scrape:
    """Return the samples of a scrape now."""
    response = fetch(port)
    assert response.status_code == 200, response.text
    return Scrape(response.text)


def scrape_until(port: int, holds: Callable[[Scrape], bool], seconds: float = 15) -> Scrape:
    """Return the first scrape for which something holds."""
    found: list[Scrape] = []

    def look() -> bool:
        found[:] = [scrape(port)]
        return holds(found[0])

    until(look, seconds)
    return found[0]
