"""Charts: one function per chart gives a `Chart` block, and one place draws them to SVG and PNG."""
