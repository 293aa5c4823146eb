-- name: throttle_get :one
-- Failures that still count.
SELECT level, moment FROM throttle WHERE subject = :subject;

-- name: throttle_set :exec
-- One more, or fewer with time.
INSERT INTO throttle (subject, level, moment) VALUES (:subject, :level, :moment)
ON CONFLICT (subject) DO UPDATE SET level = excluded.level, moment = excluded.moment;

-- name: throttle_clear :exec
-- They do not count any more.
DELETE FROM throttle WHERE subject = :subject;

-- name: throttle_forget :exec
-- What is so old that nothing of it is left.
DELETE FROM throttle WHERE moment < :moment;
