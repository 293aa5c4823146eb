#include "config.h"

#include "match/signature_scan.h"

#include <string.h>

/* KiB that one match may remember for going back: PCRE2 keeps them on the heap. */
enum { HEAP_LIMIT = 2048 };

/* Steps between looks at the clock, and bytes from which on every step looks at it. */
enum { STRIDE = 64, LONG_WINDOW = 32768 };

typedef struct {
	gsize start, end;
} Window;

/* Back over BREAKS ends of lines to the start of a line, not before FLOOR. */
static gsize lines_back(const char *text, gsize floor, gsize at, guint breaks)
{
	if (breaks >= SIGNATURE_BREAKS_ANY)
		return 0;
	for (guint i = 0;; i++) {
		const char *feed = memrchr(text + floor, '\n', at - floor);

		if (!feed)
			return floor;
		at = (gsize)(feed - text);
		if (i == breaks)
			return at + 1;
	}
}

/* Forward over BREAKS ends of lines to the end of a line. */
static gsize lines_forward(const char *text, gsize size, gsize at, guint breaks)
{
	if (breaks >= SIGNATURE_BREAKS_ANY)
		return size;
	for (guint i = 0; at < size; i++) {
		const char *feed = memchr(text + at, '\n', size - at);

		if (!feed)
			return size;
		at = (gsize)(feed - text);
		if (i == breaks)
			return at;
		at++;
	}
	return size;
}

/* False when there is no time for one more. */
static bool take_step(SignatureBudget *budget)
{
	if (budget->steps == 0)
		return false;
	budget->steps--;
	if (budget->deadline > 0 && budget->steps % budget->stride == 0 &&
		g_get_monotonic_time() > budget->deadline)
		budget->is_late = true;
	return !budget->is_late;
}

/* Between two items of the pattern: whether there is time to go on. */
static int on_step(pcre2_callout_block *block, void *data)
{
	(void)block;
	return take_step(data) ? 0 : PCRE2_ERROR_MATCHLIMIT;
}

typedef struct {
	Signature *signature;
	const char *text;
	gsize size;
	SignatureBudget *budget;
	pcre2_match_context *context;
	pcre2_match_data *data;
	SignatureFound found;
	gpointer found_data;
	gsize done; /* the end of the last match */
	bool is_stopped;
} Scan;

/*
 * The next part of the text that can hold a match, from FROM on: the lines about a literal, with
 * those about the next ones that they touch. A match holds a literal, so none goes over a window's
 * end. All literals that begin in one line have the same lines about them: one of each line is
 * enough. False when there is none, or no time to find it.
 */
static bool next_window(const Scan *scan, gsize from, Window *window)
{
	const char *text = scan->text, *literal = scan->signature->source.literal;
	gsize at = signature_literal_find(literal, text, scan->size, from);
	guint breaks = scan->signature->source.breaks;

	if (at == G_MAXSIZE)
		return false;
	window->start = lines_back(text, from, at, breaks);
	window->end = lines_forward(text, scan->size, at, breaks);
	while (window->end < scan->size) {
		gsize next_line = lines_forward(text, scan->size, at, 0) + 1;

		if (!take_step(scan->budget))
			return false;
		at = signature_literal_find(literal, text, scan->size, next_line);
		/* does the one about it begin behind the end of this one? */
		if (at == G_MAXSIZE || lines_forward(text, at, window->end, breaks) < at)
			break;
		window->end = lines_forward(text, scan->size, at, breaks);
	}
	return true;
}

/* All matches in WINDOW. False when PCRE2 gave up. */
static bool scan_window(Scan *scan, Window window)
{
	gsize at = MAX(window.start, scan->done);

	/* one item that goes over much text is one step */
	scan->budget->stride = window.end - at > LONG_WINDOW ? 1 : STRIDE;
	while (at <= window.end) {
		int count = pcre2_match(scan->signature->code, (PCRE2_SPTR)scan->text, window.end,
			at, PCRE2_NO_UTF_CHECK, scan->data, scan->context);
		const size_t *offsets = pcre2_get_ovector_pointer(scan->data);

		if (count == PCRE2_ERROR_NOMATCH)
			return true;
		if (count < 0)
			return false;
		/* \K in a look may put the start behind the end; such a match has no place */
		if (offsets[1] <= at || offsets[0] >= offsets[1])
			return true;
		at = scan->done = offsets[1];
		if (!scan->found(scan->signature, offsets, (guint)count, scan->found_data)) {
			scan->is_stopped = true;
			return true;
		}
	}
	return true;
}

bool signature_scan(Signature *signature, const char *text, gsize size, gsize from,
	SignatureBudget *budget, SignatureFound found, gpointer data)
{
	Scan scan = {.signature = signature,
		.text = text,
		.size = size,
		.budget = budget,
		.found = found,
		.found_data = data};
	Window window = {0};
	bool is_good = true;

	scan.context = pcre2_match_context_create(NULL);
	scan.data = pcre2_match_data_create_from_pattern(signature->code, NULL);
	pcre2_set_callout(scan.context, on_step, budget);
	pcre2_set_heap_limit(scan.context, HEAP_LIMIT);
	budget->stride = STRIDE;
	while (is_good && !scan.is_stopped && next_window(&scan, from, &window)) {
		is_good = scan_window(&scan, window);
		if (window.end == size)
			break;
		from = window.end + 1;
	}
	pcre2_match_data_free(scan.data);
	pcre2_match_context_free(scan.context);
	return is_good && budget->steps > 0 && !budget->is_late;
}
