-- title: Alliance Treaty Obligations and Provisions, treaties and members
-- publisher: ATOP Project, Rice University
-- version: 5.1
-- date: 2022
-- url: http://www.atopdata.org/
-- cite: Leeds, Ritter, Mitchell, Long: Alliance Treaty Obligations and Provisions, 1815-1944, International
--   Interactions 28 (2002)
-- licence: free for scholarly use, to be cited
-- pass-on: not stated; from its publisher
-- covers: 1815..2018
-- table: treaty: atopid, cowid?, phase?, begyr, begmo, begday, endyr, endmo, endday, defense, offense, neutral, nonagg,
--   consul, ...
-- table: member: atopid, member, yrent, moent, dayent, yrexit, moexit, dayexit, phase?, ...
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: defence_pact: defence pact with, alliance
-- type: offence_pact: offence pact with, alliance
-- type: neutrality_pact: neutrality pact with, alliance
-- type: nonaggression_pact: non-aggression pact with, alliance
-- type: consultation_pact: consultation pact with, alliance
--
-- Two files: atop5_1a.csv has the treaties, atop5_1m.csv their members. Every two members of a treaty have a relation
-- for each pledge in it, for as long as both were members and the treaty, or its phase, was in force. Pledges that a
-- treaty does not ask of all alike are in the table of directed dyads and years (atop-dyad-year). Years, months and
-- days of 0 are not known, or, for an end, have not come by the end of 2018. The end is the last day. Numbers of
-- members are those of the Correlates of War; numbers that it does not have are members that are no states. With the
-- list of states of the Correlates of War (states2016.csv) states have their abbreviations, names and dates; without it
-- their numbers.

WITH term AS MATERIALIZED (
    SELECT rowid AS line, atopid, member, phase, ymd(yrent, moent, dayent) AS since,
        coalesce(day_after(ymd(yrexit, moexit, dayexit)), '9999') AS until
    FROM member
), pledge AS MATERIALIZED (
    SELECT t.atopid, t.phase, c.number AS place,
        by_value(c.name, 'defense=defence_pact, offense=offence_pact, neutral=neutrality_pact,
            nonagg=nonaggression_pact, consul=consultation_pact') AS kind,
        ymd(t.begyr, t.begmo, t.begday) AS since,
        coalesce(day_after(ymd(t.endyr, t.endmo, t.endday)), '9999') AS until
    FROM treaty t JOIN cells(t.record, 'defense', 'consul') AS c
    WHERE cast(c.value AS integer) > 0
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(a.member, min(s.stateabb), 'states') AS source,
    match_code(b.member, min(u.stateabb), 'states') AS target,
    p.kind AS type, 1 AS sign, 1 AS weight,
    max(a.since, b.since, p.since) AS start, nullif(min(a.until, b.until, p.until), '9999') AS end,
    'treaty ' || a.atopid AS note, min(a.line) || ', ' || min(b.line) AS source_ref
FROM term a JOIN term b ON a.atopid = b.atopid AND coalesce(a.phase, '') = coalesce(b.phase, '')
    JOIN pledge p ON p.atopid = a.atopid AND (p.phase IS NULL OR a.phase IS NULL OR p.phase = a.phase)
    LEFT JOIN code s ON s.ccode = a.member LEFT JOIN code u ON u.ccode = b.member
WHERE cast(a.member AS integer) < cast(b.member AS integer)
    AND max(a.since, b.since, p.since) < min(a.until, b.until, p.until)
GROUP BY a.atopid, a.member, b.member, p.kind, 6, 7
ORDER BY cast(a.atopid AS integer), cast(a.member AS integer), cast(b.member AS integer), min(p.place), 6;

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT member FROM member)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
