#include "match/signature_scan.h"

#include <string.h>

void signature_free(Signature *signature)
{
	if (!signature)
		return;
	signature_source_clear(&signature->source);
	pcre2_code_free(signature->code);
	g_strfreev(signature->names);
	g_free(signature->numbers);
	g_free(signature);
}

static bool compile(Signature *signature, GError **error)
{
	/* the calls between the items of the pattern are where time is looked at */
	const uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_MULTILINE |
				 PCRE2_AUTO_CALLOUT | PCRE2_NEVER_BACKSLASH_C;
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	PCRE2_SIZE place;
	int code;

	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	pcre2_set_bsr(context, PCRE2_BSR_ANYCRLF);
	pcre2_set_parens_nest_limit(context, 100);
	signature->code = pcre2_compile((PCRE2_SPTR)signature->source.pattern,
		PCRE2_ZERO_TERMINATED, options, &code, &place, context);
	pcre2_compile_context_free(context);
	if (!signature->code) {
		PCRE2_UCHAR message[200];
		const char *pattern = signature->source.pattern;

		pcre2_get_error_message(code, message, sizeof message);
		return mw_fail(error, MW_ERROR_INVALID,
			"the pattern does not compile: %s, at character %ld", (const char *)message,
			g_utf8_pointer_to_offset(pattern, pattern + place) + 1);
	}
	return true;
}

typedef struct {
	guint number;
	const char *name;
} Name;

static int compare_names(const void *a, const void *b)
{
	return (int)((const Name *)a)->number - (int)((const Name *)b)->number;
}

static bool read_names(Signature *signature, GError **error)
{
	uint32_t count = 0, entry_size = 0;
	PCRE2_SPTR table = NULL;
	g_autofree Name *names = NULL;

	pcre2_pattern_info(signature->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(signature->code, PCRE2_INFO_NAMEENTRYSIZE, &entry_size);
	pcre2_pattern_info(signature->code, PCRE2_INFO_NAMETABLE, &table);
	if (count > SIGNATURE_NAMES_MAX)
		return mw_fail(error, MW_ERROR_INVALID, "a signature has more than %d names",
			SIGNATURE_NAMES_MAX);
	names = g_new0(Name, count + 1);
	for (uint32_t i = 0; i < count; i++, table += entry_size) {
		names[i].number = (guint)(table[0] << 8 | table[1]);
		names[i].name = (const char *)table + 2;
	}
	qsort(names, count, sizeof *names, compare_names);
	signature->names = g_new0(char *, count + 1);
	signature->numbers = g_new0(guint, count + 1);
	for (uint32_t i = 0; i < count; i++) {
		signature->names[i] = g_strdup(names[i].name);
		signature->numbers[i] = names[i].number;
	}
	return true;
}

Signature *signature_new(const char *match, GError **error)
{
	g_autoptr(Signature) signature = g_new0(Signature, 1);

	if (!signature_source_read(match, &signature->source, error) ||
		!compile(signature, error) || !read_names(signature, error))
		return NULL;
	return g_steal_pointer(&signature);
}

const char *const *signature_names(const Signature *signature)
{
	return (const char *const *)signature->names;
}

const char *signature_pattern(const Signature *signature)
{
	return signature->source.pattern;
}

const char *signature_literal(const Signature *signature)
{
	return signature->source.literal;
}

static bool stop_at_first(
	const Signature *signature, const size_t *offsets, guint count, gpointer data)
{
	(void)signature;
	(void)offsets;
	(void)count;
	*(bool *)data = true;
	return false;
}

bool signature_matches(Signature *signature, const char *text, gsize size, bool *slow)
{
	SignatureBudget budget = {.steps = SIGNATURE_STEPS};
	bool is_found = false;
	bool is_whole = signature_scan(signature, text, size, 0, &budget, stop_at_first, &is_found);

	if (slow)
		*slow = !is_whole;
	return is_found;
}
