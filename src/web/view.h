/*
 * What a page is made of. A view works in two steps: its tag finds what was asked for (cheap, and
 * enough for redirects, 404 and 304), its model builds one JSON tree, which becomes HTML through a
 * template or is sent as it is.
 */
#pragma once

#include "web/form.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"
#include "web/viewer.h"
#include "wiki/entry.h"

typedef enum {
	FORMAT_HTML = 1 << 0,
	FORMAT_JSON = 1 << 1,
	FORMAT_MARKDOWN = 1 << 2,
	FORMAT_ATOM = 1 << 3,
	FORMAT_RSS = 1 << 4,
	FORMAT_XML = 1 << 5,
	FORMAT_TEXT = 1 << 6,
} Format;

enum { VIEW_CAPTURES_MAX = 3 };

typedef struct Route Route;

typedef struct {
	Site *site;
	Request *request;
	Viewer viewer;      /* who asks */
	const char *notice; /* a sentence that the page shows at its top, or NULL */
	const char *notice_link,
		*notice_page; /* "Bring it back", "/restore" of the entry, or NULL */
	const Route *route;
	Format format;
	char *captures[VIEW_CAPTURES_MAX]; /* what stood in the pattern's {holes} */
	FormField *declared;               /* the fields of a form that takes an entry, or NULL */
	Form *form; /* the declared fields of the query, or of a POST's body */
	Response *response;
	/* Where the page lives, percent-encoded, without its format; a tag may correct it: 301. */
	char *path;
	Entry *entry; /* what the tag of an entry's page found */
	bool is_gone; /* the tag found something that was deleted: 410 */
} Context;

typedef struct {
	const char *template;    /* for HTML; "feed" with FORMAT_ATOM is "feed.atom". NULL: none */
	const FormField *fields; /* that it takes, ended by one without a name; may be NULL */
	bool takes_entry;        /* and all fields of an entry as well: web/entry_form.h */
	bool has_side;           /* the page shows the index of categories at its side */
	bool has_search;         /* the page has a search form of its own */
	bool is_document;        /* its data change with the revision only: that is their ETag */
	bool no_index;           /* keep it out of search engines */
	/*
	 * Its POST asks and changes nothing: its act reads as a GET does, and the body, of up to
	 * REQUEST_KEPT_MAX bytes, is the view's to read.
	 */
	bool is_question;
	bool is_live;        /* it tells how things are now: no ETag, never kept */
	const char *current; /* the part of the navigation that it belongs to, or NULL */
	const char *missing; /* said with 404, or NULL for the usual words */
	/* NOT_FOUND when there is nothing. NULL: the page is always there. */
	bool (*tag)(Context *context, GError **error);
	/* The caller owns the tree. "title" is the page's title. */
	json_t *(*model)(Context *context, GError **error);
	/* In place of a model: fills the response's type and body, for what is no page. */
	bool (*write)(Context *context, GError **error);
	/* What a POST or PUT does: fills the response, a redirect. NULL: the page takes none. */
	bool (*act)(Context *context, GError **error);
	/*
	 * Shows the form of the page once more with what was typed (context->form), and changes
	 * nothing: its token or the session had ended. Leaves the response's status. NULL: it is
	 * not worth it.
	 */
	bool (*resume)(Context *context, GError **error);
} View;

extern const View view_admin_audit, view_admin_settings, view_admin_user, view_admin_users,
	view_register, view_home, view_category, view_entry, view_account, view_account_password,
	view_account_sessions, view_account_tokens, view_account_delete, view_account_export,
	view_links, view_login, view_logout, view_manual, view_permalink, view_recent, view_search,
	view_tag, view_help, view_theme, view_feed, view_category_feed, view_recent_feed,
	view_user_feed, view_search_feed, view_sitemap, view_sitemap_part, view_robots,
	view_opensearch, view_llms, view_suggest, view_health, view_metrics, view_write_edit,
	view_write_new, view_delete, view_diff, view_diff_chosen, view_draft, view_edit, view_hide,
	view_history, view_new, view_preview, view_rename, view_restore, view_review, view_undo,
	view_user;

/*
 * What was sent as TEXT (a query or a form's body), after the fields that the route's view takes.
 * As form_read().
 */
MW_CHECKED Form *view_read_form(Context *context, const char *text, gsize size, GError **error);

/*
 * The tag of pages about who is named in the address. NOT_FOUND when that name wrote nothing:
 * nobody is told whether there is an account.
 */
MW_CHECKED bool view_user_find(Context *context, GError **error);

extern const View view_lab, view_code, view_lab_share, view_lab_shared, view_wanted;

/* Who makes a change for what is asked here: for the functions of wiki/entry_save.h. */
static inline EntryBy by_viewer(const Context *context, const char *comment, const char *save_id)
{
	return (EntryBy){.editor = context->viewer.name,
		.user = context->viewer.user,
		.role = context->viewer.role,
		.address = context->request->address,
		.request = request_id(context->request),
		.comment = comment,
		.save_id = save_id && *save_id ? save_id : NULL};
}

/* Who acts on accounts and settings here: for wiki/account.h. */
static inline Actor actor_of(const Context *context)
{
	return (Actor){.user = context->viewer.user,
		.name = context->viewer.name,
		.role = context->viewer.role,
		.address = context->request->address,
		.request = request_id(context->request)};
}

static inline bool wants_html(const Context *context)
{
	return context->format == FORMAT_HTML;
}
