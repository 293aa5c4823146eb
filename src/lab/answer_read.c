#include "lab/answer_build.h"
#include "lab/redact.h"

#include <string.h>

/* Two lists of counts in one. */
static void add_counts(json_t *counts, json_t *more)
{
	size_t index, other;
	json_t *row, *same;

	json_array_foreach(more, index, row) {
		json_t *found = NULL;

		json_array_foreach(counts, other, same) {
			if (json_equal(json_object_get(same, "name"), json_object_get(row, "name")))
				found = same;
		}
		if (!found)
			json_array_append(counts, row);
		else
			json_object_set_new(found, "count",
				json_integer(json_integer_value(json_object_get(found, "count")) +
					     json_integer_value(json_object_get(row, "count"))));
	}
}

/* What was pasted, with every line that holds one of SECRETS, found in the cleaned text, masked as
 * a whole: a break or a prefix within it hid it before. The caller owns it. */
static GString *mask_lines(const Paste *paste, const GArray *secrets)
{
	GString *text = g_string_new(NULL);
	guint count = paste_pasted_count(paste);
	g_autofree const char **names = g_new0(const char *, count + 1);

	for (guint i = 0; i < secrets->len; i++) {
		const Secret *secret = &g_array_index(secrets, Secret, i);
		guint from = paste_line_at(paste, secret->begin);
		guint to = paste_line_at(paste, secret->end - 1);

		for (guint line = paste_line(paste, from)->first;
			line <= paste_line(paste, to)->last && line <= count; line++)
			names[line] = secret->name;
	}
	for (guint number = 1; number <= count; number++) {
		g_autofree char *line = paste_pasted_line(paste, number);

		if (names[number])
			g_string_append_printf(text, "[%s]\n", names[number]);
		else
			g_string_append_printf(text, "%s\n", line);
	}
	return text;
}

/* Masks *PASTE as it was pasted, then what only its cleaned text shows. */
static bool mask(Paste **paste, json_t *counts, GError **error)
{
	for (int round = 0; round < 2; round++) {
		bool cleaned = round == 1;
		const char *text = cleaned ? (*paste)->text : (*paste)->pasted;
		gsize size = cleaned ? (*paste)->size : strlen(text);
		g_autoptr(GArray) secrets = redact_find(text, size);
		g_autoptr(GString) masked = NULL;
		json_auto_t *found = NULL;

		if (secrets->len == 0)
			continue;
		found = redact_count(secrets);
		add_counts(counts, found);
		masked = cleaned ? mask_lines(*paste, secrets) : redact_mask(text, size, secrets);
		/* A mask may be longer than what it hides. */
		if (masked->len > PASTE_SIZE_MAX)
			g_string_truncate(masked, PASTE_SIZE_MAX);
		g_clear_pointer(paste, paste_free);
		*paste = paste_read(masked->str, masked->len, error);
		if (!*paste)
			return false;
	}
	return true;
}

bool lab_read_paste(LabAnswer *answer, const char *bytes, gsize size, GError **error)
{
	answer->masked = json_array();
	answer->paste = paste_read(bytes, size, error);
	if (!answer->paste || !mask(&answer->paste, answer->masked, error))
		return false;
	answer->found = errors_find(answer->paste);
	answer->hits = automaton_search(answer->lab->automaton, answer->paste->text,
		answer->paste->size, AUTOMATON_MILLISECONDS, &answer->is_partial);
	return true;
}
