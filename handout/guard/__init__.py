"""Numbers, rates, links and names of medicines: what a translation may neither lose, change nor add.

Held part against part: each figure of the source must stand in the same part of the translation, and none besides.
Digits of all scripts count as equal, a decimal comma as a point, a unit in the letters of a language as the Latin one,
a time of day by either clock. What may be two units or two times is equal to neither.
How often ('once a week') is held against what the other side says of it; in words that are not known, it passes.
What comes back ('every 8 hours') is no count, time of day or duration with the same digit. Minerals and vitamins are
held against each other where both sides name one.
A number in a word ('two weeks', أسبوعين) may stand for one in digits, where the words of its language are known; other
numbers in words, and how figures are ordered within a part, are for the person who reviews the translation.
"""
