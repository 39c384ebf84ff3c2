"""Long runs and heavy load.

    python -m benchmarks.steady held --minutes 30 --out r9.json     5,000 WebSockets and 500 SSE streams (R9)
    python -m benchmarks.steady rate --minutes 15 --out r10.json    200 mutations/s with 1,000 subscribers (R10)
    python -m benchmarks.steady curve --minutes 1 --out curve.json  every rate until it no longer keeps up
    python -m benchmarks.steady storm --out r11.json                2,000 sockets cut at once (R11)
    python -m benchmarks.steady soak --minutes 30 --out soak.json   everything at once: what grows?
    python -m benchmarks.steady report *.json                       the results as Markdown

With `--reliability-report docs/reliability.md`, R9 to R11 write their row there.

Each needs two cores: the gateway has the first one, everything else the other (`soak`: no pinning). The exit status is
1 if a figure is not what it must be.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from benchmarks.steady.held import held
from benchmarks.steady.rates import curve, sustained
from benchmarks.steady.results import Result, markdown
from benchmarks.steady.soak import soak
from benchmarks.steady.storm import storm
from tests.reliability import BARS, write_report

RATES: Final = "50,100,200,300,400,500,600,700,800"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="benchmarks.steady", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, minutes in (("held", 30.0), ("rate", 15.0), ("curve", 1.0), ("storm", 0.0), ("soak", 30.0)):
        command = commands.add_parser(name, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
        command.add_argument("--out", type=Path, help="the file for the result")
        command.add_argument("--reliability-report", type=Path, metavar="FILE", help="the page with the promises")
        if minutes:
            command.add_argument("--minutes", type=float, default=minutes, help="how long each load lasts")
    commands.choices["held"].add_argument("--sockets", type=int, default=5_000, help="WebSockets")
    commands.choices["held"].add_argument("--streams", type=int, default=500, help="SSE streams")
    commands.choices["rate"].add_argument("--rate", type=float, default=200, help="mutations a second")
    commands.choices["curve"].add_argument("--rates", default=RATES, help="mutations a second, separated by commas")
    commands.choices["storm"].add_argument("--sockets", type=int, default=2_000, help="WebSockets that are cut")
    commands.choices["storm"].add_argument("--rounds", type=int, default=3, help="how often they are cut")
    commands.choices["soak"].add_argument("--subscribers", type=int, default=1_000, help="WebSockets that follow")
    commands.choices["soak"].add_argument("--scale", type=float, default=1.0, help="multiplies all rates")
    commands.add_parser("report").add_argument("files", type=Path, nargs="+")
    return parser


def _run(arguments: argparse.Namespace) -> Result:
    match arguments.command:
        case "held":
            return held(arguments.sockets, arguments.streams, arguments.minutes * 60)
        case "rate":
            return sustained(arguments.rate, arguments.minutes * 60)
        case "curve":
            return curve([float(rate) for rate in arguments.rates.split(",")], arguments.minutes * 60)
        case "storm":
            return storm(arguments.sockets, arguments.rounds)
    return soak(arguments.minutes * 60, arguments.subscribers, arguments.scale)


def main() -> None:
    """Run one of them and print its result, or print results from files."""
    arguments = _parser().parse_args()
    if arguments.command == "report":
        print(markdown([Result.load(path) for path in arguments.files]))
        return
    result = _run(arguments)
    print(f"\n{result.markdown()}", flush=True)
    if arguments.out:
        result.save(arguments.out)
    if arguments.reliability_report and result.name in BARS:
        write_report(arguments.reliability_report, [result.row(f"benchmarks.steady {arguments.command}")])
    sys.exit(0 if result.passed else 1)


if __name__ == "__main__":
    main()
