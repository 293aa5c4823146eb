-- name: session_insert :exec
-- Somebody signs in.
INSERT INTO session (digest, user_id, created, seen, confirmed, stays, device, address)
VALUES (:digest, :user_id, :now, :now, :now, :stays, :device, :address);

-- name: session_by_digest :one
-- Whose session it is, also when it is too old or the account is disabled.
SELECT s.id, s.user_id, s.created, s.seen, s.confirmed, s.stays, u.name, u.role, u.disabled, u.removed
FROM session s JOIN user u ON u.id = s.user_id WHERE s.digest = :digest;

-- name: session_touch :exec
-- It is in use.
UPDATE session SET seen = :seen WHERE id = :id;

-- name: session_end :exec
-- One session ends.
DELETE FROM session WHERE id = :id AND user_id = :user_id;

-- name: session_end_others :exec
-- All sessions of a user end but one; 0: all.
DELETE FROM session WHERE user_id = :user_id AND id <> :except;

-- name: session_of_user :many
-- Where an account is signed in.
SELECT id, created, seen, stays, device, address FROM session WHERE user_id = :user_id
	AND created >= :created AND seen >= iif(stays, :created, :seen)
ORDER BY seen DESC, id DESC;

-- name: session_end_old :exec
-- What is too old to be used again.
DELETE FROM session WHERE seen < :seen OR created < :created;
