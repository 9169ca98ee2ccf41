"""The front's database: counters only, in SQLite or PostgreSQL.

In PostgreSQL the tables have an owner, and the front another role that can only add: INSERT, SELECT and UPDATE of the
column `count` on the tables of counters, SELECT on `alembic_version`. `front_role.sql` grants it, and a test runs the
front's store with it. Migrations are the owner's: start Natlys once with the owner's address after an update that
brings one. Until then counts wait in memory (`InsufficientPrivilege` or `UndefinedTable` in the log).
"""
