-- title: Hostile
-- table: t: a, b

SELECT a AS source, b AS target, 'trade' AS type, 1e308 AS weight FROM t
