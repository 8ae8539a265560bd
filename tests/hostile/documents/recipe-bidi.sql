-- title: Hostile
-- table: t: a, b

SELECT a || char(8238) AS source, b AS target, 'member' AS type FROM t
