"""Random tables of SQLite with rows and all that hangs on them, and random changes, told in SQL of the tests' own.

What a script makes is compared with a database that these modules make without it: its schema is rendered from the
model here (`schema.py`), its rows are converted change by change (`trial.py`). Nothing of it comes from sqlgen.
"""
