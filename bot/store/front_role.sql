-- What the front may do in PostgreSQL: add to counts. It cannot delete a row, move a count to another, or make a table.
-- The owner of the tables runs this when they stand, and again after an update that makes more of them:
--   CREATE ROLE natlys_front LOGIN;  -- once
--   psql -d natlys -f bot/store/front_role.sql

-- PostgreSQL adds to a count by INSERT … ON CONFLICT DO UPDATE, which must be allowed to read the row it meets.
GRANT SELECT, INSERT, UPDATE (count) ON daily, monthly TO natlys_front;
-- At its start the front looks whether the tables are up to date.
GRANT SELECT ON alembic_version TO natlys_front;
-- As it is from PostgreSQL 15 on: whoever can sign in cannot make tables.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
