#ifndef PAGE_ASSETS_ASSETS_H
#define PAGE_ASSETS_ASSETS_H

#include "support/text.h"

/* What pages carry: files of this folder, built in by embed.cmake, each with a NUL behind it. They are ASCII, and
 * do not hold the end of the element that they become. */
extern const char mv_asset_sort_js[];  /* tables whose rows a reader can put in order */
extern const char mv_asset_sort_css[]; /* and how their heads look */
extern const char mv_asset_report_css[];

extern const char mv_asset_relation_set_schema_json[]; /* graphs/relation-set.schema.json */

extern const char mv_asset_explore_html[]; /* the page that people explore, with gaps {{name}}, */
extern const char mv_asset_explore_css[];
extern const char mv_asset_explore_js[]; /* and what it does, the last of six: */
extern const char mv_asset_labels_js[], mv_asset_panel_js[], mv_asset_picture_js[], mv_asset_save_js[],
    mv_asset_zoom_js[];

/* Variables of the colours of a page: paper, ink, quiet text and rules, light, dark and in print. */
extern const char mv_asset_colors_css[];

/* <style> and <script> with a text, as it is. */
void mv_asset_add_style(mv_text *out, const char *css);
void mv_asset_add_script(mv_text *out, const char *js);

/* ` 'sha256-…'`: of a Content-Security-Policy, what lets an element with this text count. */
void mv_asset_add_source(mv_text *out, const char *text);

#endif
