CREATE TABLE alarms (
  key text primary key,
  words text not null,
  since integer not null,
  seen_at integer not null,
  cleared_at integer
, experiment text) strict, without rowid;

CREATE TABLE approvals (
  experiment text not null references experiments (id),
  what text not null check (what in ('plan', 'result')),
  hash text not null,
  decision text not null,
  by text not null,
  note text not null,
  body text not null,
  at integer not null,
  primary key (experiment, what, at)
) strict, without rowid;

CREATE TABLE artifacts (
  experiment text not null references experiments (id),
  run text references runs (id),
  name text not null,
  role text not null check (role in ('used', 'created')),
  kind text not null,
  sha256 text not null,
  bytes integer not null,
  place text not null,
  verified_at integer,
  created_at integer not null,
  primary key (experiment, name)
) strict, without rowid;

CREATE TABLE assumptions (
  experiment text not null references experiments (id),
  n integer not null,
  text text not null,
  source text not null,
  primary key (experiment, n)
) strict, without rowid;

CREATE TABLE bad_nodes (
  compute text not null,
  node text not null,
  reason text not null,
  since integer not null,
  until integer not null,
  lifted_at integer,
  lifted_by text,
  primary key (compute, node)
) strict, without rowid;

CREATE TABLE claim_evidence (
  study text not null,
  claim text not null,
  experiment text not null references experiments (id),
  bears text not null check (bears in ('supports', 'contradicts', 'neither')),
  seeds integer not null,
  at integer not null,
  retracted_at integer,
  primary key (study, claim, experiment)
) strict, without rowid;

CREATE TABLE claims (
  study text not null references studies (id),
  name text not null,
  statement text not null,
  created_at integer not null,
  primary key (study, name)
) strict, without rowid;

CREATE TABLE comments (
  key text primary key,
  issue text not null references issues (ref),
  author text not null,
  body text not null,
  is_status integer not null default 0,
  created_at integer not null,
  updated_at integer not null
) strict;

CREATE TABLE copies (
  id integer primary key,
  made_at integer not null,
  from_folder text not null,
  from_host text not null,
  restored_at integer not null,
  restored_on text not null,
  adopted_at integer
) strict;

CREATE TABLE costs (
  id integer primary key,
  key text not null unique,
  experiment text not null references experiments (id),
  kind text not null check (kind in ('model', 'hardware')),
  usd real not null,
  detail text not null,
  at integer not null
) strict;

CREATE TABLE daemon (
  one integer primary key check (one = 1),
  epoch integer not null,
  pid integer not null,
  started_at integer not null
) strict;

CREATE TABLE drafts (
  experiment text not null references experiments (id),
  version integer not null,
  body text not null,
  author text not null,
  markdown text,
  hash text,
  figure text,
  rendered_at integer,
  created_at integer not null,
  primary key (experiment, version)
) strict, without rowid;

CREATE TABLE environments (
  hash text primary key,
  body text not null
) strict, without rowid;

CREATE TABLE events (
  experiment text not null references experiments (id),
  seq integer not null,
  key text not null,
  type text not null,
  body text not null,
  from_stage text not null,
  to_stage text not null,
  to_substage text not null,
  actor text not null,
  at integer not null,
  primary key (experiment, seq)
) strict, without rowid;

CREATE TABLE experiments (
  id text primary key,
  study text not null references studies (id),
  issue text,
  parent text references experiments (id),
  title text not null,
  brief text not null default '',
  kind text not null,
  track text not null,
  priority integer not null default 0,
  stage text not null,
  substage text not null,
  turn text not null,
  waiting_for text,
  reason text,
  stage_since integer not null,
  visit integer not null default 0,
  machine_version integer not null,
  version integer not null default 0,
  snapshot text not null,
  quarantined text,
  archived_at integer,
  created_by text not null,
  created_at integer not null,
  updated_at integer not null
) strict;

CREATE TABLE fact_checks (
  experiment text not null references experiments (id),
  plan_version integer not null,
  assumption text not null,
  verdict text not null,
  source text not null,
  note text not null,
  accepted_by text,
  primary key (experiment, plan_version, assumption)
) strict, without rowid;

CREATE TABLE feed (
  id integer primary key,
  experiment text,
  kind text not null,
  body text not null,
  at integer not null
) strict;

CREATE TABLE findings (
  experiment text not null references experiments (id),
  session text not null,
  id text not null,
  role text not null,
  round integer not null,
  severity text not null,
  text text not null,
  evidence text not null,
  place text not null,
  needs_person integer not null,
  answer text,
  answered_how text, answered_in text,
  primary key (session, id)
) strict, without rowid;

CREATE TABLE follow_ups (
  experiment text not null references experiments (id),
  n integer not null,
  body text not null,
  chosen integer not null default 0,
  issue text,
  primary key (experiment, n)
) strict, without rowid;

CREATE TABLE gate_runs (
  id integer primary key,
  experiment text not null references experiments (id),
  gate text not null,
  at_stage text not null,
  visit integer not null,
  verdict text not null check (verdict in ('pass', 'refuse', 'skipped')),
  reasons text not null,
  evidence text not null,
  facts_hash text not null,
  ran_at integer not null
) strict;

CREATE TABLE hold_commands (
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

CREATE TABLE holds (
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

CREATE TABLE inbox (
  key text primary key,
  experiment text not null,
  received_at integer not null
) strict, without rowid;

CREATE TABLE issues (
  ref text primary key,
  study text not null references studies (id),
  number integer not null,
  key text unique,
  title text not null,
  body text not null,
  author text not null,
  assignee text,
  labels text not null default '[]',
  priority integer not null default 0,
  status text not null,
  parent text references issues (ref),
  created_at integer not null,
  updated_at integer not null
) strict;

CREATE TABLE leases (
  id text primary key,
  experiment text not null references experiments (id),
  driver text not null,
  state text not null check (state in ('wanted', 'held', 'paused', 'released')),
  price_per_hour real not null,
  cap_usd real not null,
  facts text,
  host text,
  created_at integer not null,
  held_at integer,
  released_at integer,
  reason text
, owner text not null default '', spent_usd real not null default 0, counted_at integer) strict;

CREATE TABLE lookups (
  id integer primary key,
  experiment text not null references experiments (id),
  session text not null,
  url text not null,
  -- `asked` while it is under way, or when the daemon ended meanwhile
  outcome text not null default 'asked',
  status integer,
  bytes integer not null default 0,
  at integer not null
) strict;

CREATE TABLE machine_marks (
  compute text not null,
  machine text not null,
  mark text not null check (mark in ('unowned', 'unstopped', 'idle', 'billed', 'paused')),
  since integer not null,
  primary key (compute, machine, mark)
) strict, without rowid;

CREATE TABLE metrics (
  run text not null references runs (id),
  name text not null,
  step integer not null,
  value real not null,
  primary key (run, name, step)
) strict, without rowid;

CREATE TABLE migrations (n integer primary key, name text not null, applied_at integer not null) strict;

CREATE TABLE moved_issues (
  ref text primary key references issues (ref),
  experiment text not null unique references experiments (id),
  moved_at integer not null
) strict, without rowid;

CREATE TABLE new_issues (
  key text primary key,
  -- hash of what was asked, and by whom
  request text not null,
  asked_at integer not null
) strict, without rowid;

CREATE TABLE observations (
  experiment text not null references experiments (id),
  name text not null,
  body text not null,
  at integer not null,
  primary key (experiment, name)
) strict, without rowid;

CREATE TABLE outbox (
  key text primary key,
  experiment text not null references experiments (id),
  stage text not null,
  visit integer not null,
  kind text not null,
  effect text not null,
  state text not null check (state in ('pending', 'started', 'done', 'failed', 'cancelled')),
  attempt integer not null default 0,
  epoch integer not null default 0,
  not_before integer not null default 0,
  error text,
  created_at integer not null,
  started_at integer,
  finished_at integer
) strict;

CREATE TABLE overrides (
  id integer primary key,
  experiment text not null references experiments (id),
  what text not null,
  because text not null,
  by text not null,
  at integer not null
) strict;

CREATE TABLE people (
  name text primary key,
  ids text not null default '{}',
  rights text not null,
  created_at integer not null
) strict;

CREATE TABLE plans (
  experiment text not null references experiments (id),
  version integer not null,
  hash text not null,
  body text not null,
  session text,
  created_at integer not null,
  sealed_at integer,
  sealed_by text,
  primary key (experiment, version)
) strict, without rowid;

CREATE TABLE provider_looks (
  compute text primary key,
  failures integer not null,
  reason text,
  looked_at integer not null
) strict, without rowid;

CREATE TABLE questions (
  experiment text not null references experiments (id),
  n integer not null,
  text text not null,
  why text not null,
  default_answer text not null,
  answer text,
  answered_by text,
  answered_at integer,
  primary key (experiment, n)
) strict, without rowid;

CREATE TABLE results (
  experiment text primary key references experiments (id),
  draft_version integer not null,
  hash text not null,
  record_hash text,
  tag text,
  merge_commit text,
  label text,
  published_at integer,
  retracted_at integer,
  retracted_because text
) strict, without rowid;

CREATE TABLE runs (
  id text primary key,
  experiment text not null references experiments (id),
  kind text not null check (kind in ('matrix', 'smoke')),
  condition text not null,
  seed integer not null,
  attempt integer not null,
  state text not null,
  driver text not null,
  handle text,
  lease text references leases (id),
  argv text not null,
  cwd text not null,
  config text not null,
  commit_hash text not null,
  diff_hash text not null,
  environment text references environments (hash),
  exit_code integer,
  signal text,
  exit_reason text,
  signature text,
  milestones text not null default '[]',
  looks integer not null default 0,
  next_look_at integer,
  submitted_at integer,
  started_at integer,
  ended_at integer,
  collected_at integer
, node text) strict;

CREATE TABLE search_documents (
  id integer primary key,
  study text not null,
  kind text not null,
  ref text not null,
  unique (study, kind, ref)
) strict;

CREATE VIRTUAL TABLE search_index using fts5 (
  study unindexed, kind unindexed, ref unindexed, title, body, tokenize = 'porter unicode61'
);

CREATE TABLE sessions (
  id text primary key,
  experiment text not null references experiments (id),
  role text not null,
  round integer not null,
  backend text not null,
  model text not null,
  state text not null check (state in ('running', 'submitted', 'accepted', 'gaveUp')),
  system text not null,
  input text not null,
  output text,
  submit_call text,
  refusals integer not null default 0,
  reason text,
  usd real not null default 0,
  input_tokens integer not null default 0,
  output_tokens integer not null default 0,
  started_at integer not null,
  ended_at integer
) strict;

CREATE TABLE statistics (
  experiment text primary key references experiments (id),
  body text not null,
  runs_hash text not null,
  computed_at integer not null
) strict, without rowid;

CREATE TABLE studies (
  id text primary key,
  name text not null,
  prefix text not null unique,
  next_experiment integer not null default 1,
  next_issue integer not null default 1,
  baseline text,
  created_at integer not null
) strict;

CREATE TABLE timers (
  experiment text not null references experiments (id),
  id text not null,
  due_at integer not null,
  event text not null,
  primary key (experiment, id)
) strict, without rowid;

CREATE TABLE tracker_comments (
  tracker text not null,
  id text not null,
  issue_id text not null,
  body text not null,
  created_at integer not null,
  -- what became of its commands; null while nobody looked
  outcome text,
  primary key (tracker, id)
) strict, without rowid;

CREATE TABLE tracker_cursors (
  tracker text primary key,
  cursor text not null,
  polled_at integer not null,
  -- what is older was there before anybody watched, and is only read
  since integer not null
) strict, without rowid;

CREATE TABLE tracker_hints (
  tracker text not null,
  kind text not null,
  ref text not null,
  received_at integer not null,
  tries integer not null default 0,
  not_before integer not null default 0, news text,
  primary key (tracker, kind, ref)
) strict, without rowid;

CREATE TABLE tracker_issues (
  tracker text not null,
  id text not null,
  ref text not null,
  body text not null,
  updated_at integer not null,
  read_at integer not null,
  primary key (tracker, id)
) strict, without rowid;

CREATE TABLE tracker_links (
  experiment text primary key references experiments (id),
  tracker text not null,
  issue_id text not null,
  -- the native word that was seen last; null when nobody looked yet
  seen text,
  -- what may have been shown since, by tries whose end nobody heard of
  tried text not null default '[]',
  status_comment text,
  -- the visit for which a comment says whose turn it is
  told_visit integer not null default -1,
  shows integer not null default 0,
  shown_at integer not null default 0,
  -- why nothing is shown any more: the issue was deleted
  gone text,
  -- where a person put it since we last showed a stage
  moved text
) strict, without rowid;

CREATE TABLE tracker_sessions (
  tracker text not null,
  session text not null,
  issue_id text not null,
  -- the visit of the experiment that was said last
  said_visit integer not null default -1,
  -- what people said there and was looked at, by ids
  heard text not null default '[]',
  begun_at integer not null,
  primary key (tracker, session)
) strict, without rowid;

CREATE TABLE turns (
  session text not null references sessions (id),
  n integer not null,
  body text not null,
  at integer not null,
  primary key (session, n)
) strict, without rowid;

CREATE TABLE web_sessions (
  hash text primary key,
  kind text not null check (kind in ('link', 'cookie', 'bearer')),
  person text not null,
  expires_at integer not null,
  used_at integer
) strict, without rowid;

CREATE TABLE webhook_deliveries (
  tracker text not null,
  delivery text not null,
  body_hash text not null,
  received_at integer not null,
  primary key (tracker, delivery)
) strict, without rowid;

CREATE INDEX artifacts_by_run on artifacts (run);

CREATE INDEX comments_by_issue on comments (issue, created_at);

CREATE INDEX costs_by_experiment on costs (experiment);

CREATE INDEX experiments_by_age on experiments (created_at, id);

CREATE INDEX experiments_by_issue on experiments (issue) where issue is not null;

CREATE INDEX experiments_by_parent on experiments (parent) where parent is not null;

CREATE INDEX experiments_by_study on experiments (study, created_at, id);

CREATE INDEX experiments_by_turn on experiments (turn, stage_since);

CREATE INDEX findings_by_experiment on findings (experiment, role, round);

CREATE INDEX gate_runs_by_experiment on gate_runs (experiment, gate, ran_at);

CREATE INDEX hold_commands_by_hold on hold_commands (hold);

CREATE INDEX leases_by_experiment on leases (experiment);

CREATE INDEX lookups_by_session on lookups (experiment, session);

CREATE INDEX outbox_by_experiment on outbox (experiment, state);

CREATE INDEX outbox_open on outbox (state, not_before) where state in ('pending', 'started');

CREATE INDEX runs_by_experiment on runs (experiment, kind, condition, seed);

CREATE INDEX runs_by_node on runs (driver, ended_at) where state = 'failed' and node is not null;

CREATE INDEX runs_open on runs (next_look_at) where state in ('submitting', 'submitted', 'running');

CREATE INDEX sessions_by_experiment on sessions (experiment, started_at);

CREATE INDEX timers_due on timers (due_at);

CREATE INDEX tracker_comments_by_issue on tracker_comments (tracker, issue_id, created_at);

CREATE INDEX tracker_issues_by_ref on tracker_issues (tracker, ref);

CREATE INDEX tracker_links_by_issue on tracker_links (tracker, issue_id);

CREATE INDEX tracker_sessions_by_issue on tracker_sessions (tracker, issue_id, begun_at);

CREATE INDEX webhook_deliveries_by_age on webhook_deliveries (received_at);

CREATE UNIQUE INDEX webhook_deliveries_by_body on webhook_deliveries (tracker, body_hash);
