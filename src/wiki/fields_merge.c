#include "wiki/fields_merge.h"

#include <string.h>

void fields_merge_free(FieldsMerge *merge)
{
	if (!merge)
		return;
	fields_free(merge->fields);
	for (gsize i = 0; i < FIELD_COUNT; i++)
		merge_free(merge->merges[i]);
	g_array_unref(merge->places);
	g_free(merge);
}

/* -- lists -- */

/* The key by which items of a list are one: what a signature matches, or the text itself. */
static char *key_of(json_t *item)
{
	const char *text =
		json_string_value(json_is_object(item) ? json_object_get(item, "match") : item);

	return g_utf8_casefold(text ? text : "", -1);
}

static json_t *find(json_t *list, json_t *wanted)
{
	g_autofree char *key = key_of(wanted);
	size_t index;
	json_t *item;

	json_array_foreach(list, index, item) {
		g_autofree char *other = key_of(item);

		if (strcmp(key, other) == 0)
			return item;
	}
	return NULL;
}

static size_t position(json_t *list, json_t *wanted)
{
	json_t *found = find(list, wanted);
	size_t index;
	json_t *item;

	json_array_foreach(list, index, item) {
		if (item == found)
			return index;
	}
	return json_array_size(list);
}

static json_t *merge_sets(json_t *base, json_t *theirs, json_t *yours);

/* Of a signature that both have: its lists are sets as well. The caller owns the object. */
static json_t *merge_signature(json_t *base, json_t *theirs, json_t *yours)
{
	static const char *const lists[] = {"samples", "not"};
	json_t *merged = json_deep_copy(json_equal(base, theirs) ? yours : theirs);

	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
		json_t *list = merge_sets(json_object_get(base, lists[i]),
			json_object_get(theirs, lists[i]), json_object_get(yours, lists[i]));

		if (json_array_size(list) > 0)
			json_object_set(merged, lists[i], list);
		else
			json_object_del(merged, lists[i]);
		json_decref(list);
	}
	return merged;
}

/* Whether the item that YOURS has no more goes: not when THEIRS changed it meanwhile. */
static bool goes(json_t *base, json_t *yours, json_t *item)
{
	json_t *before = find(base, item);

	return before && !find(yours, item) && json_equal(before, item);
}

/* Puts the item of YOURS behind the one that it follows there. */
static void put_in_order(json_t *merged, json_t *yours, size_t index)
{
	json_t *item = json_array_get(yours, index);
	size_t at = index == 0 ? 0 : position(merged, json_array_get(yours, index - 1)) + 1;

	json_array_insert(merged, MIN(at, json_array_size(merged)), item);
}

/*
 * THEIRS with what YOURS put in and without what YOURS took out. An item that one side took out and
 * the other changed stays, so that nothing is lost. The caller owns the array.
 */
static json_t *merge_sets(json_t *base, json_t *theirs, json_t *yours)
{
	json_t *merged;
	size_t index;
	json_t *item;

	if (json_equal(base, theirs) || (!base && !theirs))
		return yours ? json_deep_copy(yours) : json_array();
	merged = json_array();
	json_array_foreach(theirs, index, item) {
		json_t *mine = find(yours, item);

		if (mine && json_is_object(item))
			json_array_append_new(
				merged, merge_signature(find(base, item), item, mine));
		else if (!goes(base, yours, item))
			json_array_append_new(merged, json_deep_copy(item));
	}
	json_array_foreach(yours, index, item) {
		json_t *before = find(base, item);

		if (!find(merged, item) && (!before || !json_equal(before, item)))
			put_in_order(merged, yours, index);
	}
	return merged;
}

/* -- texts and values -- */

/* Keeps a merge of the field that is at INDEX of the table, and lists its places. */
static void keep_places(FieldsMerge *merge, gsize index, Merge *found)
{
	merge->merges[index] = found;
	for (guint i = 0; i < found->pieces->len; i++) {
		MergePiece *piece = found->pieces->pdata[i];
		const FieldsPlace place = {&entry_fields[index], piece->base, piece->theirs,
			piece->yours, piece->section, entry_fields[index].type == FIELD_TEXT, false,
			piece};

		if (piece->conflict)
			g_array_append_val(merge->places, place);
	}
}

static bool merge_field_text(FieldsMerge *merge, gsize index, const char *base, const char *theirs,
	const char *yours, GError **error)
{
	g_autoptr(Merge) found = merge_texts(base, theirs, yours, error);
	g_autofree char *text = NULL;

	if (!found)
		return false;
	merge->changes += found->changes;
	if (found->conflicts > 0) {
		keep_places(merge, index, g_steal_pointer(&found));
		return true;
	}
	text = merge_text(found);
	fields_set_text(merge->fields, &entry_fields[index], text);
	return true;
}

/* Merges a field that both sides changed, and not to the same. */
static bool merge_both(FieldsMerge *merge, gsize index, json_t *base, json_t *theirs, json_t *yours,
	GError **error)
{
	const Field *field = &entry_fields[index];

	if (field->type == FIELD_LIST || field->type == FIELD_SIGNATURES) {
		json_auto_t *list = merge_sets(base, theirs, yours);

		merge->changes++;
		return fields_set(merge->fields, field, list, error);
	}
	if (field->type == FIELD_TEXT)
		return merge_field_text(merge, index, json_string_value(base),
			json_string_value(theirs), json_string_value(yours), error);
	merge->changes++;
	keep_places(merge, index,
		merge_values(json_string_value(base), json_string_value(theirs),
			json_string_value(yours)));
	return true;
}

FieldsMerge *fields_merge(const EntryFields *base, const EntryFields *theirs,
	const EntryFields *yours, GError **error)
{
	g_autoptr(FieldsMerge) merge = g_new0(FieldsMerge, 1);

	merge->fields = fields_copy(theirs);
	merge->places = g_array_new(FALSE, FALSE, sizeof(FieldsPlace));
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		const Field *field = &entry_fields[i];
		json_auto_t *before = fields_get(base, field);
		json_auto_t *other = fields_get(theirs, field);
		json_auto_t *mine = fields_get(yours, field);

		if (json_equal(mine, before) || json_equal(mine, other))
			continue;
		if (!json_equal(other, before)) {
			if (!merge_both(merge, i, before, other, mine, error))
				return NULL;
			continue;
		}
		merge->changes++;
		if (!fields_set(merge->fields, field, mine, error))
			return NULL;
	}
	return g_steal_pointer(&merge);
}

void fields_merge_settle(FieldsMerge *merge, guint index, MergeChoice choice, const char *own)
{
	FieldsPlace *place = &g_array_index(merge->places, FieldsPlace, index);
	gsize field = (gsize)(place->field - entry_fields);

	if (place->settled)
		return;
	merge_settle(merge->merges[field], place->piece, choice, own);
	place->settled = true;
}

guint fields_merge_open(const FieldsMerge *merge)
{
	guint open = 0;

	for (guint i = 0; i < merge->places->len; i++)
		open += !g_array_index(merge->places, FieldsPlace, i).settled;
	return open;
}

EntryFields *fields_merge_result(const FieldsMerge *merge)
{
	EntryFields *fields = fields_copy(merge->fields);

	for (gsize i = 0; i < FIELD_COUNT; i++) {
		g_autofree char *text = merge->merges[i] ? merge_text(merge->merges[i]) : NULL;

		if (text)
			fields_set_text(fields, &entry_fields[i], text);
	}
	return fields;
}
