-- run: pg_virtualenv -t psql -q -f fails.sql
CREATE TABLE event (id serial PRIMARY KEY, name text);
CREATE TABLE delivery (id bigserial PRIMARY KEY, event_id integer);
SELECT setval('event_id_seq', 2147483646);
INSERT INTO event (name) VALUES ('the last one');
INSERT INTO event (name) VALUES ('one more');
ALTER TABLE event ALTER id TYPE bigint;
ALTER SEQUENCE event_id_seq AS bigint;
INSERT INTO event (name) VALUES ('after the repair');
INSERT INTO delivery (event_id) SELECT max(id) FROM event;
