/*
 * Any bytes as a signature and a text, parted by a line with a zero: what compiles finds by itself
 * what PCRE2 finds without the literal.
 *
 *	clang -g -fsanitize=fuzzer,address,undefined (flags of the build) fuzz/fuzz-signature.c \
 *		src/match/[a-z]*.c src/base/error.c -lpcre2-8
 *	./fuzz-signature fuzz/corpus/signature
 */
#include "match/automaton.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first match by PCRE2 alone: 1, 0 or less when it gave up. */
static int try_alone(const char *pattern, const char *text, size_t *offsets)
{
	int error, count;
	size_t place;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
		PCRE2_UTF | PCRE2_MULTILINE, &error, &place, NULL);
	pcre2_match_data *data;
	pcre2_match_context *context = pcre2_match_context_create(NULL);

	if (!code)
		abort();
	data = pcre2_match_data_create_from_pattern(code, NULL);
	pcre2_set_match_limit(context, 20000);
	pcre2_set_heap_limit(context, 1024);
	count = pcre2_match(code, (PCRE2_SPTR)text, strlen(text), 0, 0, data, context);
	memcpy(offsets, pcre2_get_ovector_pointer(data), 2 * sizeof *offsets);
	pcre2_match_data_free(data);
	pcre2_match_context_free(context);
	pcre2_code_free(code);
	return count == PCRE2_ERROR_NOMATCH ? 0 : count > 0 ? 1 : -1;
}

static void compare(const char *match, const char *pattern, const char *text)
{
	g_autoptr(Automaton) automaton = automaton_new(&match, 1);
	bool is_partial;
	g_autoptr(GPtrArray) hits =
		automaton_search(automaton, text, strlen(text), 50, &is_partial);
	size_t offsets[2];
	int found = try_alone(pattern, text, offsets);
	const Hit *hit = hits->len > 0 ? hits->pdata[0] : NULL;

	/* a match that \K makes empty has no place */
	if (found < 0 || is_partial || strstr(pattern, "\\K"))
		return;
	if ((found == 1) != (hit != NULL))
		abort();
	if (hit && (hit->start != offsets[0] || hit->end != offsets[1]))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *zero = memchr(data, 0, size);
	gsize length = zero ? (gsize)(zero - data) : size;
	g_autofree char *match = g_strndup((const char *)data, length);
	g_autofree char *text =
		zero ? g_utf8_make_valid((const char *)zero + 1, (gssize)(size - length - 1))
		     : g_strdup("");
	g_autoptr(GError) error = NULL;
	g_autoptr(Signature) signature = signature_new(match, &error);

	if ((signature == NULL) != (error != NULL))
		abort();
	if (!signature)
		return 0;
	if (strlen(signature_literal(signature)) < SIGNATURE_LITERAL_MIN)
		abort();
	compare(match, signature_pattern(signature), text);
	return 0;
}
