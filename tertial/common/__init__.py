"""Words that every room shares: errors, numbers, money, periods, dates, slugs. Plain Python, no Django."""
