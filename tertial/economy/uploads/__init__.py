"""Files on their way in: where they lie until they are imported or dropped, and the task that reads them."""
