#include "wiki/audit.h"

#include "base/clock.h"
#include "base/utf8.h"

static void bind_line(Query *query, const char *name, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
	g_autofree char *line = mw_text_one_line(valid);
	g_autofree char *cut = mw_text_shorten(line, AUDIT_TEXT_MAX);

	query_bind_text(query, name, cut);
}

bool audit_add(Store *store, const Actor *actor, const char *act, const char *object,
	const char *detail, GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_AUDIT_INSERT);

	query_bind_int(query, "moment", mw_now());
	query_bind_text(query, "act", act);
	bind_line(query, "actor", actor->name);
	bind_line(query, "object", object);
	bind_line(query, "detail", detail);
	bind_line(query, "address", actor->address);
	bind_line(query, "request", actor->request);
	return query_run(query, error);
}

json_t *audit_list(Store *store, const char *actor, const char *act, int64_t before, int64_t limit,
	GError **error)
{
	g_autoptr(Query) query = query_new(store, QUERY_AUDIT_LIST);

	query_bind_text(query, "actor", actor);
	query_bind_text(query, "act", act);
	query_bind_int(query, "before", before ? before : G_MAXINT64);
	query_bind_int(query, "limit", limit);
	return query_rows_json(query, error);
}
