-- title: Arms Transfers Database, deliveries
-- publisher: Stockholm International Peace Research Institute
-- url: https://www.sipri.org/databases/armstransfers
-- cite: SIPRI Arms Transfers Database
-- licence: its own terms; to be cited
-- pass-on: no, from its publisher alone
-- encoding: cp1252
-- header: search
-- lines: broken
-- table: register: SIPRI AT Database ID, Supplier, Recipient, Designation, Description, Armament category, Order date,
--   Order date is estimate, Numbers delivered, Numbers delivered is estimate, Delivery year, Delivery year is estimate,
--   Status, SIPRI estimate, TIV deal unit, TIV delivery values, Local production
-- type: arms_transfer: delivered arms to, military, directed
--
-- The register as its website gives it since 2023: a row for each year of a delivery. Deliveries by supplier, recipient
-- and year; the weight is their trend-indicator value (TIV), in millions. Those of no value are no tie.

SELECT supplier AS source, recipient AS target, 'arms_transfer' AS type, 1 AS sign, round(sum(value), 6) AS weight,
    year AS start, year + 1 AS end, 'true' AS directed, row_list(line) AS source_ref
FROM (SELECT rowid AS line, Supplier AS supplier, Recipient AS recipient, cast("Delivery year" AS integer) AS year,
          cast("TIV delivery values" AS real) AS value
      FROM register
      WHERE keep(cast("TIV delivery values" AS real) > 0, 'deliveries of no value')) AS deliveries
GROUP BY supplier, recipient, year
ORDER BY year, supplier, recipient
