-- title: Formal Alliances, by dyad
-- publisher: Correlates of War Project
-- version: 4.1
-- date: 2013
-- url: https://correlatesofwar.org/data-sets/formal-alliances/
-- cite: Gibler: International Military Alliances, 1648-2008, CQ Press (2009)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2012
-- table: dyad: version4id, ccode1, state_name1, ccode2, state_name2, dyad_st_day, dyad_st_month, dyad_st_year,
--   dyad_end_day, dyad_end_month, dyad_end_year, left_censor, right_censor, defense, neutrality, nonaggression,
--   entente, asymmetric?, version, year?
-- expect: version: 4.1
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: defense: defence pact with, alliance
-- type: neutrality: neutrality pact with, alliance
-- type: nonaggression: non-aggression pact with, alliance
-- type: entente: entente with, alliance
--
-- One relation for each pledge of a treaty between two states; a pair that is listed from both sides counts once.
-- The end is the last day on which it held. Treaties in force when the data stop (right_censor) have no end.
-- With the list of states of the project (states2016.csv) states have their abbreviations, names and dates; without it
-- their numbers.

WITH pledge AS MATERIALIZED (
    SELECT d.rowid AS line, cast(version4id AS integer) AS treaty, c.name AS type, c.number AS place,
        CASE WHEN cast(ccode1 AS integer) < cast(ccode2 AS integer) THEN ccode1 ELSE ccode2 END AS one,
        CASE WHEN cast(ccode1 AS integer) < cast(ccode2 AS integer) THEN ccode2 ELSE ccode1 END AS other,
        ymd(dyad_st_year, dyad_st_month, dyad_st_day) AS since,
        CASE WHEN right_censor = '1' THEN NULL
            ELSE day_after(ymd(dyad_end_year, dyad_end_month, dyad_end_day)) END AS until
    FROM dyad d JOIN cells(d.record, 'defense', 'entente') c
    WHERE c.value = '1'
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(p.one, min(s.stateabb), 'states') AS source, match_code(p.other, min(t.stateabb), 'states') AS target,
    p.type, 1 AS sign, 1 AS weight, p.since AS start, p.until AS end, 'treaty ' || p.treaty AS note,
    row_list(p.line) AS source_ref
FROM pledge p LEFT JOIN code s ON s.ccode = p.one LEFT JOIN code t ON t.ccode = p.other
WHERE keep(p.until IS NULL OR p.since <= p.until, 'pledges that end before they begin')
GROUP BY p.treaty, p.one, p.other, p.type, p.since, p.until
ORDER BY p.treaty, min(p.line), min(p.place);

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT ccode1 FROM dyad UNION SELECT ccode2 FROM dyad)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
