#include "web/problem.h"

#include "web/present.h"

void problem_add(json_t *model, const char *const *names, const char *field, const char *problem)
{
	json_t *wrong = json_object();
	g_autofree char *href = g_strconcat("#", field ? field : "main", NULL);

	for (gsize i = 0; names[i]; i++)
		present_text(wrong, names[i],
			problem && g_strcmp0(names[i], field) == 0 ? problem : NULL);
	json_object_set_new(model, "wrong", wrong);
	json_object_set_new(model, "has_problems", json_boolean(problem != NULL));
	json_object_set_new(model, "problems",
		problem ? json_pack("[{s:s, s:s}]", "href", href, "message", problem)
			: json_array());
	if (problem) {
		g_autofree char *title = g_strconcat(
			"Error: ", json_string_value(json_object_get(model, "title")), NULL);

		present_text(model, "title", title);
	}
}

bool problem_is_readers(const GError *fault)
{
	return g_error_matches(fault, MW_ERROR, MW_ERROR_INVALID) ||
	       g_error_matches(fault, MW_ERROR, MW_ERROR_DENIED) ||
	       g_error_matches(fault, MW_ERROR, MW_ERROR_LIMIT) ||
	       g_error_matches(fault, MW_ERROR, MW_ERROR_CONFLICT);
}
