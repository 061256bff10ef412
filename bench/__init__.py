"""The benchmarks: each figure beside the bar that the design sets for it, compared within one run.

`python -m bench` prints a table and writes bench/results.json. A bar that is missed is written as it is.
"""
