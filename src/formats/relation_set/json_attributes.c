#include "formats/relation_set/json_attributes.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Fills the attribute; false, and an error, when there is something wrong with it. */
static bool read_attribute(mv_json_reader *r, const json_t *attributes, const char *name, mv_attribute *out)
{
    const json_t *value = json_object_get(attributes, name);
    if (!*name) {
        MV_FAIL(r, mv_json_key(r->document, attributes, name),
                "the name of an attribute is empty; some text was expected");
        return false;
    }
    *out = (mv_attribute){ .name = mv_relations_text(r->set, name), .number = json_number_value(value) };
    if (json_is_number(value)) return true;
    if (json_is_string(value)) return (out->text = mv_json_get_string(r, attributes, name)) != NULL;
    mv_json_wrong_type(r, attributes, name, "a number or a text");
    return false;
}

const mv_attribute *mv_json_get_attributes(mv_json_reader *r, const json_t *object)
{
    json_t *attributes = json_object_get(object, "attributes"), *value;
    if (attributes && !json_is_object(attributes))
        mv_json_wrong_type(r, object, "attributes", "an object of numbers and texts");
    if (!json_object_size(attributes)) return NULL;
    mv_attribute *list = mv_alloc_array(json_object_size(attributes), sizeof *list);
    const char *name;
    size_t count = 0;
    json_object_foreach(attributes, name, value)
    {
        count += read_attribute(r, attributes, name, &list[count]);
    }
    const mv_attribute *kept = mv_relations_attributes(r->set, list, count);
    free(list);
    return kept;
}

/* NAN, and an error, for anything else than so many degrees. */
static double get_degrees(mv_json_reader *r, const json_t *place, size_t index, const char *what, double most)
{
    const json_t *value = json_array_get(place, index);
    if (json_is_number(value) && fabs(json_number_value(value)) <= most) return json_number_value(value);
    MV_FAIL(r, mv_json_element(r->document, place, index),
            "the %s is %s; degrees from -%g to %g were expected, the longitude before the latitude", what,
            json_is_number(value) ? "out of range" : mv_json_kind(value), most, most);
    return NAN;
}

const mv_location *mv_json_get_place(mv_json_reader *r, const json_t *object)
{
    const json_t *place = json_object_get(object, "place");
    if (!place) return NULL;
    if (json_array_size(place) != 2) {
        MV_FAIL(r, mv_json_member(r->document, object, "place"),
                "\"place\" is %s; [longitude, latitude] in degrees was expected",
                json_is_array(place) ? "a list of another length" : mv_json_kind(place));
        return NULL;
    }
    mv_location found = { get_degrees(r, place, 0, "longitude", 180), get_degrees(r, place, 1, "latitude", 90) };
    if (isnan(found.longitude) || isnan(found.latitude)) return NULL;
    mv_location *kept = mv_relations_memory(r->set, sizeof *kept);
    *kept = found;
    return kept;
}
