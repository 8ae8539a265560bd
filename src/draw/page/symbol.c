#include "draw/page/page.h"
#include <stdint.h>

void mv_symbol_open(mv_text *out, const mv_scene_panel *panel, const char *id, const char *what,
                    const char *classes)
{
    mv_text_add(out, "<g id=\"");
    if (panel) mv_text_format(out, "%s-", panel->id);
    mv_text_add_xml(out, id);
    mv_text_format(out, "\" class=\"%s ", what);
    mv_text_add_xml(out, classes);
    mv_text_add(out, "\"");
}

void mv_symbol_add_data(mv_text *out, const json_t *data)
{
    json_t *open = (json_t *)(uintptr_t)data; /* Jansson's iterators ask for it, and change nothing */
    const char *key;
    json_t *value;
    json_object_foreach(open, key, value)
    {
        if (!json_is_string(value)) continue;
        mv_text_add(out, " data-");
        mv_text_add_xml(out, key);
        mv_text_add(out, "=\"");
        mv_text_add_xml(out, json_string_value(value));
        mv_text_add(out, "\"");
    }
}
