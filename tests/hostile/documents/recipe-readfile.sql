-- title: Hostile
-- table: t: a, b

SELECT readfile('/etc/passwd') AS source, b AS target, 'member' AS type FROM t
