#include "web/target.h"

#include "wiki/address.h"

static bool may(
	const Context *context, Act act, const Entry *entry, Permission *granted, GError **error)
{
	return permission_check(
		context->viewer.user, context->viewer.role, act, entry, granted, error);
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
