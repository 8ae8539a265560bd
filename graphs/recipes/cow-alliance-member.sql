-- title: Formal Alliances, by member
-- publisher: Correlates of War Project
-- version: 4.1
-- date: 2013
-- url: https://correlatesofwar.org/data-sets/formal-alliances/
-- cite: Gibler: International Military Alliances, 1648-2008, CQ Press (2009)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2012
-- table: member: version4id, ccode, state_name, all_st_day, all_st_month, all_st_year, all_end_day, all_end_month,
--   all_end_year, ss_type, mem_st_day, mem_st_month, mem_st_year, mem_end_day, mem_end_month, mem_end_year,
--   left_censor, right_censor, defense, neutrality, nonaggression, entente, version
-- expect: version: 4.1
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
--
-- Two kinds of actors: an alliance is one, and a state is a member of it; "report --project country" makes ties between
-- states of it. The end is the last day of membership. Who was a member when the data stop (right_censor) has no end.
-- With the list of states of the Correlates of War (states2016.csv) states have their abbreviations; without it their
-- numbers.

WITH code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(m.ccode, s.stateabb, 'states') AS source, 'alliance ' || version4id AS target,
    'member' AS type, 1 AS sign, 1 AS weight,
    ymd(mem_st_year, mem_st_month, mem_st_day) AS start,
    CASE WHEN right_censor = '1' THEN NULL ELSE day_after(ymd(mem_end_year, mem_end_month, mem_end_day)) END AS end,
    'true' AS directed, ss_type AS note, m.rowid AS source_ref
FROM member m LEFT JOIN code s ON s.ccode = m.ccode
ORDER BY cast(version4id AS integer), m.rowid;

SELECT id, name, 'country' AS kind, NULL AS start, NULL AS end -- the name of the latest membership
FROM (SELECT match_code(m.ccode, s.stateabb, 'states') AS id, state_name AS name, row_number() OVER (
          PARTITION BY m.ccode ORDER BY cast(mem_st_year AS integer) DESC, m.rowid DESC) AS place
      FROM member m LEFT JOIN (SELECT DISTINCT ccode, stateabb FROM states) s ON s.ccode = m.ccode) AS named
WHERE place = 1
UNION ALL
SELECT 'alliance ' || version4id, 'Alliance ' || version4id || ' (' || min(ss_type) || ')', 'alliance',
    min(ymd(all_st_year, all_st_month, all_st_day)),
    CASE WHEN count(nullif(all_end_year, '')) = count(*)
        THEN max(day_after(ymd(all_end_year, all_end_month, all_end_day))) END
FROM member GROUP BY version4id
