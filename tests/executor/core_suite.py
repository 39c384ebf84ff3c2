"""graphql-core's own execution tests, run on compiled execution.

    .venv/bin/python -m tests.executor.core_suite

They come from the source distribution of the installed version, which pip fetches. Every operation that those tests
execute goes through a plan, unless it uses a feature left to graphql-core; the number of plans is printed. Tests of
anything but the result of a query are left out, with the reason.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import (
    Executor,
    FragmentDefinitionNode,
    default_field_resolver,
    default_type_resolver,
)
from graphql.execution.executor_throwing_on_incremental import ExecutorThrowingOnIncremental
from graphql.execution.incremental import IncrementalExecutor

from executor.compiled import CompiledPlan, CompilerEnvironment
from executor.compiled.plans import conditions

# File -> why it is excluded.
OTHER: Final = {
    "test_aborted_graphql_execution_error": "abort signals: a request is cancelled with its task",
    "test_cancellation": "abort signals, as above",
    "test_collect_fields": "a function of graphql-core's, which the compiler uses too",
    "test_customize": "other executors and field resolvers",
    "test_error_propagation": "the directive goes to graphql-core",
    "test_execution_result": "a class of graphql-core's",
    "test_executor_throwing_on_incremental": "@defer and @stream go to graphql-core",
    "test_hooks": "hooks of graphql-core's executor",
    "test_map_async_iterable": "a function of graphql-core's",
    "test_middleware": "middleware of graphql-core's executor",
}

# Test -> the intended difference of compiled execution.
_ONE_ERROR = "of the errors below one null only one is reported, as in graphql-js and the specification; here two are"
_WHOLE_LISTS = "a list is read to its end before its items are completed"
_DETECTION = "there is no setting for what an asynchronous iterable is"
DIFFERENT: Final = {
    "provides_info_about_current_execution_state": "compares info as a tuple, in which the path is not yet worked out",
    "throws": "the order of errors of parallel fields",
    "nullable_and_non_nullable_root_fields_throw_nested_errors": _ONE_ERROR,
    "slower_nullable_after_non_nullable_root_field": _ONE_ERROR,
    "nullable_and_non_nullable_nested_fields_throw_nested_errors": _ONE_ERROR,
    "slower_nullable_after_non_nullable_nested_field": _ONE_ERROR,
    "handles_mixture_of_sync_and_async_errors_in_async_iterables": _WHOLE_LISTS,
    "calls_aclose_when_non_null_list_item_errors": _WHOLE_LISTS,
    "cancel_lists": _WHOLE_LISTS,
    "cancel_async_iterators": _WHOLE_LISTS,
    "can_customize_detection_of_async_iterables": _DETECTION,
    "iterates_sync_and_async_iterables_synchronously_without_check_sync": _DETECTION,
    "reports_async_iterables_as_errors_without_check_sync": _DETECTION,
}
PLUGINS: Final = "plugins"


class Counted:
    """An executor of graphql-core's test operations that uses plans and counts them."""

    def __init__(self) -> None:
        self.compiled = 0
        self.left = 0
        self._original = Executor.execute_operation

    def install(self) -> None:
        """Replace graphql-core's executor with compiled execution."""
        counted = self

        def execute_operation(self: Executor[Any], serially: bool | None = None) -> Any:
            plan = counted.plan(self, serially)
            if plan is None:
                counted.left += 1
                return counted._original(self, serially)
            counted.compiled += 1
            return plan.execute(self.variable_values, self.root_value, self.context_value)

        Executor.execute_operation = execute_operation  # type: ignore[method-assign]

    def plan(self, executor: Executor[Any], serially: bool | None) -> CompiledPlan | None:
        """Return a plan for the operation that an executor was built for."""
        plain = (
            type(executor) in (Executor, ExecutorThrowingOnIncremental, IncrementalExecutor)
            and executor.field_resolver is default_field_resolver
            and executor.type_resolver is default_type_resolver
            and not (executor.abort_signal or executor.hooks or executor.middleware_manager or serially)
        )
        fragments: dict[str, FragmentDefinitionNode] = executor.fragment_definitions
        if not plain or conditions(executor.operation, fragments) is None:
            return None
        engine = CompilerEnvironment(
            executor.schema, is_awaitable=executor.is_awaitable, hide_suggestions=executor.hide_suggestions
        )
        try:
            return CompiledPlan(engine, executor.operation, fragments, executor.variable_values)
        except Exception:  # an invalid document: compiled execution only gets valid ones
            return None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Mark the tests with intended differences as expected failures."""
        for item in items:
            if item.name in DIFFERENT and ("complex_tree" in item.nodeid or item.name != "throws"):
                item.add_marker(pytest.mark.xfail(reason=DIFFERENT[item.name], strict=True))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print how many operations were compiled."""
        terminalreporter.write_line(f"{self.compiled} operations were compiled, {self.left} left to graphql-core")


def fetch(folder: Path) -> Path:
    """Return the folder of graphql-core's tests, fetched into `folder` with the plugin that they need."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    name = f"graphql-core=={version('graphql-core')}"
    source = ["download", "--no-deps", "--no-binary", "graphql-core", name]
    subprocess.run([*pip, *source], cwd=folder, check=True)
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / PLUGINS), "pytest-describe"], check=True)
    [archive] = folder.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    [tests] = folder.glob("*/tests")
    return tests


def run(tests: Path) -> int:
    """Run the tests in this folder and return pytest's exit status."""
    os.chdir(tests.parent)
    left_out = [f"--ignore={tests / 'execution' / name}.py" for name in OTHER]
    left_out.append(f"--ignore={tests / 'execution' / 'incremental'}")
    counted = Counted()
    counted.install()
    return pytest.main(
        [
            str(tests / "execution"),
            f"--rootdir={tests.parent}",
            "-q",
            "-p",
            "no:cacheprovider",
            "-o",
            "addopts=",
            *left_out,
        ],
        plugins=[counted],
    )


def main() -> int:
    """Fetch the tests and run them in a separate process, where `tests` is graphql-core's package."""
    with tempfile.TemporaryDirectory() as folder:
        tests = fetch(Path(folder))
        paths = f"{Path(__file__).parents[2]}{os.pathsep}{Path(folder) / PLUGINS}"
        command = [sys.executable, __file__, str(tests)]
        return subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, check=False).returncode


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])) if len(sys.argv) > 1 else main())
