"""`python -m tertial.cli`."""

from tertial.cli.main import main

main()
