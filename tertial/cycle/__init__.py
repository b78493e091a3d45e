"""Time and decisions: plan periods, follow-up occasions, decisions, and what happened meanwhile."""
