#include "multivector/relations.h"
#include "support/memory.h"
#include <string.h>

/* What a document may use without declaring it: id, name as read between two actors ("Kazakhstan - member of -
 * SCO"), family, sign, strength, and whether it has a direction. A document's own declaration wins. */
static const mv_type types[] = {
    { "member", "member of", "institutional", 1, 1, true },
    { "associate", "associate of", "institutional", 1, 0.6, true },
    { "candidate", "candidate to", "institutional", 1, 0.5, true },
    { "partner", "partner of", "institutional", 1, 0.5, true },
    { "observer", "observer at", "institutional", 1, 0.3, true },
    { "dialogue_partner", "dialogue partner of", "institutional", 1, 0.2, true },
    { "guest", "guest of", "institutional", 0, 1, true },

    { "chair", "chair of", "role", 1, 1, true },
    { "secretariat_host", "hosts the secretariat of", "role", 1, 1, true },
    { "rats_host", "hosts the anti-terrorist structure of", "role", 1, 1, true },
    { "founder", "founder of", "role", 1, 1, true },
    { "founder_initiator", "initiator of", "role", 1, 1, true },
    { "event_host", "hosts", "role", 1, 1, true },

    { "alliance", "alliance with", "alliance", 1, 5, false },
    { "alliance_treaty", "alliance treaty with", "alliance", 1, 5, false },
    { "allied_relations_treaty", "treaty on allied relations with", "alliance", 1, 5, false },
    { "alliance_declaration", "declaration of alliance with", "alliance", 1, 4, false },
    { "union_state", "union state with", "alliance", 1, 5, false },
    { "major_non_nato_ally", "major non-NATO ally of", "alliance", 1, 5, false },

    { "comprehensive_strategic_partnership", "comprehensive strategic partnership with", "strategic", 1, 4,
      false },
    { "enhanced_strategic_partnership", "enhanced strategic partnership with", "strategic", 1, 4, false },
    { "strategic_partnership", "strategic partnership with", "strategic", 1, 3, false },
    { "strategic_cooperation", "strategic cooperation with", "strategic", 1, 3, false },

    { "enhanced_partnership_agreement", "enhanced partnership agreement with", "contractual", 1, 2, false },
    { "partnership_cooperation_agreement", "partnership and cooperation agreement with", "contractual", 1, 2,
      false },
    { "association_agreement", "association agreement with", "contractual", 1, 2, false },
    { "partnership_action_plan", "partnership action plan with", "contractual", 1, 2, false },
    { "partnership_council", "partnership council with", "contractual", 1, 2, false },
    { "cooperation_council", "cooperation council with", "contractual", 1, 2, false },
    { "cooperative_partnership", "cooperative partnership with", "contractual", 1, 2, false },

    { "eternal_friendship_treaty", "treaty of eternal friendship with", "friendship", 1, 2, false },
    { "friendship_treaty", "friendship treaty with", "friendship", 1, 2, false },
    { "friendly_relations", "friendly relations with", "friendship", 1, 2, false },

    { "customs_union", "customs union with", "economic", 1, 4, false },
    { "free_trade_agreement", "free trade agreement with", "economic", 1, 2, false },
    { "preferential_trade_agreement", "preferential trade agreement with", "economic", 1, 1, false },
    { "energy_infrastructure", "energy infrastructure with", "economic", 1, 2, false },
    { "raw_materials_partnership", "raw materials partnership with", "economic", 1, 2, false },
    { "cooperation_agreement", "cooperation agreement with", "economic", 1, 1, false },
    { "trade", "trade with", "economic", 1, 1, false },
    { "investment", "investment in", "economic", 1, 1, true },

    { "disarmament_cooperation", "disarmament cooperation with", "security", 1, 2, false },
    { "arms_control_treaty", "arms control treaty with", "security", 1, 2, false },
    { "basing_agreement", "basing agreement with", "security", 1, 2, false },

    { "diplomatic_relations", "diplomatic relations with", "recognition", 0, 1, false },

    { "armed_conflict", "armed conflict with", "hostile", -1, 5, false },
    { "diplomatic_break", "broke relations with", "hostile", -1, 4, false },
    { "sanctions", "sanctions against", "hostile", -1, 3, true },
    { "arms_embargo", "arms embargo against", "hostile", -1, 2, true },
    { "border_closed", "border closed with", "hostile", -1, 3, false },

    { "territorial_dispute", "territorial dispute with", "dispute", -1, 3, false },
    { "border_dispute", "border dispute with", "dispute", -1, 2, false },
    { "water_border_dispute", "dispute over waters with", "dispute", -1, 2, false },
    { "militarised_dispute", "militarised dispute with", "dispute", -1, 3, false },
    { "trade_conflict", "trade conflict with", "dispute", -1, 2, false },
    { "strategic_rivalry", "strategic rivalry with", "dispute", -1, 3, false },

    { "no_diplomatic_relations", "no diplomatic relations with", "estranged", -1, 3, false },
    { "non_recognition", "does not recognise", "estranged", -1, 3, true },
    { "diplomatic_crisis", "diplomatic crisis with", "estranged", -1, 2, false },
};

size_t mv_builtin_type_count(void)
{
    return MV_COUNT(types);
}

const mv_type *mv_builtin_type(size_t index)
{
    return &types[index];
}

const mv_type *mv_builtin_type_find(const char *id)
{
    for (size_t i = 0; i < MV_COUNT(types); i++)
        if (strcmp(types[i].id, id) == 0) return &types[i];
    return NULL;
}

static const struct {
    const char *word, *id;
} synonyms[] = {
    { "war", "armed_conflict" },      { "conflict", "strategic_rivalry" },    { "rivalry", "strategic_rivalry" },
    { "rival", "strategic_rivalry" }, { "enemy", "strategic_rivalry" },       { "sanction", "sanctions" },
    { "ally", "alliance" },           { "friendship", "friendly_relations" }, { "membership", "member" },
};

const char *mv_type_synonym(size_t index, const mv_type **meaning)
{
    if (index >= MV_COUNT(synonyms)) return NULL;
    *meaning = mv_builtin_type_find(synonyms[index].id);
    return synonyms[index].word;
}

/* Whether the word is this id but for capitals, blanks and hyphens. */
static bool means(const char *word, const char *id)
{
    for (; *word && *id; word++, id++) {
        char c = *word >= 'A' && *word <= 'Z' ? (char)(*word + 32) : *word == ' ' || *word == '-' ? '_' : *word;
        if (c != *id) return false;
    }
    return *word == *id;
}

const mv_type *mv_builtin_type_meant(const char *word)
{
    for (size_t i = 0; i < MV_COUNT(types); i++)
        if (means(word, types[i].id)) return &types[i];
    for (size_t i = 0; i < MV_COUNT(synonyms); i++)
        if (means(word, synonyms[i].word)) return mv_builtin_type_find(synonyms[i].id);
    return NULL;
}
