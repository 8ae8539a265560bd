-- title: Dyadic Inter-State Wars
-- publisher: Correlates of War Project
-- version: 4.01
-- date: 2021
-- url: https://correlatesofwar.org/data-sets/cow-war/
-- cite: Maoz, Johnson, Kaplan, Ogunkoya, Shreve: The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0,
--   Journal of Conflict Resolution 63 (2019)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2007
-- encoding: latin-1
-- table: dyad: warnum, disno, dyindex, statea, stateb, warstrtmnth, warstrtday, warstrtyr, warendmnth, warenday,
--   warendyr, year, warolea, waroleb, wardyadrolea, wardyadroleb, outcomea, batdtha, batdthb, changes_1, changes_2,
--   batdths, durindx
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
--
-- A row for each year of a war between two states, from both sides. Spells that overlap become one relation; the sides
-- give some of them with other days. The end is the last day. Mistakes of the table are put right: an end in 19118 is
-- one in 1918, and in war 106 the months and days of states 2 and 300 are the other way round. With the list of states
-- of the Correlates of War (states2016.csv) states have their abbreviations, names and dates; without it their numbers.

WITH dated AS (
    SELECT rowid AS line, warnum,
        CASE WHEN cast(statea AS integer) < cast(stateb AS integer) THEN statea ELSE stateb END AS low,
        CASE WHEN cast(statea AS integer) < cast(stateb AS integer) THEN stateb ELSE statea END AS high,
        warstrtyr, warstrtmnth, warstrtday, CASE warendyr WHEN '19118' THEN '1918' ELSE warendyr END AS warendyr,
        warendmnth, warenday, warnum = '106' AND '2' IN (statea, stateb) AND '300' IN (statea, stateb)
            AND warstrtmnth = '24' AS swapped
    FROM dyad
), spells AS (
    SELECT line, warnum, low, high,
        CASE WHEN swapped THEN ymd(warstrtyr, warstrtday, warstrtmnth)
            ELSE ymd(warstrtyr, warstrtmnth, warstrtday) END AS since,
        coalesce(day_after(CASE WHEN swapped THEN ymd(warendyr, warenday, warendmnth)
            ELSE ymd(warendyr, warendmnth, warenday) END), '9999') AS until
    FROM dated
), marked AS ( -- begins is 1 where a spell does not overlap any before it
    SELECT line, warnum, low, high, since, until,
        CASE WHEN since >= coalesce(max(until) OVER (PARTITION BY warnum, low, high ORDER BY since, until, line
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '') THEN 1 ELSE 0 END AS begins
    FROM spells
), numbered AS (
    SELECT line, warnum, low, high, since, until,
        sum(begins) OVER (PARTITION BY warnum, low, high ORDER BY since, until, line) AS spell
    FROM marked
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(low, min(s.stateabb), 'states') AS source, match_code(high, min(t.stateabb), 'states') AS target,
    'armed_conflict' AS type, -1 AS sign, 1 AS weight, min(since) AS start,
    nullif(max(until), '9999') AS end, 'war ' || warnum AS note, row_list(line) AS source_ref
FROM numbered LEFT JOIN code s ON s.ccode = low LEFT JOIN code t ON t.ccode = high
GROUP BY warnum, low, high, spell
ORDER BY min(line);

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT statea FROM dyad)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
