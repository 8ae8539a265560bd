#include "support/json/json_walk.h"
#include "support/json/json_read.h"
#include <string.h>

const char *mv_json_blanks(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static const char *behind_text(const char *at)
{
    for (at++; *at != '"'; at++)
        if (*at == '\\') at++;
    return at + 1;
}

static const char *behind_value(const char *at)
{
    if (*at == '"') return behind_text(at);
    return *at == '{' || *at == '[' ? mv_json_skip(at) : at + strcspn(at, ",]} \t\r\n");
}

mv_json_child mv_json_first(const char *container)
{
    return (mv_json_child){ .end = container };
}

/* `end` is the bracket that opens the container, or behind the child before. */
bool mv_json_step(mv_json_child *child)
{
    bool first = !child->value;
    bool object = first ? *child->end == '{' : child->key != NULL;
    const char *at = mv_json_blanks(first ? child->end + 1 : child->end);
    if (*at == '}' || *at == ']') {
        child->end = at;
        return false;
    }
    child->start = first ? at : mv_json_blanks(at + 1); /* past the comma */
    child->key = object ? child->start : NULL;
    child->value = object ? mv_json_blanks(mv_json_blanks(behind_text(child->key)) + 1) : child->start;
    child->end = behind_value(child->value);
    return true;
}

bool mv_json_key_is(const mv_json_child *member, const char *key)
{
    size_t length = strlen(key);
    return strncmp(member->key + 1, key, length) == 0 && member->key[length + 1] == '"';
}

const char *mv_json_value(const char *object, const char *key)
{
    mv_json_child member = mv_json_first(object);
    while (mv_json_step(&member))
        if (mv_json_key_is(&member, key)) return member.value;
    return NULL;
}
