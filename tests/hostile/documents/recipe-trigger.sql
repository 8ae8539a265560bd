-- title: Hostile
-- table: t: a, b

CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END
