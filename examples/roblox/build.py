"""Build the plugin as one file for Studio's plugins folder: `python examples/roblox/build.py [PATH]`.

The format is Roblox's XML for models, in which a script with scripts below it is an item with items.
"""

import sys
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

SOURCES: Final = Path(__file__).resolve().parent / "src"
MAIN: Final = "init.server.luau"
DEFAULT: Final = Path("Parley.rbxmx")


def item(class_name: str, name: str, source: str, children: str = "") -> str:
    """Return a script as XML."""
    properties = (
        f'<string name="Name">{escape(name)}</string><ProtectedString name="Source">{escape(source)}</ProtectedString>'
    )
    return f'<Item class="{class_name}"><Properties>{properties}</Properties>{children}</Item>'


def build() -> str:
    """Return the plugin: its main script, with the modules below it."""
    modules = sorted(path for path in SOURCES.glob("*.luau") if path.name != MAIN)
    children = "".join(item("ModuleScript", path.stem, path.read_text("utf-8")) for path in modules)
    main = item("Script", "Parley", (SOURCES / MAIN).read_text("utf-8"), children)
    return f'<roblox version="4">{main}</roblox>\n'


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    target = target / DEFAULT if target.is_dir() else target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(build(), "utf-8")
    except OSError as error:
        sys.exit(f"Cannot write {target}: {error.strerror}.")
    print(f"Wrote {target}.")
