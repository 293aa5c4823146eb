#include "wiki/fields.h"

#include "base/clock.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "wiki/address.h"

#include <string.h>

/* What is being judged, and where complaints go. */
typedef struct {
	const Field *field;
	json_t *problems;
} Check;

static void G_GNUC_PRINTF(2, 3) complain(Check *check, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list args;

	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	json_array_append_new(check->problems,
		json_pack("{s:s, s:s}", "field", check->field->name, "message", message));
}

static char *capitalised(const char *text)
{
	char *copy = g_strdup(text);

	copy[0] = g_ascii_toupper(copy[0]);
	return copy;
}

static void check_length(Check *check, const char *text)
{
	g_autofree char *label = capitalised(check->field->label);
	bool bytes = check->field->type == FIELD_TEXT;
	gsize length = bytes ? strlen(text) : mw_text_length(text);

	if (length > check->field->max)
		complain(check, "%s must be %zu %s or fewer; it has %zu", label, check->field->max,
			bytes ? "bytes" : "characters", length);
	if (check->field->required && length == 0)
		complain(check, "Enter a %s", check->field->label);
}

static void check_choice(Check *check, const char *text)
{
	g_autofree char *choices = NULL;

	if (*text == '\0' || g_strv_contains(check->field->choices, text))
		return;
	choices = g_strjoinv(", ", (char **)check->field->choices);
	complain(check, "'%s' is no %s; choose one of %s", text, check->field->label, choices);
}

static void check_slug(Check *check, const char *text)
{
	if (*text != '\0' && !mw_slug_is_valid(text))
		complain(check,
			"The %s '%s' may hold lower-case letters, digits and single hyphens only",
			check->field->label, text);
	else if (strcmp(check->field->name, "slug") == 0 && address_is_reserved_slug(text))
		complain(
			check, "The address '%s' is used by the wiki itself; choose another", text);
}

static void check_date(Check *check, char **text)
{
	int64_t seconds;

	if (**text == '\0')
		return;
	if (!mw_time_parse(*text, &seconds, NULL)) {
		complain(check, "'%s' is no date; write it as 2026-05-12", *text);
		return;
	}
	g_free(*text);
	*text = mw_time_to_date(seconds);
}

static void check_url(Check *check, const char *text)
{
	if (*text != '\0' && !g_str_has_prefix(text, "http://") &&
		!g_str_has_prefix(text, "https://"))
		complain(check, "The %s must start with http:// or https://", check->field->label);
	else if (strpbrk(text, " \"<>\\") != NULL)
		complain(check,
			"The %s holds a blank, a quote, a backslash or an angle bracket; percent-encode it",
			check->field->label);
}

static void check_list(Check *check, char ***list)
{
	GStrvBuilder *builder = g_strv_builder_new();
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool is_tags = strcmp(check->field->name, "tags") == 0;

	for (char **item = *list; *item; item++) {
		g_autofree char *line = mw_text_one_line(*item);
		g_autofree char *key = g_utf8_strdown(line, -1);

		if (*line == '\0' || g_hash_table_contains(seen, key))
			continue;
		if (mw_text_length(line) > check->field->max)
			complain(check, "The %s '%.20s…' must be %zu characters or fewer",
				check->field->label, line, check->field->max);
		if (is_tags && (strcmp(line, ".") == 0 || strcmp(line, "..") == 0))
			complain(
				check, "The tag '%s' would mean another place in an address", line);
		g_strv_builder_add(builder, is_tags ? key : line);
		g_hash_table_add(seen, g_steal_pointer(&key));
	}
	if (g_hash_table_size(seen) > FIELD_LIST_MAX)
		complain(check, "An entry takes %d %ss at most; these are %u", FIELD_LIST_MAX,
			check->field->label, g_hash_table_size(seen));
	g_strfreev(*list);
	*list = g_strv_builder_end(builder);
	g_strv_builder_unref(builder);
}

static bool are_samples(json_t *samples)
{
	size_t index;
	json_t *sample;

	if (!samples)
		return true;
	if (!json_is_array(samples) || json_array_size(samples) > FIELD_SAMPLES_MAX)
		return false;
	json_array_foreach(samples, index, sample) {
		if (!json_is_string(sample) || json_string_length(sample) > FIELD_SAMPLE_BYTES)
			return false;
	}
	return true;
}

static bool is_signature(json_t *signature)
{
	static const char *const keys[] = {"match", "samples", "not", NULL};
	const char *match = json_string_value(json_object_get(signature, "match"));
	const char *key;
	json_t *value;

	json_object_foreach(signature, key, value) {
		if (!g_strv_contains(keys, key))
			return false;
	}
	return match && *match != '\0' && mw_text_length(match) <= FIELD_PATTERN_MAX &&
	       are_samples(json_object_get(signature, "samples")) &&
	       are_samples(json_object_get(signature, "not"));
}

static void check_signatures(Check *check, json_t *signatures)
{
	size_t index;
	json_t *signature;

	if (json_array_size(signatures) > FIELD_SIGNATURES_MAX)
		complain(check, "An entry takes %d signatures at most; these are %zu",
			FIELD_SIGNATURES_MAX, json_array_size(signatures));
	json_array_foreach(signatures, index, signature) {
		if (!is_signature(signature))
			complain(check,
				"Signature %zu needs a 'match' of 1 to %d characters, and may have lists of up to %d texts of %d bytes as 'samples' and 'not'",
				index + 1, FIELD_PATTERN_MAX, FIELD_SAMPLES_MAX,
				FIELD_SAMPLE_BYTES);
	}
}

/* No empty lines at either end, and one line feed after the last line. */
static void trim_text(char **text)
{
	g_autofree char *trimmed = g_strchomp(g_strdup(*text + strspn(*text, "\n")));

	g_free(*text);
	*text = *trimmed ? g_strconcat(trimmed, "\n", NULL) : g_strdup("");
}

static void check_field(EntryFields *fields, Check *check)
{
	char **text = G_STRUCT_MEMBER_P(fields, check->field->offset);

	switch (check->field->type) {
	case FIELD_LIST: check_list(check, G_STRUCT_MEMBER_P(fields, check->field->offset)); return;
	case FIELD_SIGNATURES: check_signatures(check, fields->signatures); return;
	case FIELD_TEXT: trim_text(text); break;
	default: {
		g_autofree char *raw = *text;

		*text = mw_text_one_line(raw);
	}
	}
	check_length(check, *text);
	switch (check->field->type) {
	case FIELD_CHOICE: check_choice(check, *text); break;
	case FIELD_SLUG: check_slug(check, *text); break;
	case FIELD_DATE: check_date(check, text); break;
	case FIELD_URL: check_url(check, *text); break;
	default: break;
	}
}

json_t *fields_check(EntryFields *fields)
{
	Check check = {NULL, json_array()};

	if (*fields->slug == '\0') {
		g_free(fields->slug);
		fields->slug = mw_slug_from_text(fields->title);
	}
	for (gsize i = 0; i < FIELD_COUNT; i++) {
		check.field = &entry_fields[i];
		check_field(fields, &check);
	}
	return check.problems;
}
