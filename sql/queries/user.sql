-- name: user_insert :exec
-- A new account.
INSERT INTO user (name, role, password, created) VALUES (:name, :role, :password, :created);

-- name: user_by_name :one
-- An account by its name, in any case of letters.
SELECT id, name, role, password, created FROM user WHERE name = :name;
