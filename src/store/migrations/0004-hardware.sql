-- Money of hardware: who answers for a lease, and what it has cost up to when (C-2).
alter table leases add column owner text not null default '';
alter table leases add column spent_usd real not null default 0;
alter table leases add column counted_at integer;

-- Something about hardware that a person has to see. It stays until it is over; seen again, it stays the same one.
create table alarms (
  key text primary key,
  words text not null,
  since integer not null,
  seen_at integer not null,
  cleared_at integer
) strict, without rowid;

-- Whether a provider answers; while it does not, nothing new is asked of it.
create table provider_looks (
  compute text primary key,
  failures integer not null,
  reason text,
  looked_at integer not null
) strict, without rowid;

-- Since when a machine has been in a state that is not right, so that a restart begins no new time of grace.
create table machine_marks (
  compute text not null,
  machine text not null,
  mark text not null check (mark in ('unowned', 'unstopped', 'idle', 'billed', 'paused')),
  since integer not null,
  primary key (compute, machine, mark)
) strict, without rowid;

-- Machines that a person holds for quick tries (W-11), and each command that was run on them. Never a result.
create table holds (
  id text primary key,
  compute text not null,
  study text not null,
  person text not null,
  purpose text not null,
  state text not null check (state in ('wanted', 'held', 'paused', 'released')),
  price_per_hour real not null,
  cap_usd real not null,
  spent_usd real not null default 0,
  counted_at integer,
  host text,
  created_at integer not null,
  until integer not null,
  held_at integer,
  released_at integer,
  reason text
) strict, without rowid;

create table hold_commands (
  id integer primary key,
  hold text not null references holds (id),
  run text not null unique,
  argv text not null,
  by text not null,
  at integer not null,
  ended_at integer,
  code integer,
  outcome text
) strict;
create index hold_commands_by_hold on hold_commands (hold);
