"""Who changed what and when, and versions that keep two people from overwriting each other."""
