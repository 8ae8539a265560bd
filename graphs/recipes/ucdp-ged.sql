-- title: UCDP Georeferenced Event Dataset
-- publisher: Uppsala Conflict Data Program
-- url: https://ucdp.uu.se/downloads/
-- cite: Sundberg, Melander: Introducing the UCDP Georeferenced Event Dataset, Journal of Peace Research 50 (2013)
-- licence: CC BY 4.0
-- pass-on: yes, naming it
-- missing: "", NA
-- table: events: id, year, type_of_violence, conflict_new_id, dyad_new_id, side_a_new_id, side_a, side_b_new_id, side_b,
--   date_start, date_end, best, gwnoa, gwnob, ...
-- type: armed_conflict: in armed conflict with, military, -1
-- type: communal_conflict: in a conflict of groups with, military, -1
--
-- Violence between two parties by month, in which an event began. The weight is the number of events; deaths has the best
-- estimate of who died in them. A party that is a state has its number by Gleditsch and Ward, of a list of states each;
-- another one the id of UCDP, with "ucdp" before it. Conflicts of groups have no state as a party (type_of_violence 2).
-- Violence against civilians, who are no party, is left out, and counted.

SELECT source, target, kind AS type, -1 AS sign, count(*) AS weight, month AS start, day_after(month) AS end,
    'false' AS directed, sum(deaths) AS deaths, min(dyad) AS dyad, row_list(line) AS source_ref
FROM (SELECT e.line, a.value AS source, b.value AS target, e.dyad, e.kind, e.month, e.deaths
      FROM (SELECT rowid AS line, coalesce(gwnoa, 'ucdp ' || side_a_new_id) AS parties,
                coalesce(gwnob, 'ucdp ' || side_b_new_id) AS others, dyad_new_id AS dyad,
                CASE type_of_violence WHEN '1' THEN 'armed_conflict' ELSE 'communal_conflict' END AS kind,
                substr(iso_date(date_start, 'YYYY-MM-DD*'), 1, 7) AS month, cast(best AS integer) AS deaths
            FROM events WHERE keep(type_of_violence <> '3', 'events against civilians')) AS e
          JOIN split(e.parties, ',') AS a JOIN split(e.others, ',') AS b
      WHERE a.value <> b.value) AS met
GROUP BY source, target, kind, month
ORDER BY source, target, kind, month;

WITH party AS (
    SELECT gwnoa AS state, side_a_new_id AS number, side_a AS name FROM events WHERE type_of_violence <> '3'
    UNION ALL SELECT gwnob, side_b_new_id, side_b FROM events WHERE type_of_violence <> '3'
)
SELECT state AS id, min(replace(name, 'Government of ', '')) AS name, 'country' AS kind
FROM party WHERE state IS NOT NULL AND state NOT LIKE '%,%' GROUP BY state
UNION ALL
SELECT 'ucdp ' || number, min(name), 'armed group' FROM party WHERE state IS NULL GROUP BY number
