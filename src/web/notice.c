#include "web/notice.h"

#include "web/present.h"
#include "web/target.h"

#include <string.h>

static const char cookie[] = "notice";
enum { SECONDS = 60 };

/* "%s" is who saved revision FROM. */
static const struct {
	const char *name, *message;
	bool has_diff;
} notices[] = {
	{"saved", "Saved.", true},
	{"created", "The entry is written. Thank you.", false},
	{"unchanged", "Nothing was saved: the entry says this already.", false},
	{"merged", "We merged your edit with that of %s.", true},
	{"pending", "Your change waits for an editor. Readers see it after that.", false},
	{"renamed", "The entry has moved. Its old address leads here.", false},
	{"restored", "The old text is back, as a new revision.", true},
	{"undone", "That change is undone, and what came after it is kept.", true},
	{"hidden", "The revision is hidden from all readers.", false},
	{"shown", "The revision is shown again.", false},
	{"approved", "The change is approved, and readers see it.", false},
	{"rejected", "The change is declined. Its writer is told why.", false},
	{"returned", "The change went back to its writer.", false},
	{"deleted", "The entry is deleted. Its history is kept, and you can bring it back.", false},
};

void notice_leave(Context *context, const char *name, int64_t from, int64_t to)
{
	response_set_cookie(
		context->response, g_strdup_printf("%s=%s.%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT
						   "; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax",
					   cookie, name, from, to, SECONDS));
}

bool notice_waits(const Context *context)
{
	g_autofree char *value = context->request && context->viewer.user
					 ? request_cookie(context->request, cookie)
					 : NULL;

	return value && *value;
}

/* Who saved revision NUMBER of the page's entry. The caller owns the text. */
static char *editor_of(const Context *context, int64_t number)
{
	g_autoptr(Entry) entry =
		context->entry ? entry_load(context->site->store, context->entry->id, number, NULL)
			       : NULL;

	return g_strdup(entry ? entry->editor : "somebody else");
}

static json_t *make(const Context *context, gsize index, int64_t from, int64_t to)
{
	g_autofree char *editor = editor_of(context, from);
	g_auto(GStrv) halves = g_strsplit(notices[index].message, "%s", 2);
	g_autofree char *message = g_strjoinv(editor, halves);
	g_autofree char *suffix =
		g_strdup_printf("/diff/%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, from, to);
	bool has_diff = notices[index].has_diff && context->entry && from > 0 && to > from;
	g_autofree char *url = has_diff ? target_url(context, suffix) : NULL;
	json_t *notice = json_object();

	present_text(notice, "message", message);
	present_text(notice, "url", url);
	present_text(notice, "link", url ? "See what changed" : NULL);
	return notice;
}

json_t *notice_take(const Context *context)
{
	g_autofree char *value =
		notice_waits(context) ? request_cookie(context->request, cookie) : NULL;
	g_auto(GStrv) parts = value ? g_strsplit(value, ".", 3) : NULL;

	if (!value)
		return json_null();
	response_set_cookie(context->response,
		g_strdup_printf("%s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", cookie));
	for (gsize i = 0; g_strv_length(parts) == 3 && i < G_N_ELEMENTS(notices); i++) {
		if (strcmp(notices[i].name, parts[0]) == 0)
			return make(context, i, g_ascii_strtoll(parts[1], NULL, 10),
				g_ascii_strtoll(parts[2], NULL, 10));
	}
	return json_null();
}
