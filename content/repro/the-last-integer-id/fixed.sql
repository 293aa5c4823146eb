-- run: pg_virtualenv -t psql -q -v ON_ERROR_STOP=1 -f fixed.sql
CREATE TABLE event (id serial PRIMARY KEY, name text);
INSERT INTO event (name) SELECT 'e' FROM generate_series(1, 5000);

-- 1. short locks only: a new column, kept up to date for new rows
ALTER TABLE event ADD COLUMN new_id bigint;
CREATE FUNCTION event_new_id() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.new_id := NEW.id; RETURN NEW; END $$;
CREATE TRIGGER event_new_id BEFORE INSERT OR UPDATE ON event
    FOR EACH ROW EXECUTE FUNCTION event_new_id();

-- 2. the old rows, in pieces; each its own transaction
UPDATE event SET new_id = id WHERE id BETWEEN 1 AND 2500;
UPDATE event SET new_id = id WHERE id BETWEEN 2501 AND 5000;

-- 3. index and NOT NULL without holding the table
CREATE UNIQUE INDEX CONCURRENTLY event_new_id_key ON event (new_id);
ALTER TABLE event ADD CONSTRAINT new_id_set CHECK (new_id IS NOT NULL) NOT VALID;
ALTER TABLE event VALIDATE CONSTRAINT new_id_set;

-- 4. the switch
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE event ALTER new_id SET NOT NULL;
DROP TRIGGER event_new_id ON event;
ALTER TABLE event DROP CONSTRAINT event_pkey, DROP CONSTRAINT new_id_set;
ALTER SEQUENCE event_id_seq AS bigint OWNED BY event.new_id;
ALTER TABLE event ALTER id DROP DEFAULT;
ALTER TABLE event RENAME id TO old_id;
ALTER TABLE event ALTER old_id DROP NOT NULL;
ALTER TABLE event RENAME new_id TO id;
ALTER TABLE event ALTER id SET DEFAULT nextval('event_id_seq');
ALTER TABLE event ADD PRIMARY KEY USING INDEX event_new_id_key;
COMMIT;

-- the proof
SELECT setval('event_id_seq', 2147483647);
INSERT INTO event (name) VALUES ('one more') RETURNING id;
