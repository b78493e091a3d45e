"""Internal control: control points of a year and what the checks showed."""
