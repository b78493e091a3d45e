"""The goal chain: areas, goals, indicators with definition versions, targets, assessments, assignments."""
