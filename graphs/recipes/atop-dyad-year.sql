-- title: Alliance Treaty Obligations and Provisions, directed dyads and years
-- publisher: ATOP Project, Rice University
-- version: 5.1
-- date: 2022
-- url: http://www.atopdata.org/
-- cite: Leeds, Ritter, Mitchell, Long: Alliance Treaty Obligations and Provisions, 1815-1944, International
--   Interactions 28 (2002)
-- licence: free for scholarly use, to be cited
-- pass-on: not stated; from its publisher
-- covers: 1815..2018
-- table: ddyr: stateA, stateB, year, defense, offense, neutral, nonagg, consul, ...
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: defence_pact: owes defence to, alliance, directed
-- type: offence_pact: owes help in attack to, alliance, directed
-- type: neutrality_pact: owes neutrality to, alliance, directed
-- type: nonaggression_pact: owes non-aggression to, alliance, directed
-- type: consultation_pact: owes consultation to, alliance, directed
--
-- A row has what the first state owes to the second in a year; years without a gap become one relation for each pledge.
-- Most pledges hold in both directions, and are two relations then. What holds in the last year of the table has no
-- end. With the list of states of the Correlates of War (states2016.csv) states have their abbreviations, names and
-- dates; without it their numbers.

WITH pledges AS (
    SELECT d.rowid AS line, d.stateA AS giver, d.stateB AS taker, c.name AS kind, c.number AS place,
        cast(d.year AS integer) AS year
    FROM ddyr d JOIN cells(d.record, 'defense', 'consul') AS c
    WHERE cast(c.value AS integer) > 0
), runs AS (
    SELECT line, giver, taker, kind, place, year,
        year - dense_rank() OVER (PARTITION BY giver, taker, place ORDER BY year) AS run
    FROM pledges
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(giver, min(s.stateabb), 'states') AS source, match_code(taker, min(t.stateabb), 'states') AS target,
    by_value(kind, 'defense=defence_pact, offense=offence_pact, neutral=neutrality_pact, nonagg=nonaggression_pact,
        consul=consultation_pact') AS type, 1 AS sign, 1 AS weight, min(year) AS start,
    CASE WHEN max(year) < (SELECT max(cast(year AS integer)) FROM ddyr) THEN max(year) + 1 END AS end,
    row_list(line) AS source_ref
FROM runs LEFT JOIN code s ON s.ccode = giver LEFT JOIN code t ON t.ccode = taker
GROUP BY giver, taker, kind, place, run
ORDER BY cast(giver AS integer), cast(taker AS integer), place, min(year);

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT stateA FROM ddyr)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
