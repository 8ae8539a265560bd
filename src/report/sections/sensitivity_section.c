#include "multivector/vectors.h"
#include "report/sections/parts/section.h"
#include "report/words/record_fields.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far the evenness of the focus, and its rank, hang on single choices behind the data: how the relations of a
 * pair are counted, the vector of an actor, the strength of a relation type, relations of doubtful confidence,
 * which vectors count. */

static const char *const kinds[] = {
    [MV_FOLD_OTHERWISE] = "fold", [MV_LEAVE_OUT_ROLES] = "roles",      [MV_MOVE_VECTOR] = "label",
    [MV_SCALE_TYPE] = "strength", [MV_LEAVE_OUT_DOUBT] = "confidence", [MV_COUNT_VECTOR] = "counted"
};
_Static_assert(MV_COUNT(kinds) == MV_CHOICE_KIND_COUNT, "a name for every kind of choice");

static const struct {
    mv_choice_kind kind;
    const char *told;
} groups[] = {
    { MV_FOLD_OTHERWISE, "By another fold rule" },
    { MV_LEAVE_OUT_ROLES, "Without roles beside a membership of the same pair" },
    { MV_MOVE_VECTOR, "With another plausible vector for one partner" },
    { MV_SCALE_TYPE, "With one type of relation at half or double strength" },
    { MV_LEAVE_OUT_DOUBT, "Without doubtful relations" },
    { MV_COUNT_VECTOR, "With one vector more or less that counts" },
};

/* Whether a choice is about how pairs are counted, which comes before all others. */
static bool is_counting(const mv_choice *choice)
{
    return choice->kind == MV_FOLD_OTHERWISE || choice->kind == MV_LEAVE_OUT_ROLES;
}

/* --- trials in words -------------------------------------------------------------------------------------- */

typedef struct told_trial {
    const mv_trial *trial;
    const char *what, *otherwise; /* "China", "turkic, not chinese" */
} told_trial;

typedef struct findings {
    mv_trials trials;
    told_trial *told; /* the trials in the order of telling */
} findings;

/* "turkic, not chinese"; "western, not russian and turkic" for an actor with shares in both; "turkic, none as it
 * is" for one without a vector. */
static void say_label(mv_text *out, const mv_relations *set, const mv_actor *actor, size_t vector)
{
    size_t said = 0;
    mv_text_add(out, vector == MV_NONE ? "no vector" : set->vectors[vector].id);
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].share > 0)
            mv_text_format(out, "%s%s", said++ ? " and " : ", not ", set->vectors[actor->shares[i].vector].id);
    if (!said) mv_text_add(out, ", none as it is");
}

static const char *label_text(const mv_report_input *input, const mv_choice *choice)
{
    mv_text text = { 0 };
    say_label(&text, input->network->set, mv_network_actor(input->network, choice->moved), choice->vector);
    return mv_report_keep(input->report, &text);
}

/* The rule each leaves profiles as sum makes them. */
static const char *fold_text(const mv_report_input *input)
{
    mv_fold fold = input->network->selection.fold;
    return mv_report_format(input->report, "instead of %s",
                            mv_fold_name(fold == MV_FOLD_EACH ? MV_FOLD_SUM : fold));
}

static told_trial tell(const mv_report_input *input, const mv_trial *trial)
{
    const mv_relations *set = input->network->set;
    const mv_choice *choice = &trial->choice;
    switch (choice->kind) {
    case MV_FOLD_OTHERWISE:
        return (told_trial){ trial, mv_fold_name(choice->fold), fold_text(input) };
    case MV_LEAVE_OUT_ROLES:
        return (told_trial){ trial, "roles beside a membership", "not counted" };
    case MV_MOVE_VECTOR:
        return (told_trial){ trial, mv_network_name(input->network, choice->moved, input->options->language),
                             label_text(input, choice) };
    case MV_SCALE_TYPE:
        return (told_trial){ trial, set->types[choice->type].id,
                             choice->factor < 1 ? "half strength" : "double strength" };
    case MV_LEAVE_OUT_DOUBT:
        return (told_trial){ trial, choice->confidence == MV_LOW ? "low confidence" : "medium and low confidence",
                             "left out" };
    case MV_COUNT_VECTOR:
    case MV_CHOICE_KIND_COUNT:
        break;
    }
    const mv_vector *vector = &set->vectors[choice->vector];
    return (told_trial){ trial, vector->name, vector->counted ? "not counted" : "counted" };
}

/* In steps, so that rounding makes no order; what makes evenness undefined tells most. */
static double weight_of(const mv_trial *trial)
{
    return isnan(trial->change) ? INFINITY : round(fabs(trial->change) * 1e10);
}

/* How pairs are counted first; then what moves evenness most, of equal ones of an actor the one that readers are
 * shown. */
static int by_change(const void *a, const void *b)
{
    const told_trial *x = a, *y = b;
    size_t mx = x->trial->choice.moved, my = y->trial->choice.moved;
    bool cx = is_counting(&x->trial->choice), cy = is_counting(&y->trial->choice);
    double dx = weight_of(x->trial), dy = weight_of(y->trial);
    if (cx != cy) return cx ? -1 : 1;
    if (dx != dy) return dx > dy ? -1 : 1;
    int names = strcmp(x->what, y->what);
    if (!names) names = (int)y->trial->telling - (int)x->trial->telling;
    if (!names) names = strcmp(x->otherwise, y->otherwise);
    return names ? names : (mx > my) - (mx < my);
}

static void tell_all(const mv_report_input *input, findings *f)
{
    size_t count = f->trials.count;
    f->told = mv_alloc_array(count, sizeof *f->told);
    for (size_t i = 0; i < count; i++) f->told[i] = tell(input, &f->trials.items[i]);
    if (count) qsort(f->told, count, sizeof *f->told, by_change);
}

/* --- prose ------------------------------------------------------------------------------------------------ */

/* What the trials of one group do. */
typedef struct range {
    size_t tried, undefined;
    double least, most;
    size_t best, worst;           /* ranks */
    const told_trial *farthest;   /* the one that moves evenness most */
    const told_trial *undefining; /* the first that leaves it undefined */
} range;

static void widen(range *r, const told_trial *one)
{
    const mv_standing *after = &one->trial->after;
    r->tried++;
    if (isnan(one->trial->change)) {
        if (!r->undefined++) r->undefining = one;
        return;
    }
    r->least = fmin(r->least, after->evenness);
    r->most = fmax(r->most, after->evenness);
    if (after->rank && after->rank < r->best) r->best = after->rank;
    if (after->rank > r->worst) r->worst = after->rank;
    if (!r->farthest || weight_of(one->trial) > weight_of(r->farthest->trial)) r->farthest = one;
}

/* Of the kinds from `first` to `last`. */
static range range_of(const findings *f, mv_choice_kind first, mv_choice_kind last)
{
    const mv_standing *now = &f->trials.before;
    range r = { .least = now->evenness, .most = now->evenness, .best = now->rank, .worst = now->rank };
    for (size_t i = 0; i < f->trials.count; i++) {
        mv_choice_kind kind = f->told[i].trial->choice.kind;
        if (kind >= first && kind <= last) widen(&r, &f->told[i]);
    }
    return r;
}

static void say_range(mv_text *out, const range *r, const char *told)
{
    mv_text_format(out, "%s%s (%zu tried) evenness ", out->length ? " " : "", told, r->tried);
    if (!r->farthest) {
        mv_text_add(out, "is undefined.");
        return;
    }
    if (round(100 * r->most) == round(100 * r->least))
        mv_text_format(out, "stays %.2f", r->least);
    else
        mv_text_format(out, "lies between %.2f and %.2f", r->least, r->most);
    if (r->best == r->worst && r->best)
        mv_text_format(out, " and the rank stays %zu", r->best);
    else if (r->best)
        mv_text_format(out, " and the rank between %zu and %zu", r->best, r->worst);
    if (r->tried > 1 && fabs(r->farthest->trial->change) > 0.005)
        mv_text_format(out, "; %s (%s) moves it most", r->farthest->what, r->farthest->otherwise);
    if (r->undefined)
        mv_text_format(out, "; %zu leave%s evenness undefined", r->undefined, r->undefined == 1 ? "s" : "");
    mv_text_add(out, ".");
}

/* "by the rule strongest", "with China (turkic, not chinese)" */
static void add_clause(mv_text *out, const told_trial *one)
{
    if (one->trial->choice.kind == MV_FOLD_OTHERWISE)
        mv_text_format(out, "by the rule %s", one->what);
    else if (one->trial->choice.kind == MV_LEAVE_OUT_ROLES)
        mv_text_format(out, "without %s", one->what);
    else
        mv_text_format(out, "with %s (%s)", one->what, one->otherwise);
}

/* Which vectors are the largest by choices of the kinds from `first` to `last`: where one alone is, and not that
 * of now. */
static void say_largest(mv_text *out, const mv_report_input *input, const findings *f, mv_choice_kind first,
                        mv_choice_kind last, const char *lead)
{
    size_t found = 0, now = f->trials.before.dominant;
    for (size_t i = 0; i < f->trials.count; i++) {
        const mv_trial *trial = f->told[i].trial;
        size_t then = trial->after.dominant;
        if (trial->choice.kind < first || trial->choice.kind > last) continue;
        if (now == MV_NONE || then == MV_NONE || then == now || trial->after.dominant_shared) continue;
        if (found++ >= MV_SHOWN_LARGEST) continue;
        mv_text_format(out, "%s%s ", found > 1 ? ", " : lead, input->network->set->vectors[then].name);
        add_clause(out, &f->told[i]);
    }
    if (found > MV_SHOWN_LARGEST) mv_text_format(out, " and %zu more", found - MV_SHOWN_LARGEST);
    mv_text_add(out, found ? "." : "");
}

/* "none of 5 other choices moves it by more than 0.03": rounded up, so that it is true. */
static void say_unmoved(mv_text *out, const range *r)
{
    double most = ceil(100 * fabs(r->farthest->trial->change) - 1e-9) / 100;
    if (r->tried == 1)
        mv_text_add(out, "the one other choice ");
    else
        mv_text_format(out, "none of %zu other choices ", r->tried);
    if (most > 0)
        mv_text_format(out, "%s it by more than %.2f.", r->tried == 1 ? "does not move" : "moves", most);
    else
        mv_text_format(out, "%s it.", r->tried == 1 ? "does not change" : "changes");
}

/* Whether what was found hangs on such choices. */
static void say_verdict(mv_text *out, const range *r, const char *on)
{
    static const double marked = 0.05; /* a change of evenness that a reader would see */
    bool moved = r->farthest && fabs(r->farthest->trial->change) > marked;
    if (!r->tried) return;
    mv_text_format(out, " It %s on %s: ", r->undefined || moved ? "hangs" : "does not hang", on);
    if (!r->undefined && !moved) {
        say_unmoved(out, r);
        return;
    }
    add_clause(out, r->undefined ? r->undefining : r->farthest);
    if (r->undefined)
        mv_text_add(out, " it is undefined.");
    else if (r->farthest->trial->after.rank)
        mv_text_format(out, " it is %.2f, %srank %zu.", r->farthest->trial->after.evenness,
                       r->farthest->trial->after.sharers > 1 ? "shared " : "", r->farthest->trial->after.rank);
    else
        mv_text_format(out, " it is %.2f.", r->farthest->trial->after.evenness);
}

static void say_standing(mv_text *out, const mv_report_input *input, const char *name, const mv_standing *now)
{
    const char *kind = mv_network_actor(input->network, input->network->focus)->kind;
    mv_text_format(out, "The evenness of %s is %.2f", name, now->evenness);
    if (now->rank)
        mv_text_format(out, ", %srank %zu of %zu %s coded alike", now->sharers > 1 ? "shared " : "", now->rank,
                       now->ranked, mv_kind_plural(input->report, kind));
    mv_text_add(out, ".");
    if (!now->rank) mv_text_format(out, " It has no rank: %s.", now->rank_undefined);
}

/* The finding first, then what each group of choices does. */
static void say(const mv_report_input *input, mv_section *section, const findings *f)
{
    const mv_standing *now = &f->trials.before;
    const char *name = mv_network_name(input->network, input->network->focus, input->options->language);
    mv_text verdict = { 0 }, ranges = { 0 };
    if (now->undefined)
        mv_text_format(&verdict, "The evenness of %s is undefined: %s.", name, now->undefined);
    else
        say_standing(&verdict, input, name, now);
    if (!now->undefined) {
        range counting = range_of(f, MV_FOLD_OTHERWISE, MV_LEAVE_OUT_ROLES);
        range labels = range_of(f, MV_MOVE_VECTOR, MV_MOVE_VECTOR);
        say_verdict(&verdict, &counting, "how pairs are counted");
        say_largest(&verdict, input, f, MV_FOLD_OTHERWISE, MV_LEAVE_OUT_ROLES,
                    " Counted otherwise its largest vector becomes ");
        say_verdict(&verdict, &labels, "a single label");
        say_largest(&verdict, input, f, MV_MOVE_VECTOR, MV_MOVE_VECTOR,
                    " By another label its largest vector becomes ");
    }
    for (size_t i = 0; i < MV_COUNT(groups) && !now->undefined; i++) {
        range r = range_of(f, groups[i].kind, groups[i].kind);
        if (r.tried) say_range(&ranges, &r, groups[i].told);
    }
    mv_section_say(input->report, section, &verdict);
    mv_section_say(input->report, section, &ranges);
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static const mv_column columns[] = {
    { "kind", NULL },
    { "what", "What" },
    { "otherwise", "Otherwise" },
    { "actor", NULL },
    { "vector", NULL },
    { "type", NULL },
    { "factor", NULL },
    { "fold", NULL },
    { "evenness", "Evenness" },
    { "change", "Change" },
    { "rank", "Rank" },
    { "ranked", NULL },
    { "dominant", "Largest" },
    { "effective_vectors", NULL },
};

static mv_value vector_value(const mv_report_input *input, size_t vector)
{
    return mv_text_value(vector == MV_NONE ? NULL : input->network->set->vectors[vector].id);
}

static mv_value what_value(const mv_report_input *input, const told_trial *one)
{
    const mv_choice *choice = &one->trial->choice;
    return choice->kind == MV_MOVE_VECTOR ? mv_name_value(input->network, choice->moved, input->options->language)
                                          : mv_text_value(one->what);
}

static void add_trial(const mv_report_input *input, mv_table *table, const told_trial *one)
{
    const mv_choice *choice = &one->trial->choice;
    const mv_standing *after = &one->trial->after;
    bool label = choice->kind == MV_MOVE_VECTOR, scaled = choice->kind == MV_SCALE_TYPE;
    bool counted = choice->kind == MV_COUNT_VECTOR;
    const mv_value row[] = {
        mv_text_value(kinds[choice->kind]),
        what_value(input, one),
        mv_text_value(one->otherwise),
        mv_text_value(label ? mv_network_actor(input->network, choice->moved)->id : NULL),
        vector_value(input, label || counted ? choice->vector : MV_NONE),
        mv_text_value(scaled ? input->network->set->types[choice->type].id : NULL),
        mv_real_value(scaled ? choice->factor : NAN, 1, NULL),
        mv_text_value(choice->kind == MV_FOLD_OTHERWISE ? mv_fold_name(choice->fold) : NULL),
        mv_real_value(after->evenness, 3, after->undefined),
        mv_real_value(one->trial->change, 3, after->undefined),
        after->rank ? mv_integer_value((double)after->rank) : mv_real_value(NAN, 0, after->rank_undefined),
        mv_integer_value((double)after->ranked),
        vector_value(input, after->dominant),
        mv_real_value(after->effective_vectors, 2, after->undefined),
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(columns), "a value for every column");
    mv_table_add(table, row);
}

static bool has_labels(const findings *f)
{
    for (size_t i = 0; i < f->trials.count; i++)
        if (f->trials.items[i].choice.kind == MV_MOVE_VECTOR) return true;
    return false;
}

/* All for machines; for readers the telling ones, the first of them. */
static void add_table(const mv_report_input *input, mv_section *section, const findings *f)
{
    size_t top = mv_report_rows(input->options, input->complete, MV_SHOWN_TRIALS, f->trials.count);
    mv_table table = mv_table_of("trials", columns, MV_COUNT(columns), top);
    for (size_t i = 0; i < f->trials.count && table.row_count < top; i++)
        if (input->complete || f->told[i].trial->telling) add_trial(input, &table, &f->told[i]);
    if (!input->complete && has_labels(f))
        table.note =
            "Labels tried are those that the set declares as an actor's alternatives, else the vectors of its "
            "own partners. Of each actor the one that changes most; --format json has all.";
    mv_section_add_table(section, table);
}

static void add_before(const mv_report_input *input, mv_section *section, const mv_standing *now)
{
    mv_section_add_field(section, "before.evenness", NULL, mv_real_value(now->evenness, 3, now->undefined));
    mv_section_add_field(section, "before.rank", NULL,
                         now->rank ? mv_integer_value((double)now->rank)
                                   : mv_real_value(NAN, 0, now->rank_undefined));
    mv_section_add_field(section, "before.ranked", NULL, mv_integer_value((double)now->ranked));
    mv_section_add_field(section, "before.dominant", NULL, vector_value(input, now->dominant));
    mv_section_add_field(section, "before.effective_vectors", NULL,
                         mv_real_value(now->effective_vectors, 2, now->undefined));
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status build(const mv_report_input *input)
{
    if (input->options->sections.count == 0) return MV_OK;
    if (input->network->focus == MV_NONE)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                            "sensitivity speaks of the focus; --focus ID was expected");
    if (input->network->projected)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 }, "sensitivity does not go with --project");
    findings f = { 0 };
    mv_status status =
        mv_trials_run(&f.trials, input->network, input->network->focus, input->options->jobs, input->log);
    if (f.trials.untried) input->report->limited = true;
    if (!status) {
        mv_section *section = mv_report_add_section(input->report, "sensitivity", "Sensitivity", "sensitivity");
        tell_all(input, &f);
        say(input, section, &f);
        if (input->complete) add_before(input, section, &f.trials.before);
        add_table(input, section, &f);
    }
    mv_trials_clear(&f.trials);
    free(f.told);
    return status;
}

const mv_report_section mv_sensitivity_section = { "sensitivity", build };
