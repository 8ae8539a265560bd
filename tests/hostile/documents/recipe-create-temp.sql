-- title: Hostile
-- table: t: a, b

CREATE TEMP TABLE x AS SELECT 1
