"""The pages, one file per subject: parse the request, ask the rooms, render."""
