/* Changes that wait for review, and revisions that are taken back or out of sight. */
#include "wiki-fixture.h"

#include "wiki/history.h"
#include "wiki/listing.h"
#include "wiki/review.h"
#include "wiki/user.h"

#include <string.h>

typedef struct {
	Wiki wiki;
	EntryBy cara; /* a contributor */
} Review;

static void set_up(Review *review, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(User) user = NULL;

	wiki_set_up(&review->wiki, data);
	g_assert_true(
		user_add(review->wiki.store, "cara", "contributor", "a long password", &error));
	user = user_find(review->wiki.store, "cara", &error);
	g_assert_no_error(error);
	review->cara = (EntryBy){
		.editor = "cara", .user = user->id, .role = ROLE_CONTRIBUTOR, .comment = "Mine"};
}

static void tear_down(Review *review, gconstpointer data)
{
	wiki_tear_down(&review->wiki, data);
}

static Entry *load(Review *review, int64_t id, int64_t number)
{
	return entry_load(review->wiki.store, id, number, NULL);
}

static char *body_of(Review *review, int64_t id)
{
	g_autoptr(Entry) entry = load(review, id, 0);

	return g_strdup(entry->fields->body);
}

static int64_t propose(Review *review, int64_t id, int64_t base, const char *body)
{
	g_autoptr(Entry) entry = load(review, id, 0);
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};

	fields_set_text(entry->fields, field_find("body"), body);
	g_assert_true(entry_edit(
		review->wiki.store, id, base, entry->fields, &review->cara, &saved, &error));
	g_assert_no_error(error);
	g_assert_cmpint(saved.outcome, ==, ENTRY_PENDING);
	return saved.revision;
}

static bool approve(Review *review, int64_t id, int64_t number, EntrySaved *saved, GError **error)
{
	return review_approve(review->wiki.store, id, number, NULL, 0, &wiki_editor, saved, error);
}

static void a_proposal_is_seen_by_nobody_until_it_is_approved(Review *review, gconstpointer data)
{
	int64_t id = wiki_create(&review->wiki, "proposed", "Old.\n");
	int64_t generation = wiki_generation(&review->wiki);
	int64_t number = propose(review, id, 1, "New.\n");
	g_autofree char *before = body_of(review, id);
	g_autofree char *after = NULL;
	g_autoptr(Entry) unseen = load(review, id, number);
	g_autoptr(Entry) live = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	g_assert_cmpstr(before, ==, "Old.\n");
	g_assert_cmpint(wiki_generation(&review->wiki), ==, generation);
	g_assert_null(unseen);
	g_assert_true(approve(review, id, number, &saved, &error));
	after = body_of(review, id);
	g_assert_cmpstr(after, ==, "New.\n");
	live = load(review, id, 0);
	g_assert_cmpstr(live->editor, ==, "cara");
	g_assert_cmpstr(live->comment, ==, "Mine");
	g_assert_false(approve(review, id, number, &saved, &error));
	assert_failed(&error, MW_ERROR_CONFLICT, "has been approved; it does not wait");
}

static void a_proposal_is_merged_with_what_came_meanwhile(Review *review, gconstpointer data)
{
	int64_t id = wiki_create(&review->wiki, "merged", "A.\n\nB.\n");
	int64_t number = propose(review, id, 1, "A.\n\nCara.\n");
	g_autofree char *after = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	wiki_rewrite(&review->wiki, id, "Ada.\n\nB.\n");
	g_assert_true(approve(review, id, number, &saved, NULL));
	g_assert_cmpint(saved.outcome, ==, ENTRY_MERGED);
	after = body_of(review, id);
	g_assert_cmpstr(after, ==, "Ada.\n\nCara.\n");
}

static void a_reviewer_settles_what_does_not_merge(Review *review, gconstpointer data)
{
	int64_t id = wiki_create(&review->wiki, "settled", "Old.\n");
	int64_t number = propose(review, id, 1, "Cara.\n");
	g_autoptr(EntryFields) settled = NULL;
	g_autofree char *after = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	wiki_rewrite(&review->wiki, id, "Ada.\n");
	g_assert_true(approve(review, id, number, &saved, &error));
	g_assert_cmpint(saved.outcome, ==, ENTRY_CONFLICT);
	fields_merge_settle(saved.merge, 0, MERGE_BOTH, NULL);
	settled = fields_merge_result(saved.merge);
	g_assert_true(review_approve(review->wiki.store, id, number, settled, saved.theirs,
		&wiki_editor, &saved, &error));
	g_assert_no_error(error);
	after = body_of(review, id);
	g_assert_cmpstr(after, ==, "Ada. Cara.\n");
}

static int64_t propose_entry(Review *review)
{
	g_autoptr(EntryFields) fields = wiki_fields("fresh", "Text.\n");
	g_auto(EntrySaved) saved = {0};

	g_assert_true(entry_create(review->wiki.store, fields, NULL, &review->cara, &saved, NULL));
	g_assert_cmpint(saved.outcome, ==, ENTRY_PENDING);
	g_assert_cmpint(saved.revision, ==, 2);
	return saved.entry;
}

static void a_new_entry_waits_as_a_draft(Review *review, gconstpointer data)
{
	int64_t id = propose_entry(review);
	g_autoptr(Entry) draft = load(review, id, 0);
	g_autoptr(Entry) live = NULL;
	g_auto(EntrySaved) saved = {0};
	int64_t count = 0;

	(void)data;
	g_assert_cmpint(draft->status, ==, ENTRY_DRAFT);
	g_assert_true(review_count(review->wiki.store, &count, NULL));
	g_assert_cmpint(count, ==, 1);
	g_assert_true(approve(review, id, 2, &saved, NULL));
	live = load(review, id, 0);
	g_assert_cmpint(live->status, ==, ENTRY_LIVE);
	g_assert_true(review_count(review->wiki.store, &count, NULL));
	g_assert_cmpint(count, ==, 0);
}

static void a_proposal_is_declined_with_a_reason(Review *review, gconstpointer data)
{
	const EntryBy because = {.editor = "ada", .role = ROLE_EDITOR, .comment = "Off topic"};
	int64_t id = wiki_create(&review->wiki, "declined", "Old.\n");
	int64_t number = propose(review, id, 1, "New.\n");
	int64_t better = propose(review, id, 1, "Newer.\n");
	int64_t fresh = propose_entry(review);
	const HistoryReader cara = {review->cara.user, false}, nobody = {0, false};
	json_auto_t *seen = NULL, *unseen = NULL;
	g_autoptr(Entry) gone = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	g_assert_false(review_reject(review->wiki.store, id, number, &wiki_editor, &error));
	assert_failed(&error, MW_ERROR_INVALID, "say why, so that cara");
	g_assert_true(review_reject(review->wiki.store, id, number, &because, &error));
	g_assert_true(review_return(review->wiki.store, id, better, &because, &error));
	g_assert_true(review_reject(review->wiki.store, fresh, 2, &because, &error));
	g_assert_no_error(error);
	gone = load(review, fresh, 0);
	g_assert_cmpint(gone->status, ==, ENTRY_DELETED);
	seen = history_page(review->wiki.store, id, 0, 10, &cara, NULL);
	unseen = history_page(review->wiki.store, id, 0, 10, &nobody, NULL);
	g_assert_cmpuint(json_array_size(seen), ==, 3);
	g_assert_cmpuint(json_array_size(unseen), ==, 1);
	g_assert_cmpstr(json_string_value(json_object_get(json_array_get(seen, 0), "reason")), ==,
		"Off topic");
	g_assert_false(review_reject(review->wiki.store, id, better, &review->cara, &error));
	assert_failed(&error, MW_ERROR_DENIED, "To review");
}

static void one_old_change_is_taken_back(Review *review, gconstpointer data)
{
	int64_t id = wiki_create(&review->wiki, "undone", "A.\n\nB.\n");
	g_autofree char *body = NULL;
	g_auto(EntrySaved) saved = {0};
	g_autoptr(GError) error = NULL;

	(void)data;
	wiki_rewrite(&review->wiki, id, "A, wrong.\n\nB.\n");
	wiki_rewrite(&review->wiki, id, "A, wrong.\n\nB, right.\n");
	g_assert_true(entry_undo(review->wiki.store, id, 2, &wiki_editor, &saved, &error));
	g_assert_cmpint(saved.outcome, ==, ENTRY_MERGED);
	body = body_of(review, id);
	g_assert_cmpstr(body, ==, "A.\n\nB, right.\n");
	g_assert_true(entry_undo(review->wiki.store, id, 2, &wiki_editor, &saved, &error));
	g_assert_cmpint(saved.outcome, ==, ENTRY_UNCHANGED);
	g_assert_false(entry_undo(review->wiki.store, id, 1, &wiki_editor, &saved, &error));
	assert_failed(&error, MW_ERROR_INVALID, "nothing before it");
	wiki_rewrite(&review->wiki, id, "A.\n\nB, better.\n");
	g_assert_true(entry_undo(review->wiki.store, id, 3, &wiki_editor, &saved, &error));
	g_assert_cmpint(saved.outcome, ==, ENTRY_CONFLICT);
}

static bool is_found(Review *review, const char *word)
{
	json_auto_t *recent = NULL;
	const HistoryFilter all = {"", "", "", 0, 0};
	g_autofree char *text = NULL;

	recent = history_recent(review->wiki.store, &all, 100, NULL);
	text = json_dumps(recent, 0);
	return strstr(text, word) != NULL;
}

static void a_hidden_revision_is_gone_for_readers(Review *review, gconstpointer data)
{
	const EntryBy because = {.editor = "ada", .role = ROLE_EDITOR, .comment = "Abuse"};
	const EntryBy vandal = {.editor = "van", .role = ROLE_EDITOR, .comment = "Canary"};
	const HistoryReader reader = {0, false}, reviewer = {0, true};
	int64_t id = wiki_create(&review->wiki, "hidden", "Good.\n");
	g_autoptr(EntryFields) bad = wiki_fields("hidden", "Bad.\n");
	g_autofree char *body = NULL, *text = NULL, *all = NULL;
	g_autoptr(Entry) hidden = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};
	json_auto_t *page = NULL, *whole = NULL;

	(void)data;
	g_assert_true(entry_edit(review->wiki.store, id, 1, bad, &vandal, &saved, &error));
	g_assert_true(is_found(review, "Canary"));
	g_assert_true(entry_hide(review->wiki.store, id, 2, &because, &saved, &error));
	g_assert_no_error(error);
	body = body_of(review, id);
	g_assert_cmpstr(body, ==, "Good.\n");
	g_assert_false(is_found(review, "Canary"));
	hidden = load(review, id, 2);
	g_assert_null(hidden);
	page = history_page(review->wiki.store, id, 0, 10, &reader, NULL);
	text = json_dumps(page, 0);
	g_assert_nonnull(strstr(text, "Abuse"));
	g_assert_null(strstr(text, "Canary"));
	g_assert_null(strstr(text, "\"van\""));
	whole = history_page(review->wiki.store, id, 0, 10, &reviewer, NULL);
	all = json_dumps(whole, 0);
	g_assert_nonnull(strstr(all, "Canary"));
	g_assert_false(entry_hide(review->wiki.store, id, 2, &because, &saved, &error));
	assert_failed(&error, MW_ERROR_CONFLICT, "is hidden already");
	g_assert_true(entry_unhide(review->wiki.store, id, 2, &because, &saved, &error));
	hidden = load(review, id, 2);
	g_assert_cmpstr(hidden->fields->body, ==, "Bad.\n");
}

static void an_entry_is_hidden_with_its_only_revision(Review *review, gconstpointer data)
{
	int64_t id = wiki_create(&review->wiki, "alone", "Bad.\n");
	json_auto_t *listed = NULL, *back = NULL;
	g_autoptr(Entry) entry = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	g_assert_true(entry_hide(review->wiki.store, id, 1, &wiki_editor, &saved, NULL));
	entry = load(review, id, 0);
	g_assert_cmpint(entry->status, ==, ENTRY_HIDDEN);
	listed = listing_changed(review->wiki.store, 10, NULL);
	g_assert_cmpuint(json_array_size(listed), ==, 0);
	g_assert_true(entry_unhide(review->wiki.store, id, 1, &wiki_editor, &saved, NULL));
	back = listing_changed(review->wiki.store, 10, NULL);
	g_assert_cmpuint(json_array_size(back), ==, 1);
}

static void links_follow_a_rename_on_request(Review *review, gconstpointer data)
{
	int64_t id = wiki_create(&review->wiki, "old-name", "See [[old-name]].\n");
	int64_t other =
		wiki_create(&review->wiki, "linking", "See [[old-name]], `[[old-name]]`.\n");
	int64_t third = wiki_create(&review->wiki, "third", "Nothing.\n");
	g_autofree char *own = NULL, *text = NULL;
	g_autoptr(Entry) changed = NULL, same = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(EntrySaved) saved = {0};

	(void)data;
	g_assert_true(entry_rename(review->wiki.store, id, "python-pitfalls", "new-name", true,
		&wiki_editor, &saved, &error));
	g_assert_no_error(error);
	own = body_of(review, id);
	text = body_of(review, other);
	g_assert_cmpstr(own, ==, "See [[new-name]].\n");
	g_assert_cmpstr(text, ==, "See [[new-name]], `[[old-name]]`.\n");
	changed = load(review, other, 0);
	same = load(review, third, 0);
	g_assert_cmpint(changed->revision, ==, 2);
	g_assert_cmpstr(changed->comment, ==, "Links to 'old-name' lead to 'new-name' now");
	g_assert_cmpint(same->revision, ==, 1);
}

#define ADD(path, test) g_test_add("/review/" path, Review, NULL, set_up, test, tear_down)

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	ADD("a-proposal-is-seen-by-nobody-until-it-is-approved",
		a_proposal_is_seen_by_nobody_until_it_is_approved);
	ADD("a-proposal-is-merged-with-what-came-meanwhile",
		a_proposal_is_merged_with_what_came_meanwhile);
	ADD("a-reviewer-settles-what-does-not-merge", a_reviewer_settles_what_does_not_merge);
	ADD("a-new-entry-waits-as-a-draft", a_new_entry_waits_as_a_draft);
	ADD("a-proposal-is-declined-with-a-reason", a_proposal_is_declined_with_a_reason);
	ADD("one-old-change-is-taken-back", one_old_change_is_taken_back);
	ADD("a-hidden-revision-is-gone-for-readers", a_hidden_revision_is_gone_for_readers);
	ADD("an-entry-is-hidden-with-its-only-revision", an_entry_is_hidden_with_its_only_revision);
	ADD("links-follow-a-rename-on-request", links_follow_a_rename_on_request);
	return g_test_run();
}
