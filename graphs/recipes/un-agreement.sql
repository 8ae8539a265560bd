-- title: United Nations General Assembly Voting Data, agreement scores
-- publisher: Voeten, Strezhnev, Bailey, Harvard Dataverse
-- url: https://doi.org/10.7910/DVN/LEJUQZ
-- cite: Bailey, Strezhnev, Voeten: Estimating Dynamic State Preferences from United Nations Voting Data, Journal of
--   Conflict Resolution 61 (2017)
-- licence: as its page at Harvard Dataverse says; to be cited
-- pass-on: as its page says
-- missing: "", NA
-- table: agreement: c1?, session.x?, ccode1, ccode2, agree, year, IdealPointFP.x?, NVotesFP.x?, IdealPointFP.y?,
--   NVotesFP.y?, IdealPointDistance?
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: agreement: votes like, vote
-- type: disagreement: votes unlike, vote, -1
--
-- The share of roll calls on which two states voted alike, from 0 to 1, has no sign of its own. Above the centre of 0.5
-- it is agreement, below it disagreement; the weight is the distance from it. Most pairs agree on most votes: another
-- centre, such as the mean of a year, goes into a copy of this recipe in its place. A row is of a year; the pair is
-- there from both sides and counts once. With the list of states of the Correlates of War (states2016.csv) states have
-- their abbreviations, names and dates; without it their numbers.

WITH code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(low, min(s.stateabb), 'states') AS source, match_code(high, min(t.stateabb), 'states') AS target,
    CASE WHEN agree > 0.5 THEN 'agreement' ELSE 'disagreement' END AS type,
    CASE WHEN agree > 0.5 THEN 1 ELSE -1 END AS sign, round(abs(agree - 0.5), 6) AS weight, year AS start,
    year + 1 AS end, row_list(line) AS source_ref
FROM (SELECT rowid AS line,
          CASE WHEN cast(ccode1 AS integer) < cast(ccode2 AS integer) THEN ccode1 ELSE ccode2 END AS low,
          CASE WHEN cast(ccode1 AS integer) < cast(ccode2 AS integer) THEN ccode2 ELSE ccode1 END AS high,
          cast(year AS integer) AS year, cast(agree AS real) AS agree
      FROM agreement
      WHERE keep(agree IS NOT NULL, 'pairs that never voted together')
          AND keep(ccode1 <> ccode2, 'pairs of a state with itself')) AS scores
    LEFT JOIN code s ON s.ccode = low LEFT JOIN code t ON t.ccode = high
WHERE keep(abs(agree - 0.5) >= 0.0000005, 'scores at the centre')
GROUP BY low, high, year, agree
ORDER BY year, cast(low AS integer), cast(high AS integer);

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT ccode1 FROM agreement UNION SELECT ccode2 FROM agreement)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
