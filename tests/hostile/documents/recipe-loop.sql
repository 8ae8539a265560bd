-- title: Hostile
-- table: t: a, b

WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x WHERE n < 100000) SELECT max(n) AS source, 'B' AS target, 'member' AS type FROM x
