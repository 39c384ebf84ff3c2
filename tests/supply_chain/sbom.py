"""Writes the bill of materials (CycloneDX 1.6) of everything that is locked, and the list of licences.

Packages that only developers need have the scope `excluded`. It fails if a licence is not allowed, also that of a
package in the environment of a tool; tests look at their own environment only.
"""

import base64
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from tests.supply_chain.packages import ROOT, Package, all_packages, environments_of_tools, refused

FOLDER: Final = ROOT / ".sbom"


def main() -> int:
    """Write both files and return the exit status."""
    packages = all_packages(environments=environments_of_tools())
    if found := refused(packages):
        print("\n".join(f"not allowed: {each.name} {each.version}, {each.licence}" for each in found), file=sys.stderr)
        return 1
    bom = Bom(components=map(_component, packages))
    bom.metadata.component = Component(type=ComponentType.APPLICATION, name="parley", bom_ref="parley")
    bom.register_dependency(bom.metadata.component, bom.components)
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    if (invalid := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        print(f"The bill of materials is not valid: {invalid}", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    _write(FOLDER / "parley.cdx.json", text)
    _write(FOLDER / "licences.txt", _licences(packages))
    return 0


def _component(package: Package) -> Component:
    factory = LicenseFactory()
    return Component(
        type=ComponentType.LIBRARY,
        name=package.name,
        version=package.version,
        bom_ref=package.purl,
        purl=PackageURL.from_string(package.purl),
        licenses=[factory.make_from_string(package.licence)] if package.licence else (),
        hashes=[_hash(each) for each in package.digests],
        scope=ComponentScope.REQUIRED if package.deployed else ComponentScope.EXCLUDED,
    )


def _hash(digest: str) -> HashType:
    """Return a hash of PyPI, in hexadecimal, or the `integrity` of npm: the algorithm and base64."""
    algorithm, _, encoded = digest.rpartition("-")
    if not algorithm:
        return HashType(alg=HashAlgorithm.SHA_256, content=digest)
    names = {"sha512": HashAlgorithm.SHA_512, "sha1": HashAlgorithm.SHA_1}
    return HashType(alg=names[algorithm], content=base64.b64decode(encoded).hex())


def _licences(packages: list[Package]) -> str:
    """Return the packages that users receive, by licence."""
    found = defaultdict[str, list[str]](list)
    for package in packages:
        if package.deployed:
            found[package.licence].append(f"{package.name} {package.version}")
    return "".join(f"{licence}\n" + "".join(f"  {each}\n" for each in found[licence]) for licence in sorted(found))


def _write(file: Path, text: str) -> None:
    file.write_text(text)
    print(file.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
