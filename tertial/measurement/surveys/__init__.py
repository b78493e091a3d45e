"""Surveys: from a file of responses to shares, indices, response rates and differences between the sexes.

Answers are personal data: a file is read in memory, only the columns that a rule names, and nothing but sums leaves. See
`rule` for what is declared, `compute` for the sums, `significance` for the tests and why they are the ones.
"""
