"""Dates as people write them: partial dates, timing in words, plan periods; the only readers of dates."""
