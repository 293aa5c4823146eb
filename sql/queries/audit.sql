-- name: audit_insert :exec
-- Something that matters for safety.
INSERT INTO audit (moment, act, actor, object, detail, address, request)
VALUES (:moment, :act, :actor, :object, :detail, :address, :request);

-- name: audit_list :many
-- The newest first; an actor is found as the one who acted and as the one it was done to.
SELECT id, moment, act, actor, object, detail, address, request FROM audit
WHERE id < :before AND (:actor = '' OR actor = :actor COLLATE NOCASE OR object = :actor COLLATE NOCASE)
	AND (:act = '' OR act = :act)
ORDER BY id DESC LIMIT :limit;
