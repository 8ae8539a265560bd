-- title: United Nations General Assembly Voting Data, votes
-- publisher: Voeten, Strezhnev, Bailey, Harvard Dataverse
-- url: https://doi.org/10.7910/DVN/LEJUQZ
-- cite: Bailey, Strezhnev, Voeten: Estimating Dynamic State Preferences from United Nations Voting Data, Journal of
--   Conflict Resolution 61 (2017)
-- licence: as its page at Harvard Dataverse says; to be cited
-- pass-on: as its page says
-- missing: "", NA
-- table: votes: rcid, ccode, vote, Country?, Countryname?, year?, date?, unres?, session?, resid?, yes?, no?, abstain?,
--   importantvote?, amend?, para?, me?, nu?, di?, hr?, co?, ec?, member?, ...
-- type: vote_yes: voted for, vote, directed
-- type: vote_abstain: abstained on, vote, 0, directed
-- type: vote_no: voted against, vote, -1, directed
--
-- Two kinds of actors: states, and the roll calls on which they voted; "report --project country" ties states that
-- voted for the same. A vote is 1 for yes, 2 for abstention and 3 for no; who was absent (8) or no member (9) has no
-- tie. Ids of states are numbers of the Correlates of War, or, where there is none, what Country says. A vote is of one
-- day, or, in tables without days, of a year; in those without either it has no date. Scores of agreement are another table (un-agreement).

SELECT coalesce(ccode, Country) AS source, 'R' || rcid AS target,
    by_value(vote, '1=vote_yes, 2=vote_abstain, 3=vote_no') AS type,
    CASE vote WHEN '1' THEN 1 WHEN '2' THEN 0 ELSE -1 END AS sign, 1 AS weight,
    coalesce(substr(date, 1, 10), year) AS start, day_after(coalesce(substr(date, 1, 10), year)) AS end,
    'true' AS directed, rowid AS source_ref
FROM votes
WHERE keep(coalesce(vote, '') <> '8', 'absences') AND keep(coalesce(vote, '') <> '9', 'states that were no members')
    AND keep(coalesce(vote, '') IN ('1', '2', '3'), 'votes of other codes')
ORDER BY rowid;

SELECT coalesce(ccode, Country) AS id, min(coalesce(Countryname, Country)) AS name, 'country' AS kind
FROM votes WHERE vote IN ('1', '2', '3') GROUP BY 1
UNION ALL
SELECT 'R' || rcid, coalesce(min(unres), 'Roll call ' || rcid), 'roll call'
FROM votes WHERE vote IN ('1', '2', '3') GROUP BY rcid
