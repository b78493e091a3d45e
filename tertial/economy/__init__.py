"""Money: operating lines with outcome, budget and forecast, the frame, and investments."""
