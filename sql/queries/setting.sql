-- name: setting_get :one
-- The value of a setting that somebody set.
SELECT value FROM setting WHERE name = :name;

-- name: setting_set :exec
-- A new value for a setting.
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: setting_remove :exec
-- The setting has its initial value again.
DELETE FROM setting WHERE name = :name;

-- name: generation_get :one
-- What caches are keyed with.
SELECT number FROM generation WHERE id = 1;

-- name: generation_rise :exec
-- In every transaction that changes what readers see. The step is random: a database that comes back
-- from a backup does not go through the numbers again that browsers have seen of its lost future.
UPDATE generation SET number = number + 1 + (random() & 0xfffff) WHERE id = 1;
