#include "forms/form.h"
#include "report/whatif/whatif_parts.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"
#include "support/memory.h"

/* A what-if, put together from its parts. */

static void add_head(mv_whatif_input *w, const mv_relations *document)
{
    mv_section *head = &w->report->sections[0];
    mv_date_text at;
    mv_date_format(w->found->before->date, at);
    mv_section_add_field(head, "input.path", NULL, mv_text_value(document->path));
    mv_section_add_field(head, "input.title", NULL, mv_text_value(document->title));
    mv_section_add_field(head, "input.sha256", NULL, mv_text_value(document->sha256));
    mv_section_add_field(head, "input.files", NULL, mv_files_value(w->report, document));
    mv_section_add_field(head, "input.at", NULL, mv_text_value(at[0] ? mv_report_text(w->report, at) : NULL));
    mv_section_add_field(head, "input.during", NULL, mv_during_value(w->report, w->found->before));
    mv_section_add_field(head, "input.fold", NULL, mv_text_value(mv_fold_name(w->found->before->selection.fold)));
    mv_section_add_field(head, "input.side", NULL, mv_text_value(mv_side_name(w->found->before->selection.side)));
    mv_section_add_field(head, "input.seed", NULL, mv_exact_value(w->options->report.seed));
    mv_section_add_field(head, "input.direction_ignored", NULL,
                         mv_integer_value((double)mv_direction_ignored(w->found->before)));
    mv_section_add_field(head, "input.focus", NULL, mv_text_value(w->focus ? w->focus->id : NULL));
}

static mv_value dominant_value(const mv_whatif_input *w, const mv_profile *profile, bool share)
{
    const char *why = profile ? profile->undefined : MV_FOCUS_GONE;
    if (!profile || profile->dominant == MV_NONE) return (mv_value){ .kind = MV_UNDEFINED, .text = why };
    return share ? mv_real_value(profile->rows[profile->dominant].share, 3, why)
                 : mv_text_value(w->found->edited->set.vectors[profile->dominant].id);
}

/* The vector with the largest share of the focus's ties. */
static void add_dominant(mv_whatif_input *w, mv_section *readers, mv_section *fields)
{
    const mv_profile *was = w->found->profile_was, *is = w->found->profile_is;
    mv_text text = { 0 };
    mv_section_add_field(fields, "dominant.before", NULL, dominant_value(w, was, false));
    mv_section_add_field(fields, "dominant.after", NULL, dominant_value(w, is, false));
    mv_section_add_field(fields, "dominant_share.before", NULL, dominant_value(w, was, true));
    mv_section_add_field(fields, "dominant_share.after", NULL, dominant_value(w, is, true));
    if (mv_edited_any(w->found->edited)) mv_say_dominant(&text, w);
    mv_section_say(w->report, readers, &text);
}

/* What readers get as sentences, and the same for machines. */
static void add_summary(mv_whatif_input *w)
{
    bool edits = mv_edited_any(w->found->edited);
    mv_text text = { 0 };
    mv_report_add_section(w->report, "summary", edits ? "What if" : NULL, "");
    mv_section *fields = mv_report_add_section(w->report, "summary", NULL, ""), *readers = fields - 1;
    if (edits) {
        mv_say_whatif(&text, w);
        mv_section_add_paragraph(w->report, readers, text.bytes);
    }
    mv_section_add_field(fields, "sentence", NULL, mv_text_value(text.length ? readers->paragraphs[0] : NULL));
    if (w->focus) add_dominant(w, readers, fields);
    mv_text_clear(&text);
}

static void say_direction(const mv_whatif_input *w)
{
    mv_direction direction = { 0 };
    if (w->found->before->selection.directed) return;
    mv_direction_add(&direction, w->found->before);
    mv_direction_add(&direction, w->found->after);
    mv_report_say_direction(w->report, &direction, "", w->complete);
    mv_direction_clear(&direction);
}

static void put_together(mv_whatif_input *w, const mv_relations *document)
{
    add_head(w, document);
    add_summary(w);
    mv_whatif_add_patch(w);
    mv_whatif_add_measures(w);
    if (w->options->each) mv_whatif_add_each(w);
    if (w->options->draws.count) mv_whatif_add_bands(w);
    say_direction(w);
}

/* What is to be measured, as the options say it. */
static mv_whatif_plan plan_of(const mv_whatif_options *options)
{
    const mv_report_options *report = &options->report;
    return (mv_whatif_plan){ .metrics = report->metrics,
                             .each = options->each,
                             .sort = report->sort,
                             .draws = options->draws,
                             .settings = { .metric = report->metric,
                                           .progress = report->progress,
                                           .context = report->context,
                                           .seconds = report->metric.seconds } };
}

static mv_status whatif_report(mv_report **out, const mv_relations *document, const mv_selection *selection,
                               const mv_edits *edits, const mv_whatif_options *options, mv_log *log)
{
    const mv_report_form *form;
    mv_whatif *found = NULL;
    mv_whatif_plan plan = plan_of(options);
    bool limited = false;
    plan.settings.limited = &limited;
    mv_status status = mv_report_find_form(&form, options->report.format, log);
    if (!status) status = mv_whatif_run(&found, document, selection, edits, &plan, log);
    if (status) return status;
    mv_whatif_input w = { mv_report_new("multivector-whatif"), options, form->complete, found,
                          mv_edited_focus(found->edited) };
    w.report->limited = limited;
    if (w.focus) w.report->focus = mv_report_text(w.report, w.focus->id);
    put_together(&w, document);
    mv_report_say_side(w.report, selection->side, form->complete);
    mv_whatif_free(found);
    *out = w.report;
    return MV_OK;
}

mv_status mv_whatif_report(mv_report **out, const mv_relations *document, const mv_selection *selection,
                           const mv_edits *edits, const mv_whatif_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, whatif_report(out, document, selection, edits, options, log),
                      mv_guard_failed(log));
}
