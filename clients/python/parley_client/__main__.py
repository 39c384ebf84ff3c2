"""Run the command: `python -m parley_client`."""

import sys

from parley_client.command import main

sys.exit(main())
