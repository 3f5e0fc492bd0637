"""What the site costs: speed as a ratio to a bare server, queries, bytes, and the rules.

One command prints it all beside the bars: ``make bench``. Absolute figures of a shared machine
drift by a factor of two within minutes, so every figure here is a ratio within one run or a count.
"""
