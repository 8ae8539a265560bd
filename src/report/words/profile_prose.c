#include "report/words/prose.h"

void mv_say_largest_vectors(mv_text *out, const mv_relations *set, const mv_profile *profile)
{
    size_t count = 0, said = 0;
    for (size_t i = 0; i < profile->vector_count; i++) count += mv_profile_is_largest(profile, i);
    for (size_t i = 0; i < profile->vector_count; i++) {
        if (!mv_profile_is_largest(profile, i)) continue;
        mv_text_format(out, "%s%s", mv_joint(said++, count), set->vectors[i].name);
    }
}

void mv_say_largest_share(mv_text *out, const mv_profile *profile)
{
    mv_text_format(out, "%.0f %%%s", 100 * profile->rows[profile->dominant].share,
                   profile->dominant_shared ? " each" : "");
}
