"""Correct interim reports of made-up committees, and faults planted in them one at a time, to measure the reviewer by.

Written without looking at how the rules find faults: a clean report is exact inside and rounded when printed, and each fault is
one change of one report with the places that a reader who sees it would point at.
"""
