#ifndef REPORT_SECTIONS_PARTS_EI_ROW_H
#define REPORT_SECTIONS_PARTS_EI_ROW_H

/* What every table of E-I indices says of a group, as columns and as values. */
#define MV_EI_COLUMNS                                                                                             \
    { "members", "Members" }, { "internal_ties", "Ties within" }, { "external_ties", "Ties out" },                \
        { "by_ties", "E-I" }, { "internal_strength", NULL }, { "external_strength", NULL },                       \
        { "by_strength", "E-I by strength" },                                                                     \
    {                                                                                                             \
        "left_out", NULL                                                                                          \
    }

#define MV_EI_VALUES(ei)                                                                                          \
    mv_real_value((ei)->members, -1, NULL), mv_real_value((ei)->internal_ties, -1, NULL),                         \
        mv_real_value((ei)->external_ties, -1, NULL), mv_real_value((ei)->by_ties, 2, (ei)->undefined),           \
        mv_real_value((ei)->internal_strength, -1, NULL), mv_real_value((ei)->external_strength, -1, NULL),       \
        mv_real_value((ei)->by_strength, 2, (ei)->undefined), mv_real_value((ei)->left_out, -1, NULL)

#endif
