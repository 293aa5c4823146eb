#include "lab/redact.h"

#include "lab/redact_rule.h"

#include <string.h>

static bool find_at(const char *text, gsize size, gsize at, Secret *found)
{
	bool starts_word = g_ascii_isalnum(text[at]) && (at == 0 || !redact_is_word(text[at - 1]));

	switch (text[at]) {
	case '@': return redact_email(text, size, at, found);
	case ':': return redact_userinfo(text, size, at, found);
	case '-': return redact_private_key(text, size, at, found);
	default: break;
	}
	return starts_word &&
	       (redact_token(text, size, at, found) || redact_header(text, size, at, found) ||
		       redact_pair(text, size, at, found));
}

GArray *redact_find(const char *text, gsize size)
{
	GArray *secrets = g_array_new(FALSE, FALSE, sizeof(Secret));
	gsize at = 0, last = 0;

	while (at < size) {
		Secret found;

		if (!find_at(text, size, at, &found) || found.end <= at) {
			at++;
			continue;
		}
		found.begin = MAX(found.begin, last);
		if (found.begin < found.end)
			g_array_append_val(secrets, found);
		at = last = found.end;
	}
	return secrets;
}

/* A secret over several lines leaves as many: its name on the first. */
static void append_mask(GString *masked, const char *text, const Secret *secret)
{
	g_string_append_printf(masked, "[%s]", secret->name);
	for (gsize i = secret->begin; i < secret->end; i++) {
		if (text[i] == '\n')
			g_string_append_c(masked, '\n');
	}
}

GString *redact_mask(const char *text, gsize size, const GArray *secrets)
{
	GString *masked = g_string_sized_new(size + 1);
	gsize last = 0;

	for (guint i = 0; i < secrets->len; i++) {
		const Secret *secret = &g_array_index(secrets, Secret, i);

		g_string_append_len(masked, text + last, (gssize)(secret->begin - last));
		append_mask(masked, text, secret);
		last = secret->end;
	}
	g_string_append_len(masked, text + last, (gssize)(size - last));
	return masked;
}

json_t *redact_count(const GArray *secrets)
{
	json_t *counts = json_array();

	for (guint i = 0; i < secrets->len; i++) {
		const char *name = g_array_index(secrets, Secret, i).name;
		json_t *row, *same = NULL;
		size_t index;

		json_array_foreach(counts, index, row) {
			if (strcmp(json_string_value(json_object_get(row, "name")), name) == 0)
				same = row;
		}
		if (!same) {
			same = json_pack("{s:s, s:i}", "name", name, "count", 0);
			json_array_append_new(counts, same);
		}
		json_object_set_new(same, "count",
			json_integer(json_integer_value(json_object_get(same, "count")) + 1));
	}
	return counts;
}

char *redact_text(const char *text)
{
	gsize size = strlen(text);
	g_autoptr(GArray) secrets = redact_find(text, size);

	return g_string_free(redact_mask(text, size, secrets), FALSE);
}
