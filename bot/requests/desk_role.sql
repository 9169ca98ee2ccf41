-- What the desk may do in PostgreSQL: its own tables, and what staff do with requests. It cannot read what finds a
-- parent's row by its code, change what was sealed, take back a record of who opened what, or make a table.
-- The owner of the tables runs this when they stand, and again after an update that makes more of them:
--   CREATE ROLE natlys_desk LOGIN;  -- once
--   psql -d natlys -f bot/requests/desk_role.sql

GRANT SELECT, INSERT, UPDATE, DELETE ON accounts, sessions, wraps, absences TO natlys_desk;
-- The record grows and is never changed.
GRANT SELECT, INSERT ON audit TO natlys_desk;
GRANT USAGE ON SEQUENCE audit_id_seq TO natlys_desk;

-- All but `lookup`.
GRANT SELECT (
  id, house, kind, urgency, state, version, parent_key, created_at, due_at, promised_from, promised_until, delete_at,
  claimed_by, advice_of, closed_at, outcome
) ON requests TO natlys_desk;
GRANT UPDATE (state, version, delete_at, claimed_by, advice_of, closed_at, outcome), DELETE ON requests TO natlys_desk;
-- A request takes its messages with it: the server deletes them as the tables' owner.
GRANT SELECT, INSERT ON messages TO natlys_desk;
GRANT SELECT, INSERT, UPDATE (retired_at) ON house_keys TO natlys_desk;
GRANT SELECT, INSERT, UPDATE (room), DELETE ON days TO natlys_desk;
GRANT SELECT, DELETE ON withdrawn TO natlys_desk;
-- `bot/requests/front_role.sql` turns on row security. The desk is for every house: which of them a person may see is its
-- own to know.
DROP POLICY IF EXISTS desk_works ON requests;
DROP POLICY IF EXISTS desk_works ON messages;
CREATE POLICY desk_works ON requests TO natlys_desk USING (true) WITH CHECK (true);
CREATE POLICY desk_works ON messages TO natlys_desk USING (true) WITH CHECK (true);
-- At its start the desk looks whether the tables are up to date.
GRANT SELECT ON alembic_version_desk, alembic_version_requests TO natlys_desk;
-- As it is from PostgreSQL 15 on: whoever can sign in cannot make tables.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
