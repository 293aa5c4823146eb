-- name: user_insert :exec
-- A new account.
INSERT INTO user (name, role, password, created) VALUES (:name, :role, :password, :created);

-- name: user_by_name :one
-- An account by its name, in any case of letters.
SELECT id, name, role, password, created, disabled, removed, seen FROM user WHERE name = :name;

-- name: user_by_id :one
-- An account by its row.
SELECT id, name, role, password, created, disabled, removed, seen FROM user WHERE id = :id;

-- name: user_set_password :exec
-- Another password, as an argon2id string.
UPDATE user SET password = :password WHERE id = :id;

-- name: user_set_seen :exec
-- A login.
UPDATE user SET seen = :seen WHERE id = :id;
