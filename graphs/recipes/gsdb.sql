-- title: Global Sanctions Data Base, cases
-- publisher: GSDB, Drexel University and Hochschule Konstanz
-- url: https://www.globalsanctionsdatabase.com/
-- cite: Felbermayr, Kirilakha, Syropoulos, Yalcin, Yotov: The Global Sanctions Data Base, European Economic Review 129
--   (2020)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- missing: ""
-- table: sanction: case_id, sanctioned_state, sanctioning_state, begin, end, trade, descr_trade?, arms, military,
--   financial, travel, other, target_mult?, sender_mult?, objective?, success?
-- type: trade_sanctions: trade sanctions against, hostile, -1, directed
-- type: military_sanctions: sanctions on military assistance against, hostile, -1, directed
-- type: financial_sanctions: financial sanctions against, hostile, -1, directed
-- type: travel_sanctions: travel sanctions against, hostile, -1, directed
--
-- One relation for each measure of a case, from each of its senders to each of its targets: cells hold lists. A comma
-- that belongs to a name, as in "Yemen, North", does not divide. The end is the last year; a case that lasts to the
-- last year of the table is in force, and has no end. Organisations, such as the EU, are senders of their own.

WITH cases AS MATERIALIZED (
    SELECT s.rowid AS line, s.case_id, s.begin, s."end" AS last, c.name AS measure, c.number AS place,
        replace(replace(replace(replace(replace(replace(replace(s.sanctioning_state, ', The', ''),
            'Yemen, North', 'North Yemen'), 'Yemen, South', 'South Yemen'), 'Korea, North', 'North Korea'),
            'Korea, South', 'South Korea'), 'Vietnam, North', 'North Vietnam'),
            'Vietnam, South', 'South Vietnam') AS senders,
        replace(replace(replace(replace(replace(replace(replace(s.sanctioned_state, ', The', ''),
            'Yemen, North', 'North Yemen'), 'Yemen, South', 'South Yemen'), 'Korea, North', 'North Korea'),
            'Korea, South', 'South Korea'), 'Vietnam, North', 'North Vietnam'),
            'Vietnam, South', 'South Vietnam') AS targets
    FROM sanction s JOIN cells(s.record, 'trade', 'other') AS c
    WHERE c.value = '1' AND c.name <> 'descr_trade'
)
SELECT a.value AS source, b.value AS target,
    by_value(c.measure, 'trade=trade_sanctions, arms=arms_embargo, military=military_sanctions,
        financial=financial_sanctions, travel=travel_sanctions, other=sanctions') AS type, -1 AS sign, 1 AS weight,
    c.begin AS start, CASE WHEN cast(c.last AS integer) < (SELECT max(cast("end" AS integer)) FROM sanction)
        THEN cast(c.last AS integer) + 1 END AS end,
    'true' AS directed, 'case ' || c.case_id AS note, c.line AS source_ref
FROM cases c JOIN split(c.senders, ',') AS a JOIN split(c.targets, ',') AS b
WHERE keep(a.value <> b.value, 'sanctions against oneself')
ORDER BY c.line, a.number, b.number, c.place
