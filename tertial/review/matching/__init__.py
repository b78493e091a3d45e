"""From a number in a sentence to what it claims, and from that to the known values that it can be laid beside."""
