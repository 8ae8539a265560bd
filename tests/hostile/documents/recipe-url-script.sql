-- title: Hostile
-- url: javascript:alert(1)
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type FROM t
