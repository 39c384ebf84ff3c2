"""Attack 46 from outside: what a gateway process writes and sends at DEBUG while secrets are used and misused.

`tests/test_secrets.py` plants the secrets and searches the database and the responses of a gateway in the test's own
process, whose log is mixed with that of the test's HTTP client. Here the log is that of the process alone.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx
import pytest

from settings import Settings
from tests.fakes.oauth_server import FakeProvider
from tests.gateways import TLS, GatewayProcess
from tests.monitoring.collector import Collector
from tests.people import administrator
from tests.servers import free_port
from tests.test_secrets import Plan, plan, providers, use_and_misuse  # noqa: F401 - fixtures
from tests.waiting import until

pytestmark = [pytest.mark.parametrize("backend_name", ["postgres"], scope="module"), pytest.mark.slow]


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as running:
        yield running


def test_46_a_process_at_debug_writes_and_sends_no_secret(
    gateway_process: Callable[[Mapping[str, str]], GatewayProcess],
    plan: Plan,  # noqa: F811
    providers: dict[str, FakeProvider],  # noqa: F811
    collector: Collector,
) -> None:
    port = free_port()
    telling = {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": "json", "PROMETHEUS_PORT": str(port)}
    telling |= {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "50"}
    process: Any = gateway_process({**plan.environment, **telling})
    use_and_misuse(process, plan, providers)
    until(lambda: len(collector.spans()) > 20)
    trail = administrator(process).data("{ auditTrail(first: 100) { nodes { action before after address } } }")
    metrics = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False, verify=TLS).text
    assert len(plan.planted) >= 20
    written = {
        "log": process.output(),
        "traces": str(collector.spans()),
        "metrics": metrics,
        "trail": str(trail),
        "responses": "\n".join(plan.answers),
        "repr": repr(Settings.load(process.environment)),
    }
    assert {name: plan.found_in(text) for name, text in written.items()} == {name: [] for name in written}
    assert '"level":"debug"' in written["log"] or "parley" in written["log"], "nothing was logged"
