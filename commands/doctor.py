"""The command that checks an installation and says what to do; it changes nothing and can run beside a gateway."""

import argparse
import asyncio
import json
import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict

from commands.checks.database_checks import check_database
from commands.checks.findings import Finding, Level, fail
from commands.checks.network_checks import check_outside, check_own_addresses, check_redis
from commands.checks.settings_checks import check_folder, check_names, check_secrets, names_in
from configuration import checked, database_address
from settings import FILES, SettingError, Settings


def run_doctor(arguments: argparse.Namespace) -> int:
    """Check the installation; return 1 if anything fails."""
    findings = asyncio.run(_collect())
    if arguments.json:
        print(json.dumps([{**asdict(each), "level": each.level.value} for each in findings], indent=2))
    else:
        for each in findings:
            print(_line(each))
        print(_summary(findings))
    return 1 if any(each.level is Level.FAIL for each in findings) else 0


async def _collect() -> list[Finding]:
    return [each async for each in _findings(dict(os.environ))]


async def _findings(environ: Mapping[str, str]) -> AsyncIterator[Finding]:
    for each in check_names(environ, names_in(FILES)):
        yield each
    try:
        settings = checked(Settings.load(environ, dotenv=FILES, keeps_keys=False))
        address = database_address(settings)
    except SettingError as error:
        yield fail("settings", str(error), "Correct it: nothing else can be checked before.")
        return
    for each in (
        *check_secrets(settings),
        *check_folder(settings),
        *await check_database(address, settings.web_concurrency),
    ):
        yield each
    async for each in check_redis(settings.redis_url):
        yield each
    async for each in check_own_addresses(settings):
        yield each
    for each in await check_outside(settings):
        yield each


def _line(finding: Finding) -> str:
    advice = f"\n{'':6}-> {finding.advice}" if finding.advice else ""
    return f"{finding.level.value:<5} {finding.check}: {finding.message}{advice}"


def _summary(findings: list[Finding]) -> str:
    counted = {level: sum(each.level is level for each in findings) for level in Level}
    return f"{counted[Level.OK]} ok, {counted[Level.WARN]} to look at, {counted[Level.FAIL]} failed"
