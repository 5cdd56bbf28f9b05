#!/usr/bin/env python3
"""Make the sealed installers of Emotion Garden on the platform this runs on.

    python3 build_installer.py kiosk|admin [--format FORMAT…] [--gpu-pack] [--out DIR] [--smoke]

`--help` says more; docs/manual/installation.md tells the whole of it.
"""

import sys

from tools.installer.command_line import main

if __name__ == "__main__":
    sys.exit(main())
