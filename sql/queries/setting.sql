-- name: setting_get :one
SELECT value FROM setting WHERE name = :name;

-- name: setting_set :exec
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: setting_remove :exec
DELETE FROM setting WHERE name = :name;

-- name: generation_get :one
SELECT number FROM generation WHERE id = 1;

-- name: generation_rise :exec
UPDATE generation SET number = number + 1 WHERE id = 1;
