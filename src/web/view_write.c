/* Writing entries over JSON: POST /new.json and PUT /{category}/{slug}.json. */
#include "web/route.h"
#include "web/shell.h"

#include "base/utf8.h"
#include "wiki/entry_save.h"

#include <string.h>

/* What a program sent. Texts point into BODY. */
typedef struct {
	json_t *body;     /* an object, its texts clean */
	json_t *problems; /* [{"field", "message"}] */
	const char *comment, *save_id;
	int64_t base;
} Writing;

static void writing_clear(Writing *writing)
{
	json_decref(writing->body);
	json_decref(writing->problems);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Writing, writing_clear)

static void G_GNUC_PRINTF(3, 4)
	complain(Writing *writing, const char *field, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list args;

	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	json_array_append_new(
		writing->problems, json_pack("{s:s, s:s}", "field", field, "message", message));
}

/* Answers with OBJECT, whose reference is taken. */
static void answer(Context *context, int status, json_t *object)
{
	char *text = json_dumps(object, JSON_COMPACT);

	context->response->status = status;
	context->response->type = route_type(FORMAT_JSON);
	g_string_append(context->response->body, text);
	g_string_append_c(context->response->body, '\n');
	free(text);
	json_decref(object);
}

static void answer_problems(Context *context, const Writing *writing)
{
	answer(context, 422, json_pack("{s:O}", "errors", writing->problems));
}

/* -- reading -- */

/* A copy of VALUE whose texts are clean, or NULL with the error. */
static json_t *clean(const char *name, json_t *value, GError **error)
{
	json_auto_t *copy = NULL;
	const char *key;
	size_t index;
	json_t *item;

	if (json_is_string(value)) {
		g_autofree char *text = mw_text_clean(
			json_string_value(value), json_string_length(value), name, error);

		return text ? json_string_nocheck(text) : NULL;
	}
	copy = json_copy(value);
	json_object_foreach(value, key, item) {
		json_t *made = clean(name, item, error);

		if (!made || json_object_set_new(copy, key, made) != 0)
			return NULL;
	}
	json_array_foreach(value, index, item) {
		json_t *made = clean(name, item, error);

		if (!made || json_array_set_new(copy, index, made) != 0)
			return NULL;
	}
	return g_steal_pointer(&copy);
}

static bool read_body(const Request *request, Writing *writing, GError **error)
{
	json_error_t fault;
	json_auto_t *body = json_loadb(request->body ? request->body : "", request->body_size,
		JSON_REJECT_DUPLICATES, &fault);
	const char *key;
	json_t *value;

	writing->problems = json_array();
	writing->body = json_object();
	if (!body)
		return mw_fail(error, MW_ERROR_INVALID,
			"The body is no JSON: %s, at line %d, column %d.", fault.text, fault.line,
			fault.column);
	if (!json_is_object(body))
		return mw_fail(error, MW_ERROR_INVALID,
			"The body must be one JSON object with the fields of the entry.");
	json_object_foreach(body, key, value) {
		g_autoptr(GError) problem = NULL;
		json_t *made = clean(key, value, &problem);

		if (made)
			json_object_set_new(writing->body, key, made);
		else
			complain(writing, key, "%s", problem->message);
	}
	return true;
}

static const char *take_text(Writing *writing, const char *name)
{
	json_t *value = json_object_get(writing->body, name);

	if (value && !json_is_string(value))
		complain(writing, name, "'%s' must be a text", name);
	return json_string_value(value);
}

/* Puts what was sent into FIELDS; what was not sent stays as it is. */
static void read_fields(Writing *writing, EntryFields *fields)
{
	static const char *const others[] = {"comment", "base", "save_id", NULL};
	const char *key;
	json_t *value;

	json_object_foreach(writing->body, key, value) {
		const Field *field = field_find(key);
		g_autoptr(GError) problem = NULL;

		if (g_strv_contains(others, key))
			continue;
		if (!field || strcmp(key, "extra") == 0)
			complain(writing, key, "'%s' is no field of an entry", key);
		else if (!fields_set(fields, field, value, &problem))
			complain(writing, key, "%s", problem->message);
	}
	writing->comment = take_text(writing, "comment");
	writing->save_id = take_text(writing, "save_id");
}

static bool check(Context *context, Writing *writing, const EntryFields *fields)
{
	g_autoptr(EntryFields) copy = fields_copy(fields);
	json_auto_t *broken = fields_check(copy);

	json_array_extend(writing->problems, broken);
	if (json_array_size(writing->problems) == 0)
		return true;
	answer_problems(context, writing);
	return false;
}

/* -- answering -- */

static json_t *conflicts_of(const FieldsMerge *merge)
{
	json_t *list = json_array();

	for (guint i = 0; i < merge->places->len; i++) {
		const FieldsPlace *place = &g_array_index(merge->places, FieldsPlace, i);

		json_array_append_new(
			list, json_pack("{s:s, s:s, s:s, s:s, s:s}", "field", place->field->name,
				      "section", place->section, "base", place->base, "theirs",
				      place->theirs, "yours", place->yours));
	}
	return list;
}

static void answer_saved(Context *context, const EntrySaved *saved, int status)
{
	if (saved->outcome == ENTRY_CONFLICT) {
		answer(context, 409,
			json_pack("{s:s, s:I, s:I, s:o}", "url", saved->url, "base",
				(json_int_t)saved->base, "theirs", (json_int_t)saved->theirs,
				"conflicts", conflicts_of(saved->merge)));
		return;
	}
	answer(context, saved->outcome == ENTRY_PENDING ? 202 : status,
		json_pack("{s:s, s:I, s:b}", "url", saved->url, "revision",
			(json_int_t)saved->revision, "merged", saved->outcome == ENTRY_MERGED));
}

/* A rule that only the save knows is answered like those of the fields. */
static bool answer_fault(Context *context, Writing *writing, GError *fault, GError **error)
{
	if (g_error_matches(fault, MW_ERROR, MW_ERROR_INVALID)) {
		complain(writing, "", "%s", fault->message);
		answer_problems(context, writing);
		g_error_free(fault);
		return true;
	}
	g_propagate_error(error, fault);
	return false;
}

static bool act_new(Context *context, GError **error)
{
	g_auto(Writing) writing = {0};
	g_autoptr(EntryFields) fields = fields_new();
	g_auto(EntrySaved) saved = {0};
	GError *fault = NULL;
	EntryBy by;

	if (!read_body(context->request, &writing, error))
		return false;
	fields_set_text(fields, field_find("kind"), "pitfall");
	read_fields(&writing, fields);
	if (json_object_get(writing.body, "base"))
		complain(&writing, "base", "A new entry has no base");
	if (!check(context, &writing, fields))
		return true;
	by = by_viewer(context, writing.comment, writing.save_id);
	if (!entry_create(context->site->store, fields, NULL, &by, &saved, &fault))
		return answer_fault(context, &writing, fault, error);
	answer_saved(context, &saved, 201);
	return true;
}

/* The revision that If-Match names: one strong entity tag, "41" (RFC 9110 section 13.1.1), or 0. */
static int64_t matched_revision(const char *if_match)
{
	gsize length = if_match ? strlen(if_match) : 0;
	g_autofree char *digits = NULL;
	guint64 number = 0;

	if (length < 3 || if_match[0] != '"' || if_match[length - 1] != '"')
		return 0;
	digits = g_strndup(if_match + 1, length - 2);
	return g_ascii_string_to_unsigned(digits, 10, 1, G_MAXINT32, &number, NULL)
		       ? (int64_t)number
		       : 0;
}

/* Reads the revision that the text was made from: the header's or that of the body. */
static void read_base(Context *context, Writing *writing)
{
	const char *if_match = context->request->if_match;
	json_t *base = json_object_get(writing->body, "base");
	int64_t matched = matched_revision(if_match);

	if (base && (!json_is_integer(base) || json_integer_value(base) < 1))
		complain(writing, "base", "'base' must be the number of a revision");
	else if (if_match && !matched)
		complain(writing, "base",
			"If-Match must be the ETag of the entry's .json, such as \"41\"");
	else if (matched && base && json_integer_value(base) != matched)
		complain(writing, "base", "If-Match and 'base' name different revisions");
	else if (!matched && !base)
		complain(writing, "base",
			"Say which revision the text was made from, in 'base' or in If-Match");
	else
		writing->base = matched ? matched : json_integer_value(base);
}

/* The revision that was changed: what was not sent stays as it was there. */
static Entry *load_base(Context *context, Writing *writing, int64_t id, GError **error)
{
	g_autoptr(GError) fault = NULL;
	Entry *entry;

	read_base(context, writing);
	entry = entry_load(context->site->store, id, writing->base, &fault);
	if (!entry && writing->base && g_error_matches(fault, MW_ERROR, MW_ERROR_NOT_FOUND)) {
		complain(writing, "base", "%s", fault->message);
		return entry_load(context->site->store, id, 0, error);
	}
	if (!entry)
		g_propagate_error(error, g_steal_pointer(&fault));
	return entry;
}

/* Whoever may not see the entry learns nothing of it, not even that it is there. */
static bool find(Context *context, int64_t *id, GError **error)
{
	g_autoptr(Entry) entry = NULL;

	if (!entry_find_at(
		    context->site->store, context->captures[0], context->captures[1], id, error))
		return false;
	entry = entry_load(context->site->store, *id, 0, error);
	if (!entry)
		return false;
	return entry->status == ENTRY_DELETED ||
	       permission_check(
		       context->viewer.user, context->viewer.role, ACT_READ, entry, NULL, NULL) ||
	       mw_fail(error, MW_ERROR_NOT_FOUND, "there is no entry '%s'", entry->slug);
}

static bool act_edit(Context *context, GError **error)
{
	g_auto(Writing) writing = {0};
	g_autoptr(Entry) start = NULL;
	g_auto(EntrySaved) saved = {0};
	GError *fault = NULL;
	int64_t id;
	EntryBy by;

	if (!find(context, &id, error) || !read_body(context->request, &writing, error))
		return false;
	start = load_base(context, &writing, id, error);
	if (!start)
		return false;
	read_fields(&writing, start->fields);
	if (!check(context, &writing, start->fields))
		return true;
	by = by_viewer(context, writing.comment, writing.save_id);
	if (!entry_edit(context->site->store, id, writing.base, start->fields, &by, &saved, &fault))
		return answer_fault(context, &writing, fault, error);
	answer_saved(context, &saved, 200);
	return true;
}

const View view_write_new = {.is_live = true, .act = act_new};
const View view_write_edit = {.is_live = true, .act = act_edit};
