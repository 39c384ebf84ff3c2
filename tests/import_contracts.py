"""Check the import contracts of pyproject.toml against the packages that exist.

pyproject.toml contains the contracts of the finished code base. import-linter does not run while a package that they
name has no modules, so this script omits absent packages from the contracts, prints them, and checks the rest in full.
Existing packages are never omitted: test_architecture.py fails if one is missing from `root_packages`.
"""

import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
NAMES_OF_MODULES = ("source_modules", "forbidden_modules", "modules", "ancestors")


def present(package: str) -> bool:
    """Return whether a top-level package has a module."""
    return any((ROOT / package).rglob("*.py"))


def without(contract: dict[str, Any], absent: set[str]) -> dict[str, Any] | None:
    """Return a contract without the absent packages, or None if nothing is left of it."""
    kept = dict(contract)
    for key in NAMES_OF_MODULES:
        if key in kept:
            kept[key] = [module for module in kept[key] if module.split(".")[0] not in absent]
            if not kept[key]:
                return None
    if "layers" in kept:
        layers = [[name for name in layer.split(" | ") if name not in absent] for layer in kept["layers"]]
        kept["layers"] = [" | ".join(layer) for layer in layers if layer]
    return kept


def as_ini(options: dict[str, Any], contracts: list[dict[str, Any]]) -> str:
    """Return the contracts in import-linter's INI format, which can be written without a library."""
    sections = {"importlinter": options} | {
        f"importlinter:contract:{number}": contract for number, contract in enumerate(contracts)
    }
    lines = []
    for name, values in sections.items():
        lines.append(f"[{name}]")
        for key, value in values.items():
            text = "".join(f"\n    {item}" for item in value) if isinstance(value, list) else f" {value}"
            lines.append(f"{key} ={text}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Return 0 if every contract is kept."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    contracts = options.pop("contracts")
    absent = {package for package in options["root_packages"] if not present(package)}
    if absent:
        print(f"Not there yet, so left out of the contracts: {', '.join(sorted(absent))}")
    options["root_packages"] = [package for package in options["root_packages"] if package not in absent]
    contracts = [kept for contract in contracts if (kept := without(contract, absent))]
    sys.path.insert(0, str(ROOT))
    with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
        file.write(as_ini(options, contracts))
        file.flush()
        return lint_imports(config_filename=file.name, no_logo=True)


if __name__ == "__main__":
    sys.exit(main())
