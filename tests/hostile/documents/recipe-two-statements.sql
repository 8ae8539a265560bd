-- title: Hostile
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type FROM t;
SELECT a AS source, b AS target, 'member' AS type FROM t
