/*
 * Settings of one wiki, kept in its database: one table names them, with what they mean and what
 * they are when nobody set them.
 */
#pragma once

#include "wiki/audit.h"

typedef struct {
	const char *name;
	const char *initial;
	const char *meaning; /* for people, one line */
	bool is_url;      /* an absolute http or https address, stored without a slash at its end */
	bool is_category; /* the slug of a category */
	const char *const *choices; /* the only values, ended by NULL; or NULL */
} Setting;

/* Ended by an entry without a name. */
extern const Setting settings[];

enum { SETTING_VALUE_MAX = 500 /* characters */ };

/* The value of NAME, or its initial one; NULL with NOT_FOUND for an unknown name. */
MW_CHECKED char *setting_get(Store *store, const char *name, GError **error);

/* INVALID when VALUE does not suit the setting, NOT_FOUND for an unknown name. */
MW_CHECKED bool setting_set(Store *store, const char *name, const char *value, GError **error);

/* The same for ACTOR, who must be an admin (DENIED), with a line in the audit log. */
MW_CHECKED bool setting_change(
	Store *store, const Actor *actor, const char *name, const char *value, GError **error);

/* Back to the initial value. */
MW_CHECKED bool setting_reset(Store *store, const char *name, GError **error);
