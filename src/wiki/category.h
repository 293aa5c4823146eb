/*
 * Categories: the first segment of an entry's address, with a title, a promise in one line, a
 * description, and the tags that bring imported articles here.
 */
#pragma once

#include "store/store.h"

typedef struct {
	char *slug, *title;
	char *promise; /* one line */
	char *body;    /* Markdown */
	char *html;    /* the body, rendered; filled by category_load() */
	char **tags;
	int64_t position; /* 0 in category_save(): after all others, or where it is */
} Category;

Category *category_new(const char *slug, const char *title);
void category_free(Category *category);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Category, category_free)

/* NOT_FOUND when there is none. The caller owns it. */
MW_CHECKED Category *category_load(Store *store, const char *slug, GError **error);
MW_CHECKED bool category_exists(Store *store, const char *slug, bool *exists, GError **error);

/* The present slug of the category that was called SLUG; NULL without error: none. */
MW_CHECKED bool category_former(Store *store, const char *slug, char **present, GError **error);

/*
 * Adds CATEGORY, or changes the one that is called SLUG now (NULL: the one of its own slug).
 * INVALID for a bad or reserved slug and for overlong texts, CONFLICT when the slug is taken.
 */
MW_CHECKED bool category_save(
	Store *store, const char *slug, const Category *category, GError **error);

/* CONFLICT while it holds entries, deleted ones too. */
MW_CHECKED bool category_remove(Store *store, const char *slug, GError **error);

/* [{"slug", "title", "promise", "count"}] in the order of the site. */
MW_CHECKED json_t *category_list(Store *store, GError **error);

/* The slug of the category that takes imported articles with TAG; NULL without error: none. */
MW_CHECKED bool category_for_tag(Store *store, const char *tag, char **slug, GError **error);
