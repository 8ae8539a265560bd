-- title: Hostile
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type, iso_date('99999999999', 'YYYYYYYYYYY') AS start FROM t;
