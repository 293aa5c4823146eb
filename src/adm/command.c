#include "adm/command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *adm_option(const Adm *adm, const char *name)
{
	return g_hash_table_lookup(adm->options, name);
}

const char *const *adm_options(const Adm *adm, const char *name)
{
	static const char *const none[] = {NULL};
	const char *const *values = g_hash_table_lookup(adm->options, name);

	return values ? values : none;
}

bool adm_begin(Adm *adm, GError **error)
{
	g_assert(!adm->transaction);
	adm->transaction = transaction_begin(adm->store, error);
	return adm->transaction != NULL;
}

bool adm_commit(Adm *adm, GError **error)
{
	g_autoptr(Transaction) transaction = g_steal_pointer(&adm->transaction);

	if (!transaction)
		return true;
	if (!adm->dry_run)
		return transaction_commit(transaction, error);
	adm_say(adm, "dry run: nothing was changed");
	return true;
}

void adm_say(const Adm *adm, const char *format, ...)
{
	va_list args;

	if (adm->quiet)
		return;
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

static char *cell_text(json_t *value)
{
	if (json_is_string(value))
		return g_strdup(json_string_value(value));
	if (json_is_integer(value))
		return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
	return g_strdup(json_is_true(value) ? "yes" : "");
}

static void print_json(json_t *value)
{
	json_dumpf(value, stdout, JSON_COMPACT | JSON_ENCODE_ANY);
	putchar('\n');
}

static glong width_of(json_t *rows, const char *column)
{
	glong width = 0;
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row) {
		g_autofree char *text = cell_text(json_object_get(row, column));

		width = MAX(width, g_utf8_strlen(text, -1));
	}
	return width;
}

void adm_print_rows(const Adm *adm, json_t *rows, const char *const *columns)
{
	glong widths[16] = {0};
	size_t index;
	json_t *row;

	for (gsize i = 0; columns[i] && columns[i + 1] && i < G_N_ELEMENTS(widths); i++)
		widths[i] = width_of(rows, columns[i]);
	json_array_foreach(rows, index, row) {
		if (adm->json) {
			print_json(row);
			continue;
		}
		for (gsize i = 0; columns[i]; i++) {
			g_autofree char *text = cell_text(json_object_get(row, columns[i]));
			glong fill = columns[i + 1] ? widths[i] + 2 - g_utf8_strlen(text, -1) : 0;

			printf("%s%*s", text, (int)fill, "");
		}
		putchar('\n');
	}
}

void adm_print_object(const Adm *adm, json_t *object)
{
	const char *key;
	json_t *value;

	if (adm->json) {
		print_json(object);
		return;
	}
	json_object_foreach(object, key, value) {
		g_autofree char *text = cell_text(value);

		printf("%-12s %s\n", key, text);
	}
}

void adm_answer(const Adm *adm, json_t *object, const char *format, ...)
{
	g_autofree char *message = NULL;
	json_auto_t *owned = object;
	va_list args;

	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	if (adm->json)
		print_json(owned);
	else
		adm_say(adm, "%s", message);
}

const char *adm_content_folder(void)
{
	const char *folder = g_getenv("MOJOWIKI_CONTENT");

	return folder && *folder ? folder : MW_DATADIR "/content";
}

EntryBy adm_by(const char *comment)
{
	return (EntryBy){.editor = g_get_user_name(), .role = ROLE_ADMIN, .comment = comment};
}

Actor adm_actor(void)
{
	return (Actor){.name = g_get_user_name(), .role = ROLE_ADMIN, .address = "", .request = ""};
}

bool adm_confirm(const Adm *adm, bool *yes, GError **error, const char *format, ...)
{
	g_autofree char *question = NULL;
	char answer[16] = "";
	va_list args;

	*yes = adm_option(adm, "yes") != NULL || adm->dry_run;
	if (*yes)
		return true;
	va_start(args, format);
	question = g_strdup_vprintf(format, args);
	va_end(args);
	if (!isatty(STDIN_FILENO))
		return mw_fail(error, MW_ERROR_INVALID, "%s Say so with --yes.", question);
	fprintf(stderr, "%s [y/N] ", question);
	*yes = fgets(answer, sizeof answer, stdin) && g_ascii_tolower(answer[0]) == 'y';
	return true;
}

char *adm_read(const char *path, gsize limit, gsize *size, GError **error)
{
	bool is_input = !path || strcmp(path, "-") == 0;
	int descriptor = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	g_autofree char *bytes = g_malloc(limit + 2);
	gssize got = 0;

	*size = 0;
	if (descriptor < 0) {
		mw_fail(error, errno == ENOENT ? MW_ERROR_NOT_FOUND : MW_ERROR_STORAGE,
			"cannot open '%s': %s", path, g_strerror(errno));
		return NULL;
	}
	while (*size <= limit && (got = read(descriptor, bytes + *size, limit + 1 - *size)) > 0)
		*size += (gsize)got;
	if (!is_input)
		close(descriptor);
	if (got < 0) {
		mw_fail(error, MW_ERROR_STORAGE, "cannot read '%s': %s",
			is_input ? "standard input" : path, g_strerror(errno));
		return NULL;
	}
	if (*size > limit) {
		mw_fail(error, MW_ERROR_LIMIT, "'%s' has more than %zu bytes",
			is_input ? "standard input" : path, limit);
		return NULL;
	}
	bytes[*size] = '\0';
	return g_steal_pointer(&bytes);
}
