-- What the front may do with requests in PostgreSQL: add sealed ones, hold a place on a day, and read, write on or delete the
-- one request whose lookup it has set for the transaction. It cannot list requests. Run by the owner of the tables, after
-- `bot/store/front_role.sql` has been run, and again after an update that makes more tables:
--   psql -d natlys -f bot/requests/front_role.sql

GRANT SELECT ON alembic_version_requests, deployment, house_keys TO natlys_front;
GRANT SELECT, UPDATE (taken) ON days TO natlys_front;
GRANT SELECT, INSERT, DELETE, UPDATE (version, urgency, state, due_at, delete_at) ON requests TO natlys_front;
GRANT SELECT, INSERT ON messages TO natlys_front;
GRANT INSERT ON withdrawn TO natlys_front;

ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS front_adds ON requests;
DROP POLICY IF EXISTS front_knows_the_code ON requests;
DROP POLICY IF EXISTS front_adds ON messages;
DROP POLICY IF EXISTS front_knows_the_code ON messages;

CREATE POLICY front_adds ON requests FOR INSERT TO natlys_front WITH CHECK (true);
CREATE POLICY front_knows_the_code ON requests TO natlys_front
  USING (encode(lookup, 'hex') = current_setting('natlys.lookup', true))
  WITH CHECK (encode(lookup, 'hex') = current_setting('natlys.lookup', true));

CREATE POLICY front_adds ON messages FOR INSERT TO natlys_front WITH CHECK (true);
-- The request itself shows only to who knows its code, so this asks no more than whether it shows.
CREATE POLICY front_knows_the_code ON messages FOR SELECT TO natlys_front
  USING (EXISTS (SELECT 1 FROM requests WHERE requests.id = messages.request_id));
