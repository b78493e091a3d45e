"""Municipality, the tree of units with its history, people, roles and permissions."""
