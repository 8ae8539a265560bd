-- title: Global Sanctions Data Base, dyads and years
-- publisher: GSDB, Drexel University and Hochschule Konstanz
-- url: https://www.globalsanctionsdatabase.com/
-- cite: Felbermayr, Kirilakha, Syropoulos, Yalcin, Yotov: The Global Sanctions Data Base, European Economic Review 129
--   (2020)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- missing: "", NA
-- table: sanction: case_id, sanctioned_state?, sanctioned_state_iso3, sanctioning_state?, sanctioning_state_iso3, year,
--   trade, arms, military, financial, travel, other, ...
-- type: trade_sanctions: trade sanctions against, hostile, -1, directed
-- type: military_sanctions: sanctions on military assistance against, hostile, -1, directed
-- type: financial_sanctions: financial sanctions against, hostile, -1, directed
-- type: travel_sanctions: travel sanctions against, hostile, -1, directed
--
-- A row for each case, pair of states and year; senders such as the EU are their members. Years without a gap become
-- one relation for each measure of a case. What holds in the last year of the table has no end. Ids are codes of ISO
-- 3166 with three letters, or, where the table has none, names.

WITH yearly AS (
    SELECT s.rowid AS line, s.case_id, coalesce(s.sanctioning_state_iso3, s.sanctioning_state) AS sender,
        coalesce(s.sanctioned_state_iso3, s.sanctioned_state) AS receiver, cast(s.year AS integer) AS year,
        c.name AS measure, c.number AS place
    FROM sanction s JOIN cells(s.record, 'trade', 'other') AS c
    WHERE c.value = '1' AND c.name IN ('trade', 'arms', 'military', 'financial', 'travel', 'other')
), runs AS (
    SELECT line, case_id, sender, receiver, year, measure, place,
        year - dense_rank() OVER (PARTITION BY case_id, sender, receiver, place ORDER BY year) AS run
    FROM yearly WHERE keep(sender <> receiver, 'sanctions against oneself')
)
SELECT sender AS source, receiver AS target,
    by_value(measure, 'trade=trade_sanctions, arms=arms_embargo, military=military_sanctions,
        financial=financial_sanctions, travel=travel_sanctions, other=sanctions') AS type, -1 AS sign, 1 AS weight,
    min(year) AS start,
    CASE WHEN max(year) < (SELECT max(cast(year AS integer)) FROM sanction) THEN max(year) + 1 END AS end,
    'true' AS directed, 'case ' || case_id AS note, row_list(line) AS source_ref
FROM runs
GROUP BY case_id, sender, receiver, measure, place, run
ORDER BY cast(case_id AS integer), sender, receiver, place, min(year);

SELECT coalesce(code, name) AS id, max(name) AS name, 'country' AS kind
FROM (SELECT sanctioning_state_iso3 AS code, sanctioning_state AS name FROM sanction
      UNION SELECT sanctioned_state_iso3, sanctioned_state FROM sanction) AS state
GROUP BY 1
