"""``python -m config.docs``."""

import sys

from config.docs import main

sys.exit(main(sys.argv[1:]))
