-- title: Hostile
-- table: t: a, b

SELECT a AS source, b AS target, 'trade' AS type, -9e999 AS weight FROM t
