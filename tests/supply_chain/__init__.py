"""The parts of Parley: the locked packages of Python and npm, their licences, and known vulnerabilities in them.

    make sbom     writes .sbom/parley.cdx.json (CycloneDX) and .sbom/licences.txt
    make audit    asks the advisory databases of PyPI and npm about every locked package

`tests/security/test_60_supply_chain.py` checks the locks themselves, without a network.
"""
