-- name: user_insert :exec
INSERT INTO user (name, role, password, created) VALUES (:name, :role, :password, :created);

-- name: user_by_name :one
SELECT id, name, role, password, created FROM user WHERE name = :name;
