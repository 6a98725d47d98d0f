"""``python -m config.command``: the ``ketenloket`` command where it is not installed."""

import sys

from config.command import main

sys.exit(main())
