"""SQL placeholders: `$1, $2, …` on PostgreSQL, `?1, ?2, …` on SQLite."""

from storage.address import Dialect


def placeholders(dialect: Dialect, count: int, *, first: int = 1) -> list[str]:
    """Return `count` placeholders, numbered from `first`."""
    mark = "$" if dialect is Dialect.POSTGRES else "?"
    return [f"{mark}{number}" for number in range(first, first + count)]


def row_placeholders(dialect: Dialect, width: int, rows: int, *, first: int = 1) -> str:
    """Return the placeholders of `rows` rows with `width` values each, for `VALUES`."""
    starts = range(first, first + width * rows, width)
    return ", ".join(f"({', '.join(placeholders(dialect, width, first=start))})" for start in starts)
