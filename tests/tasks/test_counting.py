"""`totalCount` of long lists: bounded, so that counting costs the same however many rows there are."""

from models.tasks import Task
from storage.address import Dialect
from storage.database import connection, current_database
from storage.queries import MOST_COUNTED
from tests.people import on_database
from tests.work import Work, some


def copies(work: Work, task_id: str, count: int) -> None:
    """Copy a task within the database."""

    async def copy() -> None:
        columns = [f'"{name}"' for name in Task._meta.fields_db_projection.values() if name != "id"]
        numbers = (
            f"generate_series(1, {count}) AS numbers(n)"
            if current_database().dialect is Dialect.POSTGRES
            else f"(WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < {count}) "
            "SELECT n FROM up) AS numbers"
        )
        await connection().execute_query(
            f"INSERT INTO tasks (id, {', '.join(columns)}) SELECT '{task_id}' || '-' || n, {', '.join(columns)} "
            f"FROM tasks CROSS JOIN {numbers} WHERE id = '{task_id}'"
        )

    on_database(work.gateway, copy)


def test_lists_are_counted_up_to_a_bound(work: Work):
    kind = some("type")
    agent = work.agent()
    task = work.task(type=kind, assignTo=agent["id"])
    query = f'{{ tasks(first: 1, filter: {{type: "{kind}"}}) {{ totalCount }} '
    query += f'agent(id: "{agent["id"]}") {{ tasks(first: 1) {{ totalCount }} }} }}'

    def counted() -> tuple[int, int]:
        found = work.gateway.data(query)
        return found["tasks"]["totalCount"], found["agent"]["tasks"]["totalCount"]

    assert counted() == (1, 1)
    copies(work, task["id"], MOST_COUNTED - 2)
    assert counted() == (MOST_COUNTED - 1, MOST_COUNTED - 1)
    copies(work, task["id"] + "-1", 5)
    assert counted() == (MOST_COUNTED, MOST_COUNTED)
    on_database(work.gateway, lambda: Task.filter(type=kind).delete())
