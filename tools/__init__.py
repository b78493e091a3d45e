"""Set-up for developers, demo and CI: plain Python from the standard library, run as `python -m tools.<name>`."""
