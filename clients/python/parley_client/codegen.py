"""The plugin of ariadne-codegen with which typed clients are generated. Only the generator imports it.

`ShorterResultsPlugin` of ariadne-codegen goes well with it: methods then return the field instead of an object with it.
"""

import ast
import os
import re
from typing import Any, Final

from ariadne_codegen.plugins.base import Plugin

_BASE: Final = "parley_client.typed_base"
_TYPENAME: Final = "typename__"


class ParleyPlugin(Plugin):  # type: ignore[misc]  # the generator is not installed where types are checked
    """Makes generated models read what a newer gateway sends: other enum values, and other types of an interface.

    It also lets type checkers know the arguments of inputs by their Python names, and that a stream can be closed, and
    writes each fragment once.
    """

    def generate_enums_module(self, module: ast.Module) -> ast.Module:
        """Derive enums from `OpenEnum`."""
        classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
        for each in classes:
            each.bases = [ast.Name("OpenEnum")]
        kept = [node for node in module.body if not isinstance(node, ast.ImportFrom)]
        module.body = [_import(_BASE, "OpenEnum"), *kept] if classes else module.body
        return module

    def generate_result_types_module(self, module: ast.Module, operation_definition: Any) -> ast.Module:
        """Open the interfaces of an operation's result."""
        return self._opened(module)

    def generate_fragments_module(self, module: ast.Module, fragments_definitions: Any) -> ast.Module:
        """Open the interfaces of fragments."""
        return self._opened(module)

    def generate_inputs_module(self, module: ast.Module) -> ast.Module:
        """Let the arguments of an input have its fields' names, because `alias` renames them for type checkers."""
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                node.keywords = [each for keyword in node.keywords for each in _aliases(keyword)]
        return module

    def generate_client_module(self, module: ast.Module) -> ast.Module:
        """Declare streams as generators, and each fragment once for the documents with it."""
        for node in ast.walk(module):
            if isinstance(node, ast.ImportFrom):
                node.names = [ast.alias(each.name.replace("AsyncIterator", "AsyncGenerator")) for each in node.names]
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "AsyncIterator":
                node.value, node.slice = ast.Name("AsyncGenerator"), ast.Tuple([node.slice, ast.Constant(None)])
        _share_fragments(module)
        return module

    def generate_gql_function(self, function_def: ast.FunctionDef) -> ast.FunctionDef:
        """Let `gql` join the parts of a document."""
        [made] = ast.parse('def gql(*parts: str) -> str:\n    return "".join(parts)').body
        return made  # type: ignore[return-value]

    def copy_code(self, copied_code: str) -> str:
        """Import the base classes instead of copying them."""
        names = ("TypedBase",) if "class TypedBase(" in copied_code else ("UNSET", "BaseModel", "UnsetType")
        return f"from {_BASE} import " + ", ".join(f"{name} as {name}" for name in names) + "\n"

    def _opened(self, module: ast.Module) -> ast.Module:
        unions = False
        for each in [node for node in module.body if isinstance(node, ast.ClassDef)]:
            for field in [node for node in each.body if isinstance(node, ast.AnnAssign)]:
                if isinstance(field.target, ast.Name) and field.target.id == _TYPENAME:
                    self._open_typename(field)
                unions |= self._open_union(field)
        if unions:
            module.body[:0] = [
                _import("typing", "Annotated"),
                _import("pydantic", "Tag"),
                _import(_BASE, "typename_among"),
            ]
        return module

    def _open_typename(self, field: ast.AnnAssign) -> None:
        """Let the `__typename` of an interface be any text."""
        if any(self._is_interface(name) for name in re.findall(r"\w+", ast.unparse(field.annotation))):
            field.annotation = ast.Name("str")

    def _open_union(self, field: ast.AnnAssign) -> bool:
        """Discriminate the union of an interface's types so that an unknown type is read as the interface."""
        keywords = [
            keyword
            for node in ast.walk(field)
            if isinstance(node, ast.Call)
            for keyword in node.keywords
            if keyword.arg == "discriminator"
        ]
        union = next((node for node in ast.walk(field.annotation) if _is_union(node)), None)
        if not keywords or union is None:
            return False
        choices = union.slice.elts  # type: ignore[attr-defined]
        types = self._types_of([ast.unparse(choice).strip("\"'") for choice in choices])
        interface = next((name for name in types if self._is_interface(name)), None)
        if interface is None:
            return False
        union.slice.elts = [_tagged(choice, name) for choice, name in zip(choices, types, strict=True)]  # type: ignore[attr-defined]
        known: list[ast.expr] = [ast.Constant(name) for name in types if name != interface]
        otherwise = ast.keyword("otherwise", ast.Constant(interface))
        keywords[0].value = ast.Call(ast.Name("typename_among"), known, [otherwise])
        return True

    def _types_of(self, classes: list[str]) -> list[str]:
        """Return the GraphQL types of generated classes, whose names are the field's path followed by the type."""
        for length in range(len(os.path.commonprefix(classes)), -1, -1):  # noqa: RUF071  # of texts, not of paths
            types = [name[length:] for name in classes]
            if all(name in self.schema.type_map for name in types):
                return types
        return []

    def _is_interface(self, name: str) -> bool:
        return type(self.schema.type_map.get(name)).__name__ == "GraphQLInterfaceType"


def _import(module: str, name: str) -> ast.ImportFrom:
    return ast.ImportFrom(module, [ast.alias(name)], 0)


def _share_fragments(module: ast.Module) -> None:
    """Write each fragment once, as a constant before the client, instead of in every document with it."""
    constants: dict[str, ast.stmt] = {}
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "gql" and isinstance(call.args[0], list):
            operation, *fragments = _definitions(call.args[0])
            names = [_constant_of(lines) for lines in fragments]
            for name, lines in zip(names, fragments, strict=True):
                constants[name] = ast.Assign([ast.Name(name)], lines, lineno=1)  # type: ignore[arg-type]
            call.args = [operation, *map(ast.Name, names)]  # type: ignore[list-item]
    first = next(index for index, node in enumerate(module.body) if isinstance(node, ast.ClassDef))
    module.body[first:first] = [constants[name] for name in sorted(constants)]


def _definitions(lines: list[ast.Constant]) -> list[list[ast.Constant]]:
    """Return the lines of an operation, and of each of its fragments. The generator has a list in place of a node."""
    found: list[list[ast.Constant]] = [[]]
    for line in (each for each in lines if str(each.value).strip()):
        if str(line.value).startswith("fragment "):
            found.append([])
        found[-1].append(line)
    return found


def _constant_of(fragment: list[ast.Constant]) -> str:
    name = str(fragment[0].value).split()[1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def _aliases(keyword: ast.keyword) -> list[ast.keyword]:
    """Return the keywords for an alias that replace `alias`."""
    if keyword.arg != "alias":
        return [keyword]
    return [ast.keyword("validation_alias", keyword.value), ast.keyword("serialization_alias", keyword.value)]


def _is_union(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Union"


def _tagged(choice: ast.expr, name: str) -> ast.expr:
    tag = ast.Call(ast.Name("Tag"), [ast.Constant(name)], [])
    return ast.Subscript(ast.Name("Annotated"), ast.Tuple([choice, tag]))
