-- title: UCDP/PRIO Armed Conflict Dataset, and UCDP Dyadic Dataset
-- publisher: Uppsala Conflict Data Program, Peace Research Institute Oslo
-- url: https://ucdp.uu.se/downloads/
-- cite: Gleditsch, Wallensteen, Eriksson, Sollenberg, Strand: Armed Conflict 1946-2001: A New Dataset, Journal of Peace
--   Research 39 (2002)
-- licence: CC BY 4.0
-- pass-on: yes, naming it
-- missing: "", NA
-- table: conflict: dyad_id?, conflict_id, location, side_a, side_a_id?, side_a_2nd, side_b, side_b_id, side_b_2nd,
--   incompatibility, territory_name?, year, intensity_level, cumulative_intensity?, type_of_conflict, start_date,
--   start_prec, start_date2, start_prec2, ep_end?, ep_end_date?, ep_end_prec?, gwno_a, gwno_a_2nd, gwno_b, gwno_b_2nd,
--   gwno_loc, region, version
-- type: armed_support: fights on the side of, military, directed
--
-- Either table, by conflict or by pair of parties. Everybody on one side of a conflict, warring parties and those who
-- send them troops, against everybody on the other; and who sends troops, in support of whom. Cells hold lists of
-- numbers of states by Gleditsch and Ward. A party that is no state has the id of UCDP, with "ucdp" before it. Years of
-- fighting without a gap become one relation, whose weight is the highest intensity: 1 for an armed conflict, 2 for a
-- war. What goes on in the last year of the table has no end.

WITH party AS MATERIALIZED (
    SELECT c.rowid AS line, 'a' AS role, p.value AS id FROM conflict c JOIN split(c.gwno_a) AS p
    UNION ALL SELECT c.rowid, 'b', p.value FROM conflict c JOIN split(c.gwno_b) AS p
    UNION ALL SELECT c.rowid, 'b', 'ucdp ' || p.value FROM conflict c JOIN split(c.side_b_id) AS p
    WHERE c.gwno_b IS NULL
    UNION ALL SELECT c.rowid, 'a2', p.value FROM conflict c JOIN split(c.gwno_a_2nd) AS p
    UNION ALL SELECT c.rowid, 'b2', p.value FROM conflict c JOIN split(c.gwno_b_2nd) AS p
), ties AS (
    SELECT c.rowid AS line, c.conflict_id, x.id AS source, y.id AS target, cast(c.year AS integer) AS year,
        cast(c.intensity_level AS integer) AS intensity,
        CASE WHEN substr(x.role, 1, 1) = substr(y.role, 1, 1) THEN 'armed_support' ELSE 'armed_conflict' END AS kind
    FROM party x JOIN party y ON y.line = x.line JOIN conflict c ON c.rowid = x.line
    WHERE (x.role || y.role IN ('ab', 'ab2', 'a2b', 'a2b2', 'a2a', 'b2b'))
        AND keep(x.id <> y.id, 'parties on both sides')
), runs AS (
    SELECT line, conflict_id, source, target, year, intensity, kind,
        year - dense_rank() OVER (PARTITION BY conflict_id, source, target, kind ORDER BY year) AS run
    FROM ties
)
SELECT source, target, kind AS type, CASE kind WHEN 'armed_conflict' THEN -1 ELSE 1 END AS sign,
    max(intensity) AS weight, min(year) AS start,
    CASE WHEN max(year) < (SELECT max(cast(year AS integer)) FROM conflict) THEN max(year) + 1 END AS end,
    CASE kind WHEN 'armed_support' THEN 'true' ELSE 'false' END AS directed, 'conflict ' || conflict_id AS note,
    row_list(line) AS source_ref
FROM runs
GROUP BY conflict_id, source, target, kind, run
ORDER BY cast(conflict_id AS integer), min(line), source, target, kind;

WITH named AS ( -- parties in lists cannot be told apart: their names may have commas too
    SELECT gwno_a AS id, replace(side_a, 'Government of ', '') AS name FROM conflict
    UNION ALL SELECT gwno_b, replace(side_b, 'Government of ', '') FROM conflict
    UNION ALL SELECT 'ucdp ' || side_b_id, side_b FROM conflict WHERE gwno_b IS NULL
), listed AS (
    SELECT p.value AS id, 'country' AS kind FROM conflict c JOIN split(c.gwno_a) AS p
    UNION SELECT p.value, 'country' FROM conflict c JOIN split(c.gwno_b) AS p
    UNION SELECT p.value, 'country' FROM conflict c JOIN split(c.gwno_a_2nd) AS p
    UNION SELECT p.value, 'country' FROM conflict c JOIN split(c.gwno_b_2nd) AS p
    UNION SELECT 'ucdp ' || p.value, 'armed group' FROM conflict c JOIN split(c.side_b_id) AS p WHERE c.gwno_b IS NULL
)
SELECT l.id, coalesce(min(n.name), l.id) AS name, l.kind
FROM listed l LEFT JOIN named n ON n.id = l.id
GROUP BY l.id, l.kind
