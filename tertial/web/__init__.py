"""The pages: parse the request, ask the rooms, render. No sums, no writes but through actions."""
