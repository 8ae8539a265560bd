#include "report/whatif/whatif_parts.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- what all tables share ---------------------------------------------------------------------------------- */

static size_t rows_of(const mv_whatif_input *w, size_t count)
{
    return mv_report_rows(&w->options->report, w->complete, MV_SHOWN_ROWS, count);
}

static const char *note_on(const mv_whatif_input *w, size_t rows, size_t count)
{
    if (rows == count) return NULL;
    return mv_report_format(w->report, "The first %zu of %zu; --top 0 shows all.", rows, count);
}

static mv_value date_value(const mv_whatif_input *w, mv_date date)
{
    mv_date_text text;
    return mv_text_value(date.day ? mv_report_text(w->report, mv_date_format(date, text)) : NULL);
}

static mv_value place_value(size_t place)
{
    return place ? mv_integer_value((double)place) : (mv_value){ .kind = MV_UNDEFINED };
}

/* A rank, or of how many. */
static mv_value rank_value(const mv_reading *reading, size_t number)
{
    return number ? mv_integer_value((double)number)
                  : (mv_value){ .kind = MV_UNDEFINED, .text = reading->rank_undefined };
}

/* Four digits, so that a small change does not read as none. */
static mv_value change_value(const mv_metric *metric, const mv_reading *was, const mv_reading *is)
{
    double change = mv_reading_change(was, is);
    if (isnan(change)) return (mv_value){ .kind = MV_UNDEFINED, .text = "undefined before or after" };
    bool whole = (metric->flags & MV_COUNT_OF) && change == floor(change);
    return (mv_value){ .kind = whole ? MV_INTEGER : MV_REAL, .number = change, .decimals = -1 };
}

static mv_value of_value(const mv_whatif_input *w, const mv_metric *metric)
{
    if (metric->scope == MV_WHOLE) return mv_text_value("network");
    if (w->complete) return mv_text_value("focus");
    return mv_name_value_on(w->focus, w->options->report.language, mv_network_day(w->found->before));
}

mv_value mv_whatif_value(const mv_metric *metric, const mv_reading *reading, const mv_network *network)
{
    bool gone = metric->scope == MV_PER_ACTOR && (network->focus == MV_NONE || !metric->undefined);
    if (isnan(reading->value) && gone) return (mv_value){ .kind = MV_UNDEFINED, .text = MV_FOCUS_GONE };
    return mv_metric_value(metric, reading->value);
}

/* --- the patch ---------------------------------------------------------------------------------------------- */

static const mv_column edit_columns[] = {
    { "change", "Change" },  { "source", "From" },   { "target", "To" },   { "type", "Type" },
    { "sign", "Sign" },      { "weight", "Weight" }, { "start", "Since" }, { "id", NULL },
    { "with", "Goes with" }, { "counts", "Counts" },
};

/* What goes along with an actor although the selection has it not is of no interest to readers. */
static bool is_listed(const mv_whatif_input *w, const mv_edited_relation *one)
{
    return w->complete || one->counts || one->because == MV_NONE;
}

/* An id for machines; for readers the name, with the id beside it or alone. */
static mv_value actor_value(const mv_whatif_input *w, size_t actor, bool with_id)
{
    const mv_actor *record = &w->found->edited->set.actors[actor];
    const char *name = mv_whatif_name(w, record);
    if (w->complete) return mv_text_value(record->id);
    if (!with_id || strcmp(name, record->id) == 0) return mv_text_value(name);
    return mv_text_value(mv_report_format(w->report, "%s (%s)", name, record->id));
}

static mv_value type_value(const mv_whatif_input *w, size_t type)
{
    const mv_type *record = &w->found->edited->set.types[type];
    return mv_text_value(w->complete ? record->id : record->name);
}

static void add_edited(const mv_whatif_input *w, mv_table *table, const mv_edited_relation *one)
{
    const mv_relations *set = &w->found->edited->set;
    const mv_value row[] = {
        mv_text_value(one->added ? "added" : "dropped"),
        actor_value(w, one->relation.source, true),
        actor_value(w, one->relation.target, true),
        type_value(w, one->relation.type),
        mv_integer_value(one->relation.sign),
        { .kind = MV_REAL, .number = one->relation.weight, .decimals = -1 },
        date_value(w, one->relation.start),
        mv_text_value(one->relation.id),
        mv_text_value(one->because == MV_NONE ? NULL : set->actors[one->because].id),
        { .kind = MV_BOOLEAN, .number = one->counts },
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(edit_columns), "a value for every column");
    mv_table_add(table, row);
}

static void add_relations(mv_whatif_input *w, mv_section *section)
{
    const mv_edited *edited = w->found->edited;
    size_t listed = 0;
    for (size_t i = 0; i < edited->relation_count; i++) listed += is_listed(w, &edited->relations[i]);
    size_t rows = rows_of(w, listed), left_out = edited->relation_count - listed;
    mv_table table = mv_table_of("relations", edit_columns, MV_COUNT(edit_columns), rows);
    for (size_t i = 0; i < edited->relation_count && table.row_count < rows; i++)
        if (is_listed(w, &edited->relations[i])) add_edited(w, &table, &edited->relations[i]);
    mv_text note = { 0 };
    if (rows < listed) mv_text_add(&note, note_on(w, rows, listed));
    if (left_out)
        mv_text_format(&note, "%s%zu more that go with them do not count here anyway, by their date or kind.",
                       note.length ? " " : "", left_out);
    if (!w->complete && listed)
        mv_text_format(&note, "%s%sCounts: the date and the selection have it.", note.length ? " " : "",
                       edited->actor_count ? "Goes with: the dropped actor that takes it along. " : "");
    if (note.length) table.note = mv_report_text(w->report, note.bytes);
    mv_text_clear(&note);
    mv_section_add_table(section, table);
}

void mv_whatif_add_patch(mv_whatif_input *w)
{
    static const mv_column bare[] = { { NULL, NULL } };
    mv_section *section =
        mv_report_add_section(w->report, "patch", mv_edited_any(w->found->edited) ? "The edits" : NULL, "patch");
    mv_table actors = mv_table_of("actors", bare, 1, w->found->edited->actor_count);
    for (size_t i = 0; i < w->found->edited->actor_count; i++) {
        mv_value id = mv_text_value(w->found->edited->set.actors[w->found->edited->actors[i]].id);
        mv_table_add(&actors, &id);
    }
    mv_section_add_table(section, actors);
    add_relations(w, section);
}

/* --- before and after --------------------------------------------------------------------------------------- */

/* Why no measure has a rank; NULL when one has, or none could have one. */
static const char *why_unranked(const mv_reading *readings, size_t count)
{
    const char *why = NULL;
    for (size_t m = 0; m < count; m++) {
        if (readings[m].rank) return NULL;
        if (readings[m].rank_undefined) why = readings[m].rank_undefined;
    }
    return why;
}

void mv_whatif_add_measures(mv_whatif_input *w)
{
    const char *why = why_unranked(w->found->was, w->found->measures.count);
    bool ranked = !why || !why_unranked(w->found->is, w->found->measures.count);
    const mv_column columns[] = {
        { "metric", NULL },
        { "title", "Measure" },
        { "of", "Of" },
        { "before", "Before" },
        { "after", "After" },
        { "change", "Change" },
        { "rank_before", ranked ? "Rank before" : NULL },
        { "rank_after", ranked ? "Rank after" : NULL },
        { "ranked_before", NULL },
        { "ranked_after", NULL },
    };
    mv_section *section =
        mv_report_add_section(w->report, "measures", mv_edited_any(w->found->edited) ? "What changes" : NULL, "");
    mv_table table = mv_table_of("measures", columns, MV_COUNT(columns), w->found->measures.count);
    for (size_t m = 0; m < w->found->measures.count; m++) {
        const mv_metric *metric = w->found->measures.items[m];
        const mv_value row[] = {
            mv_text_value(metric->name),
            mv_text_value(metric->title),
            of_value(w, metric),
            mv_whatif_value(metric, &w->found->was[m], w->found->before),
            mv_whatif_value(metric, &w->found->is[m], w->found->after),
            change_value(metric, &w->found->was[m], &w->found->is[m]),
            rank_value(&w->found->was[m], w->found->was[m].rank),
            rank_value(&w->found->is[m], w->found->is[m].rank),
            rank_value(&w->found->was[m], w->found->was[m].ranked),
            rank_value(&w->found->is[m], w->found->is[m].ranked),
        };
        _Static_assert(MV_COUNT(row) == MV_COUNT(columns), "a value for every column");
        mv_table_add(&table, row);
    }
    if (!ranked)
        table.note = mv_report_format(w->report, "There are no ranks: %s.", why);
    else if (w->focus && !w->complete)
        table.note = "Ranks count from the largest value, among the actors that were coded as the focus was.";
    mv_section_add_table(section, table);
}

/* --- influence ---------------------------------------------------------------------------------------------- */

static const mv_column relation_columns[] = { { "place", "#" },     { "name", "Without" }, { "id", NULL },
                                              { "source", "From" }, { "target", "To" },    { "type", "Type" },
                                              { "start", NULL } };
static const mv_column actor_columns[] = {
    { "place", "#" }, { "name", "Without" }, { "id", NULL }, { "kind", "Kind" }
};

/* For each measure its value, its change and, for one of the focus, its rank; text shows changes and the rank by
 * the measure that sorts. */
enum { PER_MEASURE = 3 };

static const char *joined(const mv_whatif_input *w, const char *name, const char *ending)
{
    return mv_report_format(w->report, "%s%s", name, ending);
}

static void name_measures(const mv_whatif_input *w, mv_column *columns)
{
    for (size_t m = 0; m < w->found->each.count; m++) {
        const mv_metric *metric = w->found->each.items[m];
        bool ranked = m == w->found->sort && metric->scope == MV_PER_ACTOR && w->found->influences.before[m].rank;
        columns[m * PER_MEASURE] = (mv_column){ joined(w, metric->name, "_change"), metric->title };
        columns[m * PER_MEASURE + 1] = (mv_column){ metric->name, NULL };
        columns[m * PER_MEASURE + 2] = (mv_column){ joined(w, metric->name, "_rank"), ranked ? "Rank" : NULL };
    }
}

static void fill_measures(const mv_whatif_input *w, const mv_influence *one, mv_value *row)
{
    for (size_t m = 0; m < w->found->each.count; m++) {
        const mv_metric *metric = w->found->each.items[m];
        row[m * PER_MEASURE] = change_value(metric, &w->found->influences.before[m], &one->after[m]);
        row[m * PER_MEASURE + 1] = mv_whatif_value(metric, &one->after[m], w->found->after);
        row[m * PER_MEASURE + 2] = rank_value(&one->after[m], one->after[m].rank);
    }
}

static void name_relation(const mv_whatif_input *w, const mv_influence *one, mv_value *row)
{
    const mv_relations *set = &w->found->edited->set;
    const mv_relation *relation = &set->relations[one->what];
    char *label = mv_relation_label(set, relation);
    row[0] = place_value(one->place);
    row[1] = mv_text_value(mv_report_text(w->report, label));
    row[2] = mv_text_value(relation->id);
    row[3] = actor_value(w, relation->source, false);
    row[4] = actor_value(w, relation->target, false);
    row[5] = type_value(w, relation->type);
    row[6] = date_value(w, relation->start);
    free(label);
}

static void name_actor(const mv_whatif_input *w, const mv_influence *one, mv_value *row)
{
    const mv_actor *actor = &w->found->edited->set.actors[one->what];
    row[0] = place_value(one->place);
    row[1] = mv_name_value_on(actor, w->options->report.language, mv_network_day(w->found->before));
    row[2] = mv_text_value(actor->id);
    row[3] = mv_text_value(actor->kind);
}

static mv_table list_each(const mv_whatif_input *w, size_t rows)
{
    bool actors = w->found->influences.each == MV_EACH_ACTOR;
    size_t named = actors ? MV_COUNT(actor_columns) : MV_COUNT(relation_columns);
    size_t count = named + PER_MEASURE * w->found->each.count;
    mv_column *columns = mv_alloc_array(count, sizeof *columns);
    mv_value *row = mv_alloc_array(count, sizeof *row);
    memcpy(columns, actors ? actor_columns : relation_columns, named * sizeof *columns);
    name_measures(w, columns + named);
    mv_table table = mv_table_of("each", columns, count, rows);
    for (size_t i = 0; i < rows; i++) {
        const mv_influence *one = &w->found->influences.items[i];
        actors ? name_actor(w, one, row) : name_relation(w, one, row);
        fill_measures(w, one, row + named);
        mv_table_add(&table, row);
    }
    free(row);
    free(columns);
    return table;
}

void mv_whatif_add_each(mv_whatif_input *w)
{
    bool actors = w->found->influences.each == MV_EACH_ACTOR;
    mv_section *section = mv_report_add_section(
        w->report, "each", actors ? "Influence of each actor" : "Influence of each relation", "");
    mv_text text = { 0 };
    if (w->found->each.count) mv_say_influence(&text, w);
    mv_section_say(w->report, section, &text);
    mv_section_add_paragraph(w->report, section,
                             "The columns of measures say how each changes when that one alone is left out.");
    size_t rows = rows_of(w, w->found->influences.count);
    mv_table table = list_each(w, rows);
    table.note = note_on(w, rows, w->found->influences.count);
    mv_section_add_table(section, table);
}

/* --- doubt -------------------------------------------------------------------------------------------------- */

/* Of draws; whole numbers where the quantile is one. */
static mv_value quantile_value(const mv_metric *metric, const mv_band *band, double number)
{
    if (!band->defined) return (mv_value){ .kind = MV_UNDEFINED, .text = "undefined in every draw" };
    return mv_metric_value(metric, number);
}

static mv_value rank_quantile(double number)
{
    if (isnan(number)) return (mv_value){ .kind = MV_UNDEFINED };
    return (mv_value){ .kind = number == floor(number) ? MV_INTEGER : MV_REAL, .number = number, .decimals = 1 };
}

static mv_table list_bands(const mv_whatif_input *w)
{
    static const mv_column columns[] = {
        { "metric", NULL },    { "title", "Measure" },    { "of", "Of" },          { "value", "As it is" },
        { "low", "5 %" },      { "median", "50 %" },      { "high", "95 %" },      { "rank", "Rank" },
        { "rank_low", "5 %" }, { "rank_median", "50 %" }, { "rank_high", "95 %" }, { "defined", NULL },
    };
    mv_table table = mv_table_of("bands", columns, MV_COUNT(columns), w->found->measures.count);
    for (size_t m = 0; m < w->found->measures.count; m++) {
        const mv_metric *metric = w->found->measures.items[m];
        const mv_band *band = &w->found->bands[m];
        const mv_value row[] = {
            mv_text_value(metric->name),
            mv_text_value(metric->title),
            of_value(w, metric),
            mv_whatif_value(metric, &w->found->is[m], w->found->after),
            quantile_value(metric, band, band->low),
            quantile_value(metric, band, band->median),
            quantile_value(metric, band, band->high),
            rank_value(&w->found->is[m], w->found->is[m].rank),
            rank_quantile(band->rank_low),
            rank_quantile(band->rank_median),
            rank_quantile(band->rank_high),
            mv_integer_value((double)band->defined),
        };
        _Static_assert(MV_COUNT(row) == MV_COUNT(columns), "a value for every column");
        mv_table_add(&table, row);
    }
    return table;
}

void mv_whatif_add_bands(mv_whatif_input *w)
{
    const mv_draw_options *draws = &w->options->draws;
    mv_section *section = mv_report_add_section(w->report, "draws", "Doubt about relations", "draws");
    mv_text text = { 0 };
    mv_say_bands(&text, w);
    mv_section_say(w->report, section, &text);
    mv_section_add_table(section, list_bands(w));
    section = mv_report_add_section(w->report, "draws", NULL, "draws");
    mv_section_add_field(section, "count", NULL, mv_integer_value((double)draws->count));
    mv_section_add_field(section, "seed", NULL, mv_exact_value(draws->seed));
    mv_section_add_field(section, "keep.high", NULL, mv_real_value(draws->keep[MV_HIGH], -1, NULL));
    mv_section_add_field(section, "keep.medium", NULL, mv_real_value(draws->keep[MV_MEDIUM], -1, NULL));
    mv_section_add_field(section, "keep.low", NULL, mv_real_value(draws->keep[MV_LOW], -1, NULL));
    mv_section_add_field(section, "keep.unrated", NULL, mv_real_value(draws->keep[MV_UNRATED], -1, NULL));
}
