-- name: entry_by_slug :one
-- The row of an entry, in whatever status, by its name.
SELECT id FROM entry WHERE slug = :slug;

-- name: entry_by_public_id :one
-- The row of an entry by its permanent id.
SELECT id FROM entry WHERE public_id = :public_id;

-- name: entry_by_source_id :one
-- The entry that came from a feed item, and what that item held.
SELECT id, source_digest FROM entry WHERE source_id = :source_id;

-- name: entry_head :one
-- Where an entry stands now.
SELECT e.id, e.public_id, e.slug, c.slug AS category, e.status, e.locked, e.revision, e.published, e.updated,
	coalesce((SELECT r.user_id FROM revision r WHERE r.entry_id = e.id AND r.number = 1), 0) AS owner
FROM entry e JOIN category c ON c.id = e.category_id WHERE e.id = :id;

-- name: entry_insert :exec
-- The fields that lists show follow with entry_project.
INSERT INTO entry (public_id, slug, category_id, kind, status, revision, published, updated, title,
	summary, topic, lang, severity, codes, signature, affects, fixed_in, verified_on, verified_with,
	author)
VALUES (:public_id, :slug, :category_id, :kind, 'live', 0, :published, :updated, '', '', '', '', '',
	'[]', '', '', '', '', '', '');

-- name: entry_project :exec
-- Brings the row that lists show to the current revision.
UPDATE entry SET slug = :slug, category_id = :category_id, kind = :kind, status = :status,
	revision = :revision, published = :published, updated = :updated, title = :title,
	summary = :summary, topic = :topic, lang = :lang, severity = :severity, codes = :codes,
	signature = :signature, affects = :affects, fixed_in = :fixed_in, verified_on = :verified_on,
	verified_with = :verified_with, author = :author
WHERE id = :id;

-- name: entry_is_projected :one
-- Whether all of entry_project is so already, but for what every revision changes.
SELECT count(*) AS count FROM entry
WHERE id = :id AND slug = :slug AND category_id = :category_id AND kind = :kind
	AND status = :status AND published = :published AND title = :title AND summary = :summary
	AND topic = :topic AND lang = :lang AND severity = :severity AND codes = :codes
	AND signature = :signature AND affects = :affects AND fixed_in = :fixed_in
	AND verified_on = :verified_on AND verified_with = :verified_with AND author = :author;

-- name: entry_set_revision :exec
-- The rest of entry_project: SQLite writes all indexes of the columns that a statement names.
UPDATE entry SET revision = :revision, updated = :updated WHERE id = :id;

-- name: entry_set_source :exec
-- Remembers the feed item that an entry came from.
UPDATE entry SET source_id = :source_id, source_digest = :source_digest WHERE id = :id;

-- name: entry_all_ids :many
-- For work on every entry.
SELECT id FROM entry ORDER BY id;

-- name: entry_admin_list :many
-- For wikiadm: every status.
SELECT e.public_id AS id, c.slug AS category, e.slug, e.status, e.kind, e.revision, e.title, e.updated
FROM entry e JOIN category c ON c.id = e.category_id
WHERE (:category = '' OR c.slug = :category) AND (:status = '' OR e.status = :status)
	AND (:kind = '' OR e.kind = :kind)
	AND (:tag = '' OR EXISTS (SELECT 1 FROM entry_tag t WHERE t.entry_id = e.id AND t.tag = :tag))
ORDER BY c.position, c.slug, e.slug;

-- name: entry_exported :many
-- For export: what is live or draft.
SELECT e.id FROM entry e JOIN category c ON c.id = e.category_id
WHERE e.status IN ('live', 'draft') ORDER BY c.slug, e.slug;

-- name: entry_code_clear :exec
-- Before entry_code_add: what is not in the JSON array :items goes, also what is spelled otherwise.
DELETE FROM entry_code WHERE entry_id = :entry_id
	AND code COLLATE BINARY NOT IN (SELECT value FROM json_each(:items));

-- name: entry_code_add :exec
-- The error codes of an entry, from a JSON array.
INSERT OR IGNORE INTO entry_code (entry_id, code) SELECT :entry_id, value FROM json_each(:items);

-- name: entry_counts :one
-- What readers can find, for the home page.
SELECT (SELECT count(*) FROM visible_entry) AS entries,
	(SELECT count(*) FROM visible_entry WHERE signature <> '') AS signatures;

-- name: rendering_set :exec
-- The current revision as HTML, in place of what was there.
INSERT INTO rendering (entry_id, toc, fix_length, packed)
VALUES (:id, :toc, length(:fix_html), pack(ifnull(:fix_html, '') || :html))
ON CONFLICT (entry_id) DO UPDATE SET toc = excluded.toc, fix_length = excluded.fix_length,
	packed = excluded.packed;

-- name: rendering_get :one
-- The current revision as HTML. MATERIALIZED: unpacked once.
WITH page (toc, fix_length, html) AS MATERIALIZED (
	SELECT toc, fix_length, unpack(packed) FROM rendering WHERE entry_id = :entry_id
)
SELECT toc AS toc_json, substr(html, 1, fix_length) AS fix_html,
	substr(html, 1 + ifnull(fix_length, 0)) AS html
FROM page;

-- name: stats :one
-- How much there is in the wiki, for wikiadm.
SELECT (SELECT count(*) FROM entry WHERE status = 'live') AS entries,
	(SELECT count(*) FROM entry WHERE status = 'draft') AS drafts,
	(SELECT count(*) FROM entry WHERE status = 'hidden') AS hidden,
	(SELECT count(*) FROM entry WHERE status = 'deleted') AS deleted,
	(SELECT count(*) FROM revision) AS revisions,
	(SELECT count(*) FROM category) AS categories,
	(SELECT count(DISTINCT tag) FROM entry_tag) AS tags,
	(SELECT count(*) FROM alias) AS aliases,
	(SELECT count(*) FROM user) AS users,
	(SELECT number FROM generation) AS generation;

-- name: entry_at :one
-- The row of the entry at an address.
SELECT e.id FROM entry e JOIN category c ON c.id = e.category_id
WHERE c.slug = :category AND e.slug = :slug;

-- name: entry_set_locked :exec
-- Only admins change it, or editors again.
UPDATE entry SET locked = :locked WHERE id = :id;

-- name: entry_set_times :exec
-- Times that an import knows better than the clock; 0 leaves one as it is.
UPDATE entry SET published = iif(:published, :published, published),
	updated = iif(:updated, :updated, updated)
WHERE id = :id;
