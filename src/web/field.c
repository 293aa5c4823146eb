#include "web/field.h"

#include "web/present.h"

json_t *field_model(const FieldLine *line)
{
	json_t *model = json_object();
	g_autofree char *id = g_strconcat("f-", line->name, NULL);
	g_autofree char *described = g_strconcat(line->error ? id : "", line->error ? "-e" : "",
		line->error && line->hint ? " " : "", line->hint ? id : "", line->hint ? "-h" : "",
		NULL);

	present_text(model, "name", line->name);
	present_text(model, "id", id);
	present_text(model, "label", line->label);
	present_text(model, "hint", line->hint);
	present_text(model, "error", line->error);
	present_text(model, "value", line->value);
	present_text(model, "described", described);
	present_text(model, "type", line->type ? line->type : "text");
	json_object_set_new(model, "required", json_boolean(line->required));
	json_object_set_new(model, "has_options", json_boolean(line->options != NULL));
	json_object_set_new(model, "options", line->options ? line->options : json_null());
	return model;
}
