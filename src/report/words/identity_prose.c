#include "report/words/prose.h"
#include "support/limits.h"

/* That an actor of one date or set goes on in another under another id. */

/* "GFR ends on the day DEU begins (1990-10-03)" */
static void say_link(mv_text *out, const mv_succession *one)
{
    mv_date_text ends, begins;
    mv_date_format(one->ends, ends);
    mv_date_format(one->begins, begins);
    if (one->ends.day && one->ends.day == one->begins.day)
        mv_text_format(out, "%s ends on the day %s begins (%s)", one->actor, one->stands_for, begins);
    else if (one->ends.day && one->begins.day)
        mv_text_format(out, "%s ends on %s and %s continues it from %s on", one->actor, ends, one->stands_for,
                       begins);
    else if (one->begins.day)
        mv_text_format(out, "%s continues %s from %s on", one->stands_for, one->actor, begins);
    else
        mv_text_format(out, "%s continues %s", one->stands_for, one->actor);
}

/* Those that can be followed, or those that were split. Returns how many there are. */
static size_t say_some(mv_text *out, const mv_identity *identity, bool split)
{
    size_t count = 0;
    for (size_t i = 0; i < identity->count; i++) {
        const mv_succession *one = &identity->items[i];
        if (split == (one->stands_for != NULL) || count++ >= MV_SHOWN_FOLLOWED) continue;
        mv_text_add(out, count == 1 ? "" : "; ");
        if (!split) say_link(out, one);
        if (split) mv_text_format(out, "%s goes on in several, ", one->actor);
        for (size_t k = 0; split && k < one->successors.count; k++)
            mv_text_format(out, "%s%s", mv_joint(k, one->successors.count), one->successors.items[k]);
    }
    if (count > MV_SHOWN_FOLLOWED) mv_text_format(out, "; so do %zu more", count - MV_SHOWN_FOLLOWED);
    return count;
}

static void say(mv_text *out, const mv_identity *identity)
{
    size_t followed = say_some(out, identity, false);
    bool one = followed == 1, follow = identity->rule == MV_IDENTITY_FOLLOW;
    if (followed && follow)
        mv_text_format(out, ": %s for the one that continues it (--identity follow). ",
                       one ? "it stands" : "each stands");
    if (followed && !follow)
        mv_text_format(out, ": %s, unless --identity follow takes %s for the one that continues it. ",
                       one ? "two actors" : "different actors", one ? "the first" : "each");
    if (say_some(out, identity, true)) mv_text_add(out, ": none of them stands for it. ");
    if (out->length) out->bytes[--out->length] = '\0'; /* the last blank */
}

/* "GFR ends on the day DEU begins (1990-10-03): ...", and who was split; nothing where it does not matter. */
static void say_identity(mv_text *out, const mv_identity *identity)
{
    mv_text text = { 0 };
    if (identity) say(&text, identity);
    if (text.length) mv_text_format(out, "%s%s", out->length ? " " : "", text.bytes);
    mv_text_clear(&text);
}

/* --- in a report ------------------------------------------------------------------------------------------ */

static mv_value list_names(mv_report *report, mv_names names)
{
    mv_table *list = mv_report_list(report, NULL, 1, names.count);
    for (size_t i = 0; i < names.count; i++) {
        mv_value name = mv_text_value(names.items[i]);
        mv_table_add(list, &name);
    }
    return mv_list_value(list);
}

static mv_value list_successions(mv_report *report, const mv_identity *identity)
{
    static const char *const keys[] = { "actor", "successors", "ends", "begins", "stands_for" };
    mv_table *list = mv_report_list(report, keys, MV_COUNT(keys), identity->count);
    for (size_t i = 0; i < identity->count; i++) {
        const mv_succession *one = &identity->items[i];
        const char *why = !one->stands_for                       ? "it goes on in several"
                          : identity->rule == MV_IDENTITY_STRICT ? "the rule is strict"
                                                                 : NULL;
        mv_value itself = why ? (mv_value){ .kind = MV_UNDEFINED, .text = why } : mv_text_value(one->stands_for);
        mv_table_add(list,
                     (mv_value[]){ mv_text_value(one->actor), list_names(report, one->successors),
                                   mv_date_value(report, one->ends), mv_date_value(report, one->begins), itself });
    }
    return mv_list_value(list);
}

static void add_section(mv_report *report, const mv_identity *identity)
{
    mv_section *section = mv_report_add_section(report, "identity", NULL, "identity");
    mv_section_add_field(section, "rule", NULL, mv_text_value(mv_identity_name(identity->rule)));
    mv_section_add_field(section, "successions", NULL, list_successions(report, identity));
}

/* A form without sentences says all notices in one. */
static void add_notice(mv_report *report, const char *text)
{
    report->notice =
        report->notice ? mv_report_format(report, "%s. %s", report->notice, text) : mv_report_text(report, text);
}

void mv_report_say_identity(mv_report *report, const mv_identity *identity, bool complete)
{
    mv_text text = { 0 };
    size_t first = 0;
    if (!identity || (!identity->count && identity->rule == MV_IDENTITY_STRICT)) return;
    say_identity(&text, identity);
    if (text.length) add_notice(report, text.bytes);
    while (first < report->section_count && !report->sections[first].title) first++;
    if (!complete && first < report->section_count) mv_section_say(report, &report->sections[first], &text);
    mv_text_clear(&text);
    add_section(report, identity);
}
