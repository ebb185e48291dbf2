"""Measuring the product: runners of the scorers, a benchmark, and the floors that scores may not fall below.

The data and the scorers lie outside the repository (see ``evaluation.shared``); none of their text enters it.
"""
