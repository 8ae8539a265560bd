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
--   entente, asymmetric?, version
-- expect: version: 4.1
-- type: defense: defence pact with, alliance
-- type: neutrality: neutrality pact with, alliance
-- type: nonaggression: non-aggression pact with, alliance
-- type: entente: entente with, alliance
--
-- One relation for each pledge of a treaty between two states; a pair that is listed from both sides counts once.
-- The end is the last day on which it held. Treaties in force when the data stop (right_censor) have no end.

SELECT CASE WHEN cast(ccode1 AS integer) < cast(ccode2 AS integer) THEN ccode1 ELSE ccode2 END AS source,
    CASE WHEN cast(ccode1 AS integer) < cast(ccode2 AS integer) THEN ccode2 ELSE ccode1 END AS target,
    pledge.name AS type, 1 AS sign, 1 AS weight,
    ymd(dyad_st_year, dyad_st_month, dyad_st_day) AS start,
    CASE WHEN right_censor = '1' THEN NULL
        ELSE day_after(ymd(dyad_end_year, dyad_end_month, dyad_end_day)) END AS end,
    'treaty ' || version4id AS note, row_list(dyad.rowid) AS source_ref
FROM dyad JOIN cells(dyad.record, 'defense', 'entente') AS pledge
WHERE pledge.value = '1'
GROUP BY version4id, 1, 2, pledge.name, 6, 7
ORDER BY cast(version4id AS integer), min(dyad.rowid), pledge.number
