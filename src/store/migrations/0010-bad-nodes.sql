-- the machine that a run was on, as its scheduler names it (C-12); null where nobody told
alter table runs add column node text;
create index runs_by_node on runs (driver, ended_at) where state = 'failed' and node is not null;
-- machines that nothing new goes to, because runs of several experiments failed on them
create table bad_nodes (
  compute text not null,
  node text not null,
  reason text not null,
  since integer not null,
  until integer not null,
  lifted_at integer,
  lifted_by text,
  primary key (compute, node)
) strict, without rowid;
