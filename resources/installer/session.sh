#!/bin/sh
# A session with nothing in it but the kiosk: the service manager keeps it running and wakes it up.
set -u
if command -v xset >/dev/null 2>&1; then
    xset s off -dpms s noblank || true
fi
if systemctl --user import-environment DISPLAY XAUTHORITY XDG_SESSION_ID 2>/dev/null; then
    exec systemctl --user start --wait @package@.service
fi
exec @program@
