"""Dates as people write them in English, Russian and Kazakh → EDTF text and the first and last day they can mean.

`words` turns a text into a string of letters, one for each word's role; `grammar` knows which strings of roles are
dates, and reads each string once; `readings` fills in the values; `periods` says which days a period has. `occasions`
leaves out what is written around a date: what happened then, and where.
"""
