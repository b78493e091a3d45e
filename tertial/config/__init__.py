"""Settings, addresses and wiring. Imports every room; no room imports it."""
