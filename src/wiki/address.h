/*
 * Where things are: the paths that readers see, and the names that the wiki keeps for itself.
 */
#pragma once

#include <stdbool.h>

/* "/rust-engineering/e0502", percent-encoded. The caller owns these texts. */
char *address_of_entry(const char *category, const char *slug);
char *address_of_category(const char *category);
char *address_of_tag(const char *tag);
char *address_of_user(const char *name);

/* Where a new entry goes on that was begun in FORM, and not saved. The caller owns it. */
char *address_of_draft(const char *form);

/*
 * The path of SEGMENTS (NULL-terminated, decoded), "/" when there are none. An end like that of a
 * format (".json", ".md") has its dot escaped: it belongs to the name. The caller owns the text.
 */
char *address_of_path(const char *const *segments);

/* Whether PATH's first segment (of "a/b", no leading slash) belongs to a page of the wiki itself.
 */
bool address_is_reserved(const char *path);

/* Whether an entry may not be called SLUG, since /category/SLUG has a meaning of its own. */
bool address_is_reserved_slug(const char *slug);
