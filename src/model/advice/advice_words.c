#include "model/advice/advice_internal.h"

void mv_advice_say_relation(mv_text *out, const mv_relations *set, const mv_relation *relation)
{
    mv_quoted source, target, type;
    mv_text_format(out, "%s and %s (%s)", mv_quote(set->actors[relation->source].id, source),
                   mv_quote(set->actors[relation->target].id, target),
                   mv_quote(set->types[relation->type].id, type));
}
