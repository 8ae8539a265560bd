-- title: Arms Transfers Database, trade register
-- publisher: Stockholm International Peace Research Institute
-- url: https://www.sipri.org/databases/armstransfers
-- cite: SIPRI Arms Transfers Database
-- licence: its own terms; to be cited
-- pass-on: no, from its publisher alone
-- encoding: cp1252
-- header: search
-- lines: broken
-- table: register: Recipient, Supplier, Year of order, c4?, Number ordered, c6?, Weapon designation, Weapon
--   description, Number delivered|Deliveries in the Year Range, c10?, Year(s) of delivery, status, Comments, SIPRI TIV per unit, SIPRI TIV for total
--   order, SIPRI TIV of delivered weapons
-- type: arms_transfer: delivered arms to, military, directed
--
-- Deliveries by supplier, recipient and year. The weight is the trend-indicator value (TIV) of what was delivered, in
-- millions; where an order was delivered in several years, each has an equal part of it. Orders of which nothing was
-- delivered are no tie, and neither are values that the register rounds to 0.

SELECT supplier AS source, recipient AS target, 'arms_transfer' AS type, 1 AS sign, round(sum(part), 6) AS weight,
    year AS start, year + 1 AS end, 'true' AS directed, row_list(line) AS source_ref
FROM (SELECT r.rowid AS line, r.Supplier AS supplier, r.Recipient AS recipient, cast(y.value AS integer) AS year,
          cast(r."SIPRI TIV of delivered weapons" AS real) / y.parts AS part
      FROM register r JOIN split(r."Year(s) of delivery", ';') AS y
      WHERE keep(cast(r."SIPRI TIV of delivered weapons" AS real) > 0, 'deliveries of no value')) AS deliveries
GROUP BY supplier, recipient, year
ORDER BY year, supplier, recipient
