#include "forms/form.h"
#include "report/whatif/whatif_parts.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A what-if, measured and put together from its parts. */

bool mv_whatif_has_edits(const mv_whatif *w)
{
    return w->edited->actor_count || w->edited->relation_count;
}

const mv_actor *mv_whatif_focus(const mv_whatif *w)
{
    const mv_relations *set = &w->edited->set;
    const char *asked = w->edited->selection.focus;
    size_t focus = asked ? mv_relations_find_actor(set, asked) : set->focus;
    return focus == MV_NONE ? NULL : &set->actors[focus];
}

/* --- measuring ---------------------------------------------------------------------------------------------- */

static mv_whatif_settings settings_of(const mv_whatif *w)
{
    const mv_report_options *options = &w->options->report;
    return (mv_whatif_settings){ options->metric, options->progress, options->context };
}

static mv_status measure(mv_whatif *w, const mv_relations *document, const mv_selection *selection)
{
    const mv_report_options *options = &w->options->report;
    mv_status status = mv_network_build(&w->before, document, selection, w->log);
    if (!status) status = mv_network_build(&w->after, &w->edited->set, &w->edited->selection, w->log);
    if (!status) status = mv_metric_list_choose(&w->measures, w->before, options->metrics, MV_EACH_NONE, w->log);
    if (status) return status;
    w->was = mv_alloc_array(w->measures.count, sizeof *w->was);
    w->is = mv_alloc_array(w->measures.count, sizeof *w->is);
    status = mv_metric_list_read(w->was, w->before, &w->measures, &options->metric, w->log);
    if (!status) status = mv_metric_list_read(w->is, w->after, &w->measures, &options->metric, w->log);
    return status;
}

static mv_status measure_each(mv_whatif *w)
{
    const mv_report_options *options = &w->options->report;
    mv_whatif_settings settings = settings_of(w);
    mv_status status = mv_metric_list_choose(&w->each, w->before, options->metrics, w->options->each, w->log);
    if (!status && options->sort)
        status = mv_metric_list_add(&w->each, &w->sort, w->before, options->sort, w->log);
    if (!status)
        status =
            mv_influences_find(&w->influences, w->edited, w->options->each, &w->each, w->sort, &settings, w->log);
    return status;
}

static mv_status measure_draws(mv_whatif *w)
{
    mv_whatif_settings settings = settings_of(w);
    w->bands = mv_alloc_array(w->measures.count, sizeof *w->bands);
    return mv_bands_draw(w->bands, w->edited, &w->measures, &w->options->draws, &settings, w->log);
}

/* --- putting together --------------------------------------------------------------------------------------- */

static void add_head(mv_whatif *w, const mv_relations *document)
{
    mv_section *head = &w->report->sections[0];
    const mv_actor *focus = mv_whatif_focus(w);
    mv_date_text at;
    mv_date_format(w->before->date, at);
    mv_section_add_field(head, "input.path", NULL, mv_text_value(document->path));
    mv_section_add_field(head, "input.title", NULL, mv_text_value(document->title));
    mv_section_add_field(head, "input.sha256", NULL, mv_text_value(document->sha256));
    mv_section_add_field(head, "input.at", NULL, mv_text_value(at[0] ? mv_report_text(w->report, at) : NULL));
    mv_section_add_field(head, "input.fold", NULL, mv_text_value(mv_fold_name(w->before->selection.fold)));
    mv_section_add_field(head, "input.seed", NULL, mv_integer_value((double)w->options->report.seed));
    mv_section_add_field(head, "input.focus", NULL, mv_text_value(focus ? focus->id : NULL));
}

static mv_profile *profile_of(const mv_network *network)
{
    return network->focus == MV_NONE ? NULL : mv_profile_build(network, network->focus);
}

static mv_value dominant_value(const mv_whatif *w, const mv_profile *profile, bool share)
{
    const char *why = profile ? profile->undefined : MV_FOCUS_GONE;
    if (!profile || profile->dominant == MV_NONE) return (mv_value){ .kind = MV_UNDEFINED, .text = why };
    return share ? mv_real_value(profile->rows[profile->dominant].share, 3, why)
                 : mv_text_value(w->edited->set.vectors[profile->dominant].id);
}

/* The vector with the largest share of the focus's ties. */
static void add_dominant(mv_whatif *w, mv_section *readers, mv_section *fields)
{
    mv_profile *was = profile_of(w->before), *is = profile_of(w->after);
    mv_text text = { 0 };
    mv_section_add_field(fields, "dominant.before", NULL, dominant_value(w, was, false));
    mv_section_add_field(fields, "dominant.after", NULL, dominant_value(w, is, false));
    mv_section_add_field(fields, "dominant_share.before", NULL, dominant_value(w, was, true));
    mv_section_add_field(fields, "dominant_share.after", NULL, dominant_value(w, is, true));
    if (mv_whatif_has_edits(w)) mv_say_dominant(&text, w, was, is);
    if (text.length) mv_section_add_paragraph(w->report, readers, text.bytes);
    mv_text_clear(&text);
    mv_profiles_free(was);
    mv_profiles_free(is);
}

/* What readers get as sentences, and the same for machines. */
static void add_summary(mv_whatif *w)
{
    bool edits = mv_whatif_has_edits(w);
    mv_text text = { 0 };
    mv_report_add_section(w->report, "summary", edits ? "What if" : NULL, "");
    mv_section *fields = mv_report_add_section(w->report, "summary", NULL, ""), *readers = fields - 1;
    if (edits) {
        mv_say_whatif(&text, w);
        mv_section_add_paragraph(w->report, readers, text.bytes);
    }
    mv_section_add_field(fields, "sentence", NULL, mv_text_value(text.length ? readers->paragraphs[0] : NULL));
    if (mv_whatif_focus(w)) add_dominant(w, readers, fields);
    mv_text_clear(&text);
}

static void put_together(mv_whatif *w, const mv_relations *document)
{
    add_head(w, document);
    add_summary(w);
    mv_whatif_add_patch(w);
    mv_whatif_add_measures(w);
    if (w->options->each) mv_whatif_add_each(w);
    if (w->options->draws.count) mv_whatif_add_bands(w);
}

static void clear(mv_whatif *w)
{
    mv_edited_free(w->edited);
    mv_network_free(w->before);
    mv_network_free(w->after);
    mv_metric_list_clear(&w->measures);
    mv_metric_list_clear(&w->each);
    mv_influences_clear(&w->influences);
    free(w->was);
    free(w->is);
    free(w->bands);
}

mv_status mv_whatif_report(mv_report **out, const mv_relations *document, const mv_selection *selection,
                           const mv_edits *edits, const mv_whatif_options *options, mv_log *log)
{
    const mv_report_form *form;
    mv_status status = mv_report_find_form(&form, options->report.format, log);
    if (status) return status;
    mv_whatif w = { .options = options, .complete = form->complete, .log = log };
    w.report = mv_report_new("multivector-whatif");
    status = mv_edits_apply(&w.edited, document, selection, edits, log);
    if (!status) status = measure(&w, document, selection);
    if (!status && options->each) status = measure_each(&w);
    if (!status && options->draws.count) status = measure_draws(&w);
    if (!status) {
        put_together(&w, document);
        *out = w.report;
        w.report = NULL;
    }
    mv_report_free(w.report);
    clear(&w);
    return status;
}
