-- what a hint tells, one JSON a line, so that nobody reads again what is known by then; null: it may be anything
alter table tracker_hints add column news text;
