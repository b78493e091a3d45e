"""Read a rule's declaration, a TOML text with Swedish keys. `rule.parse` is the door; each file reads one part of it."""
