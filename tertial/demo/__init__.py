"""The demo municipality: published figures as data files, loaded through the same actions as people use."""
