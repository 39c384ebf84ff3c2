"""The filters of EVENT triggers, with a budget for each evaluation, and for each organization and minute.

One job evaluates the filters of all organizations, one event after another. So a filter has a tenth of an expression's
budget, and once an organization's minute is spent, only what a plain comparison costs. A filter that exceeds its budget
disables its trigger.
"""

import time
from dataclasses import dataclass
from typing import Final

from engine.computing import FILTERS, compute
from engine.expressions.cel import MAX_COST
from engine.expressions.evaluate import Budget, ExpressionError, TakesLong, TooCostly, brief, evaluate_condition
from json_types import JsonObject
from models.workflows import WorkflowTrigger

MAX_FILTER_COST: Final = MAX_COST // 10
MAX_COST_PER_MINUTE: Final = 2 * MAX_COST
_CHEAP: Final = 2_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an event passes a trigger's filter, or why the filter cannot tell.

    Args:
        disable: the filter costs too much, so that the trigger must be disabled.
    """

    passes: bool
    fault: str | None = None
    disable: bool = False


class Filters:
    """Evaluates filters, and remembers what each organization has spent in the current minute."""

    def __init__(self) -> None:
        self._minute = 0
        self._spent: dict[str, int] = {}

    async def verdict(self, trigger: WorkflowTrigger, seen: JsonObject) -> Verdict:
        """Return whether an event passes a trigger's filter."""
        condition = trigger.config.get("filter")
        if not condition:
            return Verdict(True)
        try:
            return Verdict(await self._evaluate(trigger.organization_id, str(condition), seen))
        except TooCostly as error:
            reason = f"The trigger is disabled, because its filter costs too much: {error}"
            return Verdict(False, reason, disable=True)
        except ExpressionError as error:
            return Verdict(False, f"The filter cannot be evaluated: {error}")

    async def _evaluate(self, organization_id: str, condition: str, seen: JsonObject) -> bool:
        limit = self._limit(organization_id)
        budget = Budget(limit)
        try:
            try:
                with brief():
                    budget = Budget(limit)
                    return evaluate_condition(condition, {"event": seen}, budget)
            except TakesLong:
                budget = again = Budget(limit)
                return await compute(
                    organization_id, lambda: evaluate_condition(condition, {"event": seen}, again), FILTERS
                )
        finally:
            self._spent[organization_id] += limit - budget.left

    def _limit(self, organization_id: str) -> int:
        """Return what a filter of the organization may cost now."""
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute = minute
            self._spent.clear()
        spent = self._spent.setdefault(organization_id, 0)
        return MAX_FILTER_COST if spent < MAX_COST_PER_MINUTE else _CHEAP
