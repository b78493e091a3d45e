"""The chapters of a made-up report, each written from a world's exact values."""
