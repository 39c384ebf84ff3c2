"""The hooks for workflows and approvals, in React's strict mode, with a real gateway."""

from pathlib import Path

import pytest

from tests.clients_typescript.conftest import run
from tests.gateways import Gateway
from tests.suite import one_backend

pytestmark = [pytest.mark.clients, pytest.mark.more, one_backend, pytest.mark.timeout(240)]

HOOKS = ("useWorkflow", "useWorkflowStatus", "useWorkflowHistory", "useWorkflowManagement", "useWorkflowMonitor")


def test_the_hooks_start_follow_list_and_manage_workflows(installed: Path, gateway: Gateway) -> None:
    report = run(
        installed,
        *("npx", "vitest", "run", "--typecheck.enabled=false", "--reporter=verbose", "tests/real/hooks.test.tsx"),
        seconds=220,
        environment={"PARLEY_URL": gateway.url, "PARLEY_KEY": gateway.admin_key},
    )
    passed = [line for line in report.splitlines() if "✓" in line]
    assert all(any(f"{hook} " in line for line in passed) for hook in HOOKS)
