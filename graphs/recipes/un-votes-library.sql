-- title: United Nations Voting Data of the Digital Library
-- publisher: Dag Hammarskjoeld Library, United Nations
-- url: https://digitallibrary.un.org/record/4060887
-- cite: United Nations General Assembly Voting Data, Dag Hammarskjoeld Library
-- licence: terms of use of the United Nations Digital Library; to be named
-- pass-on: as its page says
-- missing: ""
-- table: votes: undl_id, ms_code, ms_name, ms_vote, date, resolution, title|description?, session?, draft?,
--   committee_report?, meeting?, agenda_title|agenda?, subjects?, vote_note?, total_yes?, total_no?, total_abstentions?,
--   total_non_voting?, total_ms?, undl_link?, ...
-- type: vote_yes: voted for, vote, directed
-- type: vote_abstain: abstained on, vote, 0, directed
-- type: vote_no: voted against, vote, -1, directed
--
-- Two kinds of actors: states, and the resolutions on which they voted; "report --project country" ties states that
-- voted for the same. A vote is Y, N or A for abstention; who did not vote (X, or nothing in older files) has no tie.
-- Ids are the three letters of the library, those of ISO 3166 for states of today, and the symbols of resolutions, to
-- which the number of the record is added where two have one symbol.

WITH twice AS MATERIALIZED (SELECT resolution FROM votes GROUP BY resolution HAVING count(DISTINCT undl_id) > 1)
SELECT ms_code AS source,
    CASE WHEN resolution IS NULL THEN undl_id WHEN resolution IN (SELECT resolution FROM twice)
        THEN resolution || ' (' || undl_id || ')' ELSE resolution END AS target,
    by_value(ms_vote, 'Y=vote_yes, A=vote_abstain, N=vote_no') AS type,
    CASE ms_vote WHEN 'Y' THEN 1 WHEN 'A' THEN 0 ELSE -1 END AS sign, 1 AS weight, substr(date, 1, 10) AS start,
    day_after(substr(date, 1, 10)) AS end, 'true' AS directed, rowid AS source_ref
FROM votes
WHERE keep(coalesce(ms_vote, 'X') <> 'X', 'states that did not vote')
    AND keep(coalesce(ms_vote, 'X') IN ('Y', 'A', 'N', 'X'), 'votes of other codes')
ORDER BY rowid;

WITH twice AS MATERIALIZED (SELECT resolution FROM votes GROUP BY resolution HAVING count(DISTINCT undl_id) > 1)
SELECT ms_code AS id, min(ms_name) AS name, 'country' AS kind FROM votes WHERE ms_vote IN ('Y', 'A', 'N') GROUP BY 1
UNION ALL
SELECT CASE WHEN resolution IS NULL THEN undl_id WHEN resolution IN (SELECT resolution FROM twice)
        THEN resolution || ' (' || undl_id || ')' ELSE resolution END, min(title), 'resolution'
FROM votes WHERE ms_vote IN ('Y', 'A', 'N') GROUP BY 1
