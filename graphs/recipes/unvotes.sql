-- title: United Nations General Assembly Voting Data, as the R package unvotes has it
-- publisher: Robinson, Goguen-Compagnoni, after Voeten
-- url: https://CRAN.R-project.org/package=unvotes
-- cite: Voeten: Data and Analyses of Voting in the UN General Assembly, Routledge Handbook of International
--   Organization (2013)
-- licence: CC0 for the votes, MIT for the package
-- pass-on: yes
-- missing: ""
-- table: votes: rcid, country, country_code, vote
-- table: rollcalls?: rcid, session?, importantvote?, date, unres?, amend?, para?, short?, descr?
-- type: vote_yes: voted for, vote, directed
-- type: vote_abstain: abstained on, vote, 0, directed
-- type: vote_no: voted against, vote, -1, directed
--
-- Two kinds of actors: states, and the roll calls on which they voted; "report --project country" ties states that
-- voted for the same. Who was absent has no row. Ids are the two letters of ISO 3166, or, where the table has none
-- (NA, but for Namibia, whose letters those are), names: West Germany, North Yemen. Serbia is YU throughout. With the
-- table of roll calls (roll_calls.csv) a vote is of one day; without it votes have no dates.

SELECT CASE WHEN v.country <> 'Namibia' AND coalesce(v.country_code, 'NA') = 'NA' THEN v.country
        ELSE coalesce(v.country_code, 'NA') END AS source, 'R' || v.rcid AS target,
    by_value(v.vote, 'yes=vote_yes, abstain=vote_abstain, no=vote_no') AS type,
    CASE v.vote WHEN 'yes' THEN 1 WHEN 'abstain' THEN 0 ELSE -1 END AS sign, 1 AS weight, substr(r.date, 1, 10) AS start,
    day_after(substr(r.date, 1, 10)) AS end, 'true' AS directed, v.rowid AS source_ref
FROM votes v LEFT JOIN rollcalls r ON r.rcid = v.rcid
WHERE keep(v.vote IN ('yes', 'abstain', 'no'), 'votes of other words')
ORDER BY v.rowid;

SELECT CASE WHEN country <> 'Namibia' AND coalesce(country_code, 'NA') = 'NA' THEN country
        ELSE coalesce(country_code, 'NA') END AS id, min(country) AS name, 'country' AS kind
FROM votes GROUP BY 1
UNION ALL
SELECT 'R' || v.rcid, coalesce(min(nullif(r.unres, 'NA')), 'Roll call ' || v.rcid), 'roll call'
FROM (SELECT DISTINCT rcid FROM votes) v LEFT JOIN rollcalls r ON r.rcid = v.rcid GROUP BY v.rcid
