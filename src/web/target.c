#include "web/target.h"

#include "wiki/address.h"

static bool may(
	const Context *context, Act act, const Entry *entry, Permission *granted, GError **error)
{
	return permission_check(
		context->viewer.user, context->viewer.role, act, entry, granted, error);
}

/*
 * Whoever sends a form about an entry that was deleted meanwhile gets back what they typed. What
 * the form lacks must not be filled from a text that they may not read.
 */
static void forget_text(Entry *entry)
{
	EntryFields *fields = fields_new();

	fields_set_text(fields, field_find("slug"), entry->fields->slug);
	fields_set_text(fields, field_find("category"), entry->fields->category);
	fields_set_text(fields, field_find("kind"), entry->fields->kind);
	fields_set_text(fields, field_find("title"), entry->fields->title);
	fields_free(entry->fields);
	entry->fields = fields;
}

bool target_find(Context *context, const char *suffix, int64_t number, Act act, Permission *granted,
	GError **error)
{
	Store *store = context->site->store;
	int64_t id;

	if (!entry_find_at(store, context->captures[0], context->captures[1], &id, error))
		return false;
	entry_free(context->entry);
	context->entry = entry_load(store, id, number, error);
	if (!context->entry)
		return false;
	g_free(context->path);
	context->path = target_url(context, suffix);
	if (!may(context, ACT_READ, context->entry, NULL, NULL)) {
		context->is_gone = context->entry->status == ENTRY_DELETED;
		forget_text(context->entry);
		return context->is_gone || mw_fail(error, MW_ERROR_NOT_FOUND,
						   "there is no entry '%s'", context->entry->slug);
	}
	return may(context, act, context->entry, granted, error);
}

char *target_url(const Context *context, const char *suffix)
{
	g_autofree char *url = address_of_entry(context->entry->category, context->entry->slug);

	return g_strconcat(url, suffix, NULL);
}
