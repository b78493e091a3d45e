#!/bin/sh
# Print a Python of at least 3.11, or say in one sentence why there is none. PYTHON=… decides for you.
set -u
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

if [ -n "${PYTHON:-}" ]; then
    if ! command -v "$PYTHON" >/dev/null 2>&1; then
        echo "There is no Python called $PYTHON on this machine: leave PYTHON out, or name one of version 3.11 or later." >&2
        exit 1
    fi
    if ! version=$("$PYTHON" --version 2>/dev/null); then
        echo "$PYTHON is on this machine but does not run: leave PYTHON out, or name one of version 3.11 or later." >&2
        exit 1
    fi
    if ! "$PYTHON" -c "$new_enough" 2>/dev/null; then
        echo "$PYTHON is $version, and Tertial needs Python 3.11 or later: name another in PYTHON." >&2
        exit 1
    fi
    command -v "$PYTHON"
    exit 0
fi

for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "$new_enough" 2>/dev/null; then
        command -v "$candidate"
        exit 0
    fi
done
if command -v python3 >/dev/null 2>&1; then
    echo "python3 is $(python3 --version 2>&1), and Tertial needs Python 3.11 or later: install a newer one beside it." >&2
else
    echo "There is no Python on this machine, and Tertial needs version 3.11 or later: sudo apt-get install -y python3 python3-venv" >&2
fi
exit 1
