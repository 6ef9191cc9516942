"""The offline engine: SQLAlchemy's connections to a database that isn't there.

What revision files execute on them goes into the script, what they ask is answered from the catalog, and what
nobody can know stops the revision.
"""
