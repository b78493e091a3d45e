"""Connectors to services of open statistics: Kolada, and statistics databases that speak PxWeb. Nothing here writes to the database."""
