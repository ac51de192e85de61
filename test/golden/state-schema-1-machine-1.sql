pragma application_id = 1215262571;
CREATE TABLE migrations (n integer primary key, name text not null, applied_at integer not null) strict;
insert into migrations values
(1, 'spine', 1795252514375);
CREATE TABLE daemon (
  one integer primary key check (one = 1),
  epoch integer not null,
  pid integer not null,
  started_at integer not null
) strict;
insert into daemon values
(1, 2, 860, 1795252517026);
CREATE TABLE studies (
  id text primary key,
  name text not null,
  prefix text not null unique,
  next_experiment integer not null default 1,
  next_issue integer not null default 1,
  baseline text,
  created_at integer not null
) strict;
insert into studies values
('bandits', 'Bandits, early on', 'BANDIT', 44, 3, 'BANDIT-001', 1795252514413);
CREATE TABLE people (
  name text primary key,
  ids text not null default '{}',
  rights text not null,
  created_at integer not null
) strict;
insert into people values
('root', '{"system":"root"}', '["admin"]', 1795252514413);
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
insert into experiments values
('BANDIT-001', 'bandits', null, null, 'ε = 0.1 against ε = 0.01 in the first 500 steps', 'Compares ε-greedy with ε = 0.1 and ε = 0.01 (sample averages, estimates start at 0) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01.', 'experiment', 'full', 0, 'done', '', 'nobody', null, null, 1795219200000, 0, 1, 0, '{"status":"active","value":"done","historyValue":{"experiment.active.where-it-stood":[{"id":"experiment.active.publishing.checking"}]},"context":{"id":"BANDIT-001","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"328a66da7aa4147365c1d6cd911a440ee0363a514d47c4468a46a7dec5a6a39d","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"328a66da7aa4147365c1d6cd911a440ee0363a514d47c4468a46a7dec5a6a39d","merge":true,"followUps":[],"furthest":"done","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'the example', 1795219200000, 1795219200000),
('BANDIT-002', 'bandits', 'BANDIT-I1', null, 'Optimistic initialisation against ε-greedy in the first 500 steps', 'Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.', 'experiment', 'full', 0, 'done', '', 'nobody', null, null, 1795252534128, 17, 1, 37, '{"status":"active","value":"done","historyValue":{"experiment.active.where-it-stood":[{"id":"experiment.active.publishing.checking"}]},"context":{"id":"BANDIT-002","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":2,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":2,"planHash":"fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"4203c0e26164b3629ec3626844677d262d8f82accf28b4fbbf9a12227fadec94","merge":true,"followUps":[1],"furthest":"done","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'root', 1795252514592, 1795252534128),
('BANDIT-003', 'bandits', null, null, 'Stands at intake.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'intake', 'working', 'daemon', null, null, 1760000000000, 0, 1, 0, '{"status":"active","value":{"active":{"intake":"working"}},"historyValue":{},"context":{"id":"BANDIT-003","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":0,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":0,"planHash":null,"sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"intake","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000000000, 1760000000000),
('BANDIT-004', 'bandits', null, null, 'Stands at intake.asking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'intake', 'asking', 'agent', null, null, 1760000001000, 0, 1, 1, '{"status":"active","value":{"active":{"intake":"asking"}},"historyValue":{},"context":{"id":"BANDIT-004","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":0,"planHash":null,"sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"intake","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000001000, 1760000001000),
('BANDIT-005', 'bandits', null, null, 'Stands at blocked', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'blocked', '', 'human', 'ada', 'the planner stopped: no idea', 1760000002000, 1, 1, 1, '{"status":"active","value":"blocked","historyValue":{"experiment.active.where-it-stood":[{"id":"experiment.active.intake.working"}]},"context":{"id":"BANDIT-005","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":0,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":0,"planHash":null,"sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"intake","deferMs":0,"reason":"the planner stopped: no idea","retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000002000, 1760000002000),
('BANDIT-006', 'bandits', null, null, 'Stands at paused', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'paused', '', 'nobody', null, 'ada: lunch', 1760000003000, 1, 1, 1, '{"status":"active","value":"paused","historyValue":{"experiment.active.where-it-stood":[{"id":"experiment.active.intake.working"}]},"context":{"id":"BANDIT-006","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":0,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":0,"planHash":null,"sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"intake","deferMs":0,"reason":"ada: lunch","retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000003000, 1760000003000),
('BANDIT-007', 'bandits', null, null, 'Stands at cancelled', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'cancelled', '', 'nobody', null, 'ada: enough', 1760000004000, 1, 1, 1, '{"status":"active","value":"cancelled","historyValue":{"experiment.active.where-it-stood":[{"id":"experiment.active.intake.working"}]},"context":{"id":"BANDIT-007","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":0,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":0,"planHash":null,"sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"intake","deferMs":0,"reason":"ada: enough","retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000004000, 1760000004000),
('BANDIT-008', 'bandits', null, null, 'Stands at clarifying.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'clarifying', 'working', 'human', 'ada', null, 1760000005000, 1, 1, 2, '{"status":"active","value":{"active":{"clarifying":"working"}},"historyValue":{},"context":{"id":"BANDIT-008","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":0,"planHash":null,"sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"clarifying","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000005000, 1760000005000),
('BANDIT-009', 'bandits', null, null, 'Stands at planning.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'planning', 'working', 'agent', null, null, 1760000006000, 2, 1, 3, '{"status":"active","value":{"active":{"planning":"working"}},"historyValue":{},"context":{"id":"BANDIT-009","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":0,"planHash":null,"sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"planning","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000006000, 1760000006000),
('BANDIT-010', 'bandits', null, null, 'Stands at planning.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'planning', 'checking', 'daemon', null, null, 1760000007000, 2, 1, 4, '{"status":"active","value":{"active":{"planning":"checking"}},"historyValue":{},"context":{"id":"BANDIT-010","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"planning","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000007000, 1760000007000),
('BANDIT-011', 'bandits', null, null, 'Stands at critiquing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'critiquing', 'working', 'agent', null, null, 1760000008000, 3, 1, 5, '{"status":"active","value":{"active":{"critiquing":"working"}},"historyValue":{},"context":{"id":"BANDIT-011","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"critiquing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000008000, 1760000008000),
('BANDIT-012', 'bandits', null, null, 'Stands at awaitingPlanApproval.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'awaitingPlanApproval', 'working', 'human', 'ada', null, 1760000009000, 4, 1, 6, '{"status":"active","value":{"active":{"awaitingPlanApproval":"working"}},"historyValue":{},"context":{"id":"BANDIT-012","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"awaitingPlanApproval","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000009000, 1760000009000),
('BANDIT-013', 'bandits', null, null, 'Stands at awaitingPlanApproval.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'awaitingPlanApproval', 'checking', 'daemon', null, null, 1760000010000, 4, 1, 7, '{"status":"active","value":{"active":{"awaitingPlanApproval":"checking"}},"historyValue":{},"context":{"id":"BANDIT-013","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"awaitingPlanApproval","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000010000, 1760000010000),
('BANDIT-014', 'bandits', null, null, 'Stands at awaitingPlanApproval.deferred', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'awaitingPlanApproval', 'deferred', 'time', null, null, 1760000011000, 4, 1, 7, '{"status":"active","value":{"active":{"awaitingPlanApproval":"deferred"}},"historyValue":{},"context":{"id":"BANDIT-014","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"awaitingPlanApproval","deferMs":2000000000,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000011000, 1760000011000),
('BANDIT-015', 'bandits', null, null, 'Stands at awaitingPlanApproval.sealing', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'awaitingPlanApproval', 'sealing', 'daemon', null, null, 1760000012000, 4, 1, 8, '{"status":"active","value":{"active":{"awaitingPlanApproval":"sealing"}},"historyValue":{},"context":{"id":"BANDIT-015","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":0,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":false,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"awaitingPlanApproval","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000012000, 1760000012000),
('BANDIT-016', 'bandits', null, null, 'Stands at implementing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'implementing', 'working', 'agent', null, null, 1760000013000, 5, 1, 9, '{"status":"active","value":{"active":{"implementing":"working"}},"historyValue":{},"context":{"id":"BANDIT-016","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"implementing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000013000, 1760000013000),
('BANDIT-017', 'bandits', null, null, 'Stands at implementing.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'implementing', 'checking', 'daemon', null, null, 1760000014000, 5, 1, 10, '{"status":"active","value":{"active":{"implementing":"checking"}},"historyValue":{},"context":{"id":"BANDIT-017","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"implementing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000014000, 1760000014000),
('BANDIT-018', 'bandits', null, null, 'Stands at reviewing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'reviewing', 'working', 'agent', null, null, 1760000015000, 6, 1, 11, '{"status":"active","value":{"active":{"reviewing":"working"}},"historyValue":{},"context":{"id":"BANDIT-018","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"reviewing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000015000, 1760000015000),
('BANDIT-019', 'bandits', null, null, 'Stands at reviewing.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'reviewing', 'checking', 'daemon', null, null, 1760000016000, 6, 1, 12, '{"status":"active","value":{"active":{"reviewing":"checking"}},"historyValue":{},"context":{"id":"BANDIT-019","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":0,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"reviewing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000016000, 1760000016000),
('BANDIT-020', 'bandits', null, null, 'Stands at testing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'testing', 'working', 'agent', null, null, 1760000017000, 7, 1, 13, '{"status":"active","value":{"active":{"testing":"working"}},"historyValue":{},"context":{"id":"BANDIT-020","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":false,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"testing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000017000, 1760000017000),
('BANDIT-021', 'bandits', null, null, 'Stands at testing.smoking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'testing', 'smoking', 'hardware', null, null, 1760000018000, 7, 1, 14, '{"status":"active","value":{"active":{"testing":"smoking"}},"historyValue":{},"context":{"id":"BANDIT-021","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"testing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000018000, 1760000018000),
('BANDIT-022', 'bandits', null, null, 'Stands at testing.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'testing', 'checking', 'daemon', null, '', 1760000019000, 7, 1, 15, '{"status":"active","value":{"active":{"testing":"checking"}},"historyValue":{},"context":{"id":"BANDIT-022","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"testing","deferMs":0,"reason":"","retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000019000, 1760000019000),
('BANDIT-023', 'bandits', null, null, 'Stands at provisioning.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'provisioning', 'working', 'hardware', null, null, 1760000020000, 8, 1, 16, '{"status":"active","value":{"active":{"provisioning":"working"}},"historyValue":{},"context":{"id":"BANDIT-023","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"provisioning","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000020000, 1760000020000),
('BANDIT-024', 'bandits', null, null, 'Stands at provisioning.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'provisioning', 'checking', 'daemon', null, null, 1760000021000, 8, 1, 17, '{"status":"active","value":{"active":{"provisioning":"checking"}},"historyValue":{},"context":{"id":"BANDIT-024","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"provisioning","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000021000, 1760000021000),
('BANDIT-025', 'bandits', null, null, 'Stands at running.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'running', 'working', 'hardware', null, null, 1760000022000, 9, 1, 18, '{"status":"active","value":{"active":{"running":"working"}},"historyValue":{},"context":{"id":"BANDIT-025","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"running","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000022000, 1760000022000),
('BANDIT-026', 'bandits', null, null, 'Stands at running.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'running', 'checking', 'daemon', null, null, 1760000023000, 9, 1, 19, '{"status":"active","value":{"active":{"running":"checking"}},"historyValue":{},"context":{"id":"BANDIT-026","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":0,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"running","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000023000, 1760000023000),
('BANDIT-027', 'bandits', null, null, 'Stands at verifying.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'verifying', 'working', 'daemon', null, null, 1760000024000, 10, 1, 20, '{"status":"active","value":{"active":{"verifying":"working"}},"historyValue":{},"context":{"id":"BANDIT-027","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"verifying","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000024000, 1760000024000),
('BANDIT-028', 'bandits', null, null, 'Stands at verifying.inspecting', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'verifying', 'inspecting', 'agent', null, null, 1760000025000, 10, 1, 21, '{"status":"active","value":{"active":{"verifying":"inspecting"}},"historyValue":{},"context":{"id":"BANDIT-028","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"verifying","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000025000, 1760000025000),
('BANDIT-029', 'bandits', null, null, 'Stands at verifying.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'verifying', 'checking', 'daemon', null, null, 1760000026000, 10, 1, 22, '{"status":"active","value":{"active":{"verifying":"checking"}},"historyValue":{},"context":{"id":"BANDIT-029","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"verifying","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000026000, 1760000026000),
('BANDIT-030', 'bandits', null, null, 'Stands at verifying.releasing', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'verifying', 'releasing', 'hardware', null, null, 1760000027000, 10, 1, 23, '{"status":"active","value":{"active":{"verifying":"releasing"}},"historyValue":{},"context":{"id":"BANDIT-030","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"verifying","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000027000, 1760000027000),
('BANDIT-031', 'bandits', null, null, 'Stands at verifying.confirming', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'verifying', 'confirming', 'daemon', null, null, 1760000028000, 10, 1, 24, '{"status":"active","value":{"active":{"verifying":"confirming"}},"historyValue":{},"context":{"id":"BANDIT-031","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":0,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"verifying","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000028000, 1760000028000),
('BANDIT-032', 'bandits', null, null, 'Stands at analyzing.computing', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'analyzing', 'computing', 'daemon', null, null, 1760000029000, 11, 1, 25, '{"status":"active","value":{"active":{"analyzing":"computing"}},"historyValue":{},"context":{"id":"BANDIT-032","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"analyzing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000029000, 1760000029000),
('BANDIT-033', 'bandits', null, null, 'Stands at analyzing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'analyzing', 'working', 'agent', null, null, 1760000030000, 11, 1, 26, '{"status":"active","value":{"active":{"analyzing":"working"}},"historyValue":{},"context":{"id":"BANDIT-033","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":0,"resultHash":null,"merge":true,"followUps":[],"furthest":"analyzing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000030000, 1760000030000),
('BANDIT-034', 'bandits', null, null, 'Stands at analyzing.drawing', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'analyzing', 'drawing', 'daemon', null, null, 1760000031000, 11, 1, 27, '{"status":"active","value":{"active":{"analyzing":"drawing"}},"historyValue":{},"context":{"id":"BANDIT-034","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":null,"merge":true,"followUps":[],"furthest":"analyzing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000031000, 1760000031000),
('BANDIT-035', 'bandits', null, null, 'Stands at analyzing.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'analyzing', 'checking', 'daemon', null, null, 1760000032000, 11, 1, 28, '{"status":"active","value":{"active":{"analyzing":"checking"}},"historyValue":{},"context":{"id":"BANDIT-035","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[],"furthest":"analyzing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000032000, 1760000032000),
('BANDIT-036', 'bandits', null, null, 'Stands at auditing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'auditing', 'working', 'agent', null, null, 1760000033000, 12, 1, 29, '{"status":"active","value":{"active":{"auditing":"working"}},"historyValue":{},"context":{"id":"BANDIT-036","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[],"furthest":"auditing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000033000, 1760000033000),
('BANDIT-037', 'bandits', null, null, 'Stands at proposing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'proposing', 'working', 'agent', null, null, 1760000034000, 13, 1, 30, '{"status":"active","value":{"active":{"proposing":"working"}},"historyValue":{},"context":{"id":"BANDIT-037","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[],"furthest":"proposing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000034000, 1760000034000),
('BANDIT-038', 'bandits', null, null, 'Stands at awaitingResultApproval.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'awaitingResultApproval', 'working', 'human', 'ada', null, 1760000035000, 14, 1, 31, '{"status":"active","value":{"active":{"awaitingResultApproval":"working"}},"historyValue":{},"context":{"id":"BANDIT-038","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[],"furthest":"awaitingResultApproval","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000035000, 1760000035000),
('BANDIT-039', 'bandits', null, null, 'Stands at awaitingResultApproval.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'awaitingResultApproval', 'checking', 'daemon', null, null, 1760000036000, 14, 1, 32, '{"status":"active","value":{"active":{"awaitingResultApproval":"checking"}},"historyValue":{},"context":{"id":"BANDIT-039","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[1],"furthest":"awaitingResultApproval","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000036000, 1760000036000),
('BANDIT-040', 'bandits', null, null, 'Stands at awaitingResultApproval.deferred', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'awaitingResultApproval', 'deferred', 'time', null, null, 1760000037000, 14, 1, 32, '{"status":"active","value":{"active":{"awaitingResultApproval":"deferred"}},"historyValue":{},"context":{"id":"BANDIT-040","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[],"furthest":"awaitingResultApproval","deferMs":2000000000,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000037000, 1760000037000),
('BANDIT-041', 'bandits', null, null, 'Stands at publishing.working', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'publishing', 'working', 'daemon', null, null, 1760000038000, 15, 1, 33, '{"status":"active","value":{"active":{"publishing":"working"}},"historyValue":{},"context":{"id":"BANDIT-041","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[1],"furthest":"publishing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000038000, 1760000038000),
('BANDIT-042', 'bandits', null, null, 'Stands at publishing.checking', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'publishing', 'checking', 'daemon', null, null, 1760000039000, 15, 1, 34, '{"status":"active","value":{"active":{"publishing":"checking"}},"historyValue":{},"context":{"id":"BANDIT-042","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[1],"furthest":"publishing","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000039000, 1760000039000),
('BANDIT-043', 'bandits', null, null, 'Stands at done', 'Goal, conditions, readout.', 'experiment', 'full', 0, 'done', '', 'nobody', null, null, 1760000040000, 16, 1, 35, '{"status":"active","value":"done","historyValue":{"experiment.active.where-it-stood":[{"id":"experiment.active.publishing.checking"}]},"context":{"id":"BANDIT-043","kind":"experiment","track":"full","limits":{"planRounds":3,"reviewRounds":3,"testRounds":3,"auditRounds":3,"refusals":3,"infraRetries":3},"planRound":1,"codeRound":1,"testRound":1,"verifyRound":1,"analysisRound":1,"diagnoses":0,"planRevisions":0,"reviewRevisions":0,"testFailures":0,"auditRevisions":0,"refusals":0,"infraFailures":0,"planVersion":1,"planHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sealed":true,"testsWritten":true,"draftVersion":1,"resultHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","merge":true,"followUps":[1],"furthest":"done","deferMs":0,"reason":null,"retracted":false,"archived":false},"children":{}}', null, null, 'ada', 1760000040000, 1760000040000);
CREATE TABLE inbox (
  key text primary key,
  experiment text not null,
  received_at integer not null
) strict, without rowid;
insert into inbox values
('BANDIT-004/told/issue.surveyed/0', 'BANDIT-004', 1760000001000),
('BANDIT-005/told/agent.gaveUp/0', 'BANDIT-005', 1760000002000),
('BANDIT-006/told/experiment.paused/0', 'BANDIT-006', 1760000003000),
('BANDIT-007/told/experiment.cancelled/0', 'BANDIT-007', 1760000004000),
('BANDIT-008/told/issue.surveyed/0', 'BANDIT-008', 1760000005000),
('BANDIT-008/told/questions.asked/1', 'BANDIT-008', 1760000005000),
('BANDIT-009/told/issue.surveyed/0', 'BANDIT-009', 1760000006000),
('BANDIT-009/told/questions.answered/2', 'BANDIT-009', 1760000006000),
('BANDIT-009/told/questions.asked/1', 'BANDIT-009', 1760000006000),
('BANDIT-010/told/issue.surveyed/0', 'BANDIT-010', 1760000007000),
('BANDIT-010/told/plan.drafted/3', 'BANDIT-010', 1760000007000),
('BANDIT-010/told/questions.answered/2', 'BANDIT-010', 1760000007000),
('BANDIT-010/told/questions.asked/1', 'BANDIT-010', 1760000007000),
('BANDIT-011/told/gates.passed/4', 'BANDIT-011', 1760000008000),
('BANDIT-011/told/issue.surveyed/0', 'BANDIT-011', 1760000008000),
('BANDIT-011/told/plan.drafted/3', 'BANDIT-011', 1760000008000),
('BANDIT-011/told/questions.answered/2', 'BANDIT-011', 1760000008000),
('BANDIT-011/told/questions.asked/1', 'BANDIT-011', 1760000008000),
('BANDIT-012/told/critique.settled/5', 'BANDIT-012', 1760000009000),
('BANDIT-012/told/gates.passed/4', 'BANDIT-012', 1760000009000),
('BANDIT-012/told/issue.surveyed/0', 'BANDIT-012', 1760000009000),
('BANDIT-012/told/plan.drafted/3', 'BANDIT-012', 1760000009000),
('BANDIT-012/told/questions.answered/2', 'BANDIT-012', 1760000009000),
('BANDIT-012/told/questions.asked/1', 'BANDIT-012', 1760000009000),
('BANDIT-013/told/critique.settled/5', 'BANDIT-013', 1760000010000),
('BANDIT-013/told/gates.passed/4', 'BANDIT-013', 1760000010000),
('BANDIT-013/told/issue.surveyed/0', 'BANDIT-013', 1760000010000),
('BANDIT-013/told/plan.approved/6', 'BANDIT-013', 1760000010000),
('BANDIT-013/told/plan.drafted/3', 'BANDIT-013', 1760000010000),
('BANDIT-013/told/questions.answered/2', 'BANDIT-013', 1760000010000),
('BANDIT-013/told/questions.asked/1', 'BANDIT-013', 1760000010000),
('BANDIT-014/told/critique.settled/5', 'BANDIT-014', 1760000011000),
('BANDIT-014/told/decision.deferred/6', 'BANDIT-014', 1760000011000),
('BANDIT-014/told/gates.passed/4', 'BANDIT-014', 1760000011000),
('BANDIT-014/told/issue.surveyed/0', 'BANDIT-014', 1760000011000),
('BANDIT-014/told/plan.drafted/3', 'BANDIT-014', 1760000011000),
('BANDIT-014/told/questions.answered/2', 'BANDIT-014', 1760000011000),
('BANDIT-014/told/questions.asked/1', 'BANDIT-014', 1760000011000),
('BANDIT-015/told/critique.settled/5', 'BANDIT-015', 1760000012000),
('BANDIT-015/told/gates.passed/4', 'BANDIT-015', 1760000012000),
('BANDIT-015/told/gates.passed/7', 'BANDIT-015', 1760000012000),
('BANDIT-015/told/issue.surveyed/0', 'BANDIT-015', 1760000012000),
('BANDIT-015/told/plan.approved/6', 'BANDIT-015', 1760000012000),
('BANDIT-015/told/plan.drafted/3', 'BANDIT-015', 1760000012000),
('BANDIT-015/told/questions.answered/2', 'BANDIT-015', 1760000012000),
('BANDIT-015/told/questions.asked/1', 'BANDIT-015', 1760000012000),
('BANDIT-016/told/critique.settled/5', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/gates.passed/4', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/gates.passed/7', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/issue.surveyed/0', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/plan.approved/6', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/plan.drafted/3', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/plan.sealed/8', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/questions.answered/2', 'BANDIT-016', 1760000013000),
('BANDIT-016/told/questions.asked/1', 'BANDIT-016', 1760000013000),
('BANDIT-017/told/code.written/9', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/critique.settled/5', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/gates.passed/4', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/gates.passed/7', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/issue.surveyed/0', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/plan.approved/6', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/plan.drafted/3', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/plan.sealed/8', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/questions.answered/2', 'BANDIT-017', 1760000014000),
('BANDIT-017/told/questions.asked/1', 'BANDIT-017', 1760000014000),
('BANDIT-018/told/code.written/9', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/critique.settled/5', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/gates.passed/10', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/gates.passed/4', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/gates.passed/7', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/issue.surveyed/0', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/plan.approved/6', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/plan.drafted/3', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/plan.sealed/8', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/questions.answered/2', 'BANDIT-018', 1760000015000),
('BANDIT-018/told/questions.asked/1', 'BANDIT-018', 1760000015000),
('BANDIT-019/told/code.reviewed/11', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/code.written/9', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/critique.settled/5', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/gates.passed/10', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/gates.passed/4', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/gates.passed/7', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/issue.surveyed/0', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/plan.approved/6', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/plan.drafted/3', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/plan.sealed/8', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/questions.answered/2', 'BANDIT-019', 1760000016000),
('BANDIT-019/told/questions.asked/1', 'BANDIT-019', 1760000016000),
('BANDIT-020/told/code.reviewed/11', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/code.written/9', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/critique.settled/5', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/gates.passed/10', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/gates.passed/12', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/gates.passed/4', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/gates.passed/7', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/issue.surveyed/0', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/plan.approved/6', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/plan.drafted/3', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/plan.sealed/8', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/questions.answered/2', 'BANDIT-020', 1760000017000),
('BANDIT-020/told/questions.asked/1', 'BANDIT-020', 1760000017000),
('BANDIT-021/told/code.reviewed/11', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/code.written/9', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/critique.settled/5', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/gates.passed/10', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/gates.passed/12', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/gates.passed/4', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/gates.passed/7', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/issue.surveyed/0', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/plan.approved/6', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/plan.drafted/3', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/plan.sealed/8', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/questions.answered/2', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/questions.asked/1', 'BANDIT-021', 1760000018000),
('BANDIT-021/told/tests.written/13', 'BANDIT-021', 1760000018000),
('BANDIT-022/told/code.reviewed/11', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/code.written/9', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/critique.settled/5', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/gates.passed/10', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/gates.passed/12', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/gates.passed/4', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/gates.passed/7', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/issue.surveyed/0', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/plan.approved/6', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/plan.drafted/3', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/plan.sealed/8', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/questions.answered/2', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/questions.asked/1', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/smoke.settled/14', 'BANDIT-022', 1760000019000),
('BANDIT-022/told/tests.written/13', 'BANDIT-022', 1760000019000),
('BANDIT-023/told/code.reviewed/11', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/code.written/9', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/critique.settled/5', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/gates.passed/10', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/gates.passed/12', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/gates.passed/15', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/gates.passed/4', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/gates.passed/7', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/issue.surveyed/0', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/plan.approved/6', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/plan.drafted/3', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/plan.sealed/8', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/questions.answered/2', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/questions.asked/1', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/smoke.settled/14', 'BANDIT-023', 1760000020000),
('BANDIT-023/told/tests.written/13', 'BANDIT-023', 1760000020000),
('BANDIT-024/told/code.reviewed/11', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/code.written/9', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/critique.settled/5', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/gates.passed/10', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/gates.passed/12', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/gates.passed/15', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/gates.passed/4', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/gates.passed/7', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/hardware.ready/16', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/issue.surveyed/0', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/plan.approved/6', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/plan.drafted/3', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/plan.sealed/8', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/questions.answered/2', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/questions.asked/1', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/smoke.settled/14', 'BANDIT-024', 1760000021000),
('BANDIT-024/told/tests.written/13', 'BANDIT-024', 1760000021000),
('BANDIT-025/told/code.reviewed/11', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/code.written/9', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/critique.settled/5', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/gates.passed/10', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/gates.passed/12', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/gates.passed/15', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/gates.passed/17', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/gates.passed/4', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/gates.passed/7', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/hardware.ready/16', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/issue.surveyed/0', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/plan.approved/6', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/plan.drafted/3', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/plan.sealed/8', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/questions.answered/2', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/questions.asked/1', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/smoke.settled/14', 'BANDIT-025', 1760000022000),
('BANDIT-025/told/tests.written/13', 'BANDIT-025', 1760000022000),
('BANDIT-026/told/code.reviewed/11', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/code.written/9', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/critique.settled/5', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/gates.passed/10', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/gates.passed/12', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/gates.passed/15', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/gates.passed/17', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/gates.passed/4', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/gates.passed/7', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/hardware.ready/16', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/issue.surveyed/0', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/plan.approved/6', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/plan.drafted/3', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/plan.sealed/8', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/questions.answered/2', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/questions.asked/1', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/runs.settled/18', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/smoke.settled/14', 'BANDIT-026', 1760000023000),
('BANDIT-026/told/tests.written/13', 'BANDIT-026', 1760000023000),
('BANDIT-027/told/code.reviewed/11', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/code.written/9', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/critique.settled/5', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/gates.passed/10', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/gates.passed/12', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/gates.passed/15', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/gates.passed/17', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/gates.passed/19', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/gates.passed/4', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/gates.passed/7', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/hardware.ready/16', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/issue.surveyed/0', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/plan.approved/6', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/plan.drafted/3', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/plan.sealed/8', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/questions.answered/2', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/questions.asked/1', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/runs.settled/18', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/smoke.settled/14', 'BANDIT-027', 1760000024000),
('BANDIT-027/told/tests.written/13', 'BANDIT-027', 1760000024000),
('BANDIT-028/told/code.reviewed/11', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/code.written/9', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/critique.settled/5', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/gates.passed/10', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/gates.passed/12', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/gates.passed/15', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/gates.passed/17', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/gates.passed/19', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/gates.passed/4', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/gates.passed/7', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/hardware.ready/16', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/issue.surveyed/0', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/plan.approved/6', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/plan.drafted/3', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/plan.sealed/8', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/questions.answered/2', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/questions.asked/1', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/results.collected/20', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/runs.settled/18', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/smoke.settled/14', 'BANDIT-028', 1760000025000),
('BANDIT-028/told/tests.written/13', 'BANDIT-028', 1760000025000),
('BANDIT-029/told/code.reviewed/11', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/code.written/9', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/critique.settled/5', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/gates.passed/10', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/gates.passed/12', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/gates.passed/15', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/gates.passed/17', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/gates.passed/19', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/gates.passed/4', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/gates.passed/7', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/hardware.ready/16', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/issue.surveyed/0', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/plan.approved/6', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/plan.drafted/3', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/plan.sealed/8', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/questions.answered/2', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/questions.asked/1', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/results.collected/20', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/results.verified/21', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/runs.settled/18', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/smoke.settled/14', 'BANDIT-029', 1760000026000),
('BANDIT-029/told/tests.written/13', 'BANDIT-029', 1760000026000),
('BANDIT-030/told/code.reviewed/11', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/code.written/9', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/critique.settled/5', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/10', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/12', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/15', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/17', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/19', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/22', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/4', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/gates.passed/7', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/hardware.ready/16', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/issue.surveyed/0', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/plan.approved/6', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/plan.drafted/3', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/plan.sealed/8', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/questions.answered/2', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/questions.asked/1', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/results.collected/20', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/results.verified/21', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/runs.settled/18', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/smoke.settled/14', 'BANDIT-030', 1760000027000),
('BANDIT-030/told/tests.written/13', 'BANDIT-030', 1760000027000),
('BANDIT-031/told/code.reviewed/11', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/code.written/9', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/critique.settled/5', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/10', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/12', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/15', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/17', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/19', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/22', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/4', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/gates.passed/7', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/hardware.ready/16', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/hardware.released/23', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/issue.surveyed/0', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/plan.approved/6', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/plan.drafted/3', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/plan.sealed/8', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/questions.answered/2', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/questions.asked/1', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/results.collected/20', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/results.verified/21', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/runs.settled/18', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/smoke.settled/14', 'BANDIT-031', 1760000028000),
('BANDIT-031/told/tests.written/13', 'BANDIT-031', 1760000028000),
('BANDIT-032/told/code.reviewed/11', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/code.written/9', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/critique.settled/5', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/10', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/12', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/15', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/17', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/19', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/22', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/24', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/4', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/gates.passed/7', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/hardware.ready/16', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/hardware.released/23', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/issue.surveyed/0', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/plan.approved/6', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/plan.drafted/3', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/plan.sealed/8', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/questions.answered/2', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/questions.asked/1', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/results.collected/20', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/results.verified/21', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/runs.settled/18', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/smoke.settled/14', 'BANDIT-032', 1760000029000),
('BANDIT-032/told/tests.written/13', 'BANDIT-032', 1760000029000),
('BANDIT-033/told/code.reviewed/11', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/code.written/9', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/critique.settled/5', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/10', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/12', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/15', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/17', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/19', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/22', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/24', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/4', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/gates.passed/7', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/hardware.ready/16', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/hardware.released/23', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/issue.surveyed/0', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/plan.approved/6', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/plan.drafted/3', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/plan.sealed/8', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/questions.answered/2', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/questions.asked/1', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/results.collected/20', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/results.verified/21', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/runs.settled/18', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/smoke.settled/14', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/statistics.computed/25', 'BANDIT-033', 1760000030000),
('BANDIT-033/told/tests.written/13', 'BANDIT-033', 1760000030000),
('BANDIT-034/told/code.reviewed/11', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/code.written/9', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/critique.settled/5', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/10', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/12', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/15', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/17', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/19', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/22', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/24', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/4', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/gates.passed/7', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/hardware.ready/16', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/hardware.released/23', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/issue.surveyed/0', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/plan.approved/6', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/plan.drafted/3', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/plan.sealed/8', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/questions.answered/2', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/questions.asked/1', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/result.drafted/26', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/results.collected/20', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/results.verified/21', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/runs.settled/18', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/smoke.settled/14', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/statistics.computed/25', 'BANDIT-034', 1760000031000),
('BANDIT-034/told/tests.written/13', 'BANDIT-034', 1760000031000),
('BANDIT-035/told/code.reviewed/11', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/code.written/9', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/critique.settled/5', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/draft.rendered/27', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/10', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/12', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/15', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/17', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/19', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/22', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/24', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/4', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/gates.passed/7', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/hardware.ready/16', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/hardware.released/23', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/issue.surveyed/0', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/plan.approved/6', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/plan.drafted/3', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/plan.sealed/8', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/questions.answered/2', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/questions.asked/1', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/result.drafted/26', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/results.collected/20', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/results.verified/21', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/runs.settled/18', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/smoke.settled/14', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/statistics.computed/25', 'BANDIT-035', 1760000032000),
('BANDIT-035/told/tests.written/13', 'BANDIT-035', 1760000032000),
('BANDIT-036/told/code.reviewed/11', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/code.written/9', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/critique.settled/5', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/draft.rendered/27', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/10', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/12', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/15', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/17', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/19', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/22', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/24', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/28', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/4', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/gates.passed/7', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/hardware.ready/16', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/hardware.released/23', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/issue.surveyed/0', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/plan.approved/6', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/plan.drafted/3', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/plan.sealed/8', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/questions.answered/2', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/questions.asked/1', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/result.drafted/26', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/results.collected/20', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/results.verified/21', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/runs.settled/18', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/smoke.settled/14', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/statistics.computed/25', 'BANDIT-036', 1760000033000),
('BANDIT-036/told/tests.written/13', 'BANDIT-036', 1760000033000),
('BANDIT-037/told/code.reviewed/11', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/code.written/9', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/critique.settled/5', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/draft.rendered/27', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/10', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/12', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/15', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/17', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/19', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/22', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/24', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/28', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/4', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/gates.passed/7', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/hardware.ready/16', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/hardware.released/23', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/issue.surveyed/0', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/plan.approved/6', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/plan.drafted/3', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/plan.sealed/8', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/questions.answered/2', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/questions.asked/1', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/result.audited/29', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/result.drafted/26', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/results.collected/20', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/results.verified/21', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/runs.settled/18', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/smoke.settled/14', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/statistics.computed/25', 'BANDIT-037', 1760000034000),
('BANDIT-037/told/tests.written/13', 'BANDIT-037', 1760000034000),
('BANDIT-038/told/code.reviewed/11', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/code.written/9', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/critique.settled/5', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/draft.rendered/27', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/followups.proposed/30', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/10', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/12', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/15', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/17', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/19', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/22', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/24', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/28', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/4', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/gates.passed/7', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/hardware.ready/16', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/hardware.released/23', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/issue.surveyed/0', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/plan.approved/6', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/plan.drafted/3', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/plan.sealed/8', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/questions.answered/2', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/questions.asked/1', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/result.audited/29', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/result.drafted/26', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/results.collected/20', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/results.verified/21', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/runs.settled/18', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/smoke.settled/14', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/statistics.computed/25', 'BANDIT-038', 1760000035000),
('BANDIT-038/told/tests.written/13', 'BANDIT-038', 1760000035000),
('BANDIT-039/told/code.reviewed/11', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/code.written/9', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/critique.settled/5', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/draft.rendered/27', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/followups.proposed/30', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/10', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/12', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/15', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/17', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/19', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/22', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/24', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/28', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/4', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/gates.passed/7', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/hardware.ready/16', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/hardware.released/23', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/issue.surveyed/0', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/plan.approved/6', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/plan.drafted/3', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/plan.sealed/8', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/questions.answered/2', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/questions.asked/1', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/result.approved/31', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/result.audited/29', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/result.drafted/26', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/results.collected/20', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/results.verified/21', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/runs.settled/18', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/smoke.settled/14', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/statistics.computed/25', 'BANDIT-039', 1760000036000),
('BANDIT-039/told/tests.written/13', 'BANDIT-039', 1760000036000),
('BANDIT-040/told/code.reviewed/11', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/code.written/9', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/critique.settled/5', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/decision.deferred/31', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/draft.rendered/27', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/followups.proposed/30', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/10', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/12', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/15', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/17', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/19', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/22', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/24', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/28', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/4', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/gates.passed/7', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/hardware.ready/16', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/hardware.released/23', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/issue.surveyed/0', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/plan.approved/6', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/plan.drafted/3', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/plan.sealed/8', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/questions.answered/2', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/questions.asked/1', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/result.audited/29', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/result.drafted/26', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/results.collected/20', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/results.verified/21', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/runs.settled/18', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/smoke.settled/14', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/statistics.computed/25', 'BANDIT-040', 1760000037000),
('BANDIT-040/told/tests.written/13', 'BANDIT-040', 1760000037000),
('BANDIT-041/told/code.reviewed/11', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/code.written/9', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/critique.settled/5', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/draft.rendered/27', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/followups.proposed/30', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/10', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/12', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/15', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/17', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/19', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/22', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/24', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/28', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/32', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/4', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/gates.passed/7', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/hardware.ready/16', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/hardware.released/23', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/issue.surveyed/0', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/plan.approved/6', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/plan.drafted/3', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/plan.sealed/8', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/questions.answered/2', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/questions.asked/1', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/result.approved/31', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/result.audited/29', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/result.drafted/26', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/results.collected/20', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/results.verified/21', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/runs.settled/18', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/smoke.settled/14', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/statistics.computed/25', 'BANDIT-041', 1760000038000),
('BANDIT-041/told/tests.written/13', 'BANDIT-041', 1760000038000),
('BANDIT-042/told/code.reviewed/11', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/code.written/9', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/critique.settled/5', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/draft.rendered/27', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/followups.proposed/30', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/10', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/12', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/15', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/17', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/19', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/22', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/24', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/28', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/32', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/4', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/gates.passed/7', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/hardware.ready/16', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/hardware.released/23', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/issue.surveyed/0', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/plan.approved/6', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/plan.drafted/3', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/plan.sealed/8', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/questions.answered/2', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/questions.asked/1', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/result.approved/31', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/result.audited/29', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/result.drafted/26', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/result.published/33', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/results.collected/20', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/results.verified/21', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/runs.settled/18', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/smoke.settled/14', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/statistics.computed/25', 'BANDIT-042', 1760000039000),
('BANDIT-042/told/tests.written/13', 'BANDIT-042', 1760000039000),
('BANDIT-043/told/code.reviewed/11', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/code.written/9', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/critique.settled/5', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/draft.rendered/27', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/followups.proposed/30', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/10', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/12', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/15', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/17', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/19', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/22', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/24', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/28', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/32', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/34', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/4', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/gates.passed/7', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/hardware.ready/16', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/hardware.released/23', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/issue.surveyed/0', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/plan.approved/6', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/plan.drafted/3', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/plan.sealed/8', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/questions.answered/2', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/questions.asked/1', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/result.approved/31', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/result.audited/29', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/result.drafted/26', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/result.published/33', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/results.collected/20', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/results.verified/21', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/runs.settled/18', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/smoke.settled/14', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/statistics.computed/25', 'BANDIT-043', 1760000040000),
('BANDIT-043/told/tests.written/13', 'BANDIT-043', 1760000040000),
('decision/BANDIT-002/33/result.approved', 'BANDIT-002', 1795252531730),
('decision/BANDIT-002/8/plan.approved', 'BANDIT-002', 1795252517848),
('effect/BANDIT-002/0/0', 'BANDIT-002', 1795252514679),
('effect/BANDIT-002/1/0', 'BANDIT-002', 1795252514729),
('effect/BANDIT-002/10/0', 'BANDIT-002', 1795252518463),
('effect/BANDIT-002/11/0', 'BANDIT-002', 1795252519578),
('effect/BANDIT-002/12/0', 'BANDIT-002', 1795252519730),
('effect/BANDIT-002/13/0', 'BANDIT-002', 1795252519798),
('effect/BANDIT-002/14/0', 'BANDIT-002', 1795252519860),
('effect/BANDIT-002/15/0', 'BANDIT-002', 1795252520680),
('effect/BANDIT-002/16/0', 'BANDIT-002', 1795252521360),
('effect/BANDIT-002/17/0', 'BANDIT-002', 1795252521972),
('effect/BANDIT-002/18/0', 'BANDIT-002', 1795252522020),
('effect/BANDIT-002/19/0', 'BANDIT-002', 1795252522096),
('effect/BANDIT-002/2/0', 'BANDIT-002', 1795252514956),
('effect/BANDIT-002/20/0', 'BANDIT-002', 1795252526376),
('effect/BANDIT-002/21/0', 'BANDIT-002', 1795252526589),
('effect/BANDIT-002/22/0', 'BANDIT-002', 1795252528019),
('effect/BANDIT-002/23/0', 'BANDIT-002', 1795252528132),
('effect/BANDIT-002/24/0', 'BANDIT-002', 1795252528656),
('effect/BANDIT-002/25/0', 'BANDIT-002', 1795252528662),
('effect/BANDIT-002/26/0', 'BANDIT-002', 1795252528666),
('effect/BANDIT-002/27/0', 'BANDIT-002', 1795252528744),
('effect/BANDIT-002/28/0', 'BANDIT-002', 1795252528844),
('effect/BANDIT-002/29/0', 'BANDIT-002', 1795252529682),
('effect/BANDIT-002/3/0', 'BANDIT-002', 1795252515216),
('effect/BANDIT-002/30/0', 'BANDIT-002', 1795252530549),
('effect/BANDIT-002/31/0', 'BANDIT-002', 1795252530644),
('effect/BANDIT-002/32/0', 'BANDIT-002', 1795252530731),
('effect/BANDIT-002/34/0', 'BANDIT-002', 1795252532637),
('effect/BANDIT-002/35/0', 'BANDIT-002', 1795252533950),
('effect/BANDIT-002/36/0', 'BANDIT-002', 1795252534128),
('effect/BANDIT-002/4/0', 'BANDIT-002', 1795252515593),
('effect/BANDIT-002/5/0', 'BANDIT-002', 1795252515718),
('effect/BANDIT-002/6/0', 'BANDIT-002', 1795252515786),
('effect/BANDIT-002/7/0', 'BANDIT-002', 1795252516213),
('effect/BANDIT-002/9/0', 'BANDIT-002', 1795252517865);
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
insert into events values
('BANDIT-001', 1, 'import/BANDIT-001', 'machine.migrated', '{"type":"machine.migrated","snapshot":"{\"status\":\"active\",\"value\":\"done\",\"historyValue\":{\"experiment.active.where-it-stood\":[{\"id\":\"experiment.active.publishing.checking\"}]},\"context\":{\"id\":\"BANDIT-001\",\"kind\":\"experiment\",\"track\":\"full\",\"limits\":{\"planRounds\":3,\"reviewRounds\":3,\"testRounds\":3,\"auditRounds\":3,\"refusals\":3,\"infraRetries\":3},\"planRound\":1,\"codeRound\":1,\"testRound\":1,\"verifyRound\":1,\"analysisRound\":1,\"diagnoses\":0,\"planRevisions\":0,\"reviewRevisions\":0,\"testFailures\":0,\"auditRevisions\":0,\"refusals\":0,\"infraFailures\":0,\"planVersion\":1,\"planHash\":\"328a66da7aa4147365c1d6cd911a440ee0363a514d47c4468a46a7dec5a6a39d\",\"sealed\":true,\"testsWritten\":true,\"draftVersion\":1,\"resultHash\":\"328a66da7aa4147365c1d6cd911a440ee0363a514d47c4468a46a7dec5a6a39d\",\"merge\":true,\"followUps\":[],\"furthest\":\"done\",\"deferMs\":0,\"reason\":null,\"retracted\":false,\"archived\":false},\"children\":{}}"}', 'done', 'done', '', 'import', 1795219200000),
('BANDIT-002', 1, 'effect/BANDIT-002/0/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'hooke', 1795252514680),
('BANDIT-002', 2, 'effect/BANDIT-002/1/0', 'questions.asked', '{"type":"questions.asked","blocking":0}', 'intake', 'planning', 'working', 'clarifier', 1795252514729),
('BANDIT-002', 3, 'effect/BANDIT-002/2/0', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"f7ad31dffb29017035bbf2c2748f6b77de6910ba18b68f39c281ec8c3a4cd69e"}', 'planning', 'planning', 'checking', 'planner', 1795252514956),
('BANDIT-002', 4, 'effect/BANDIT-002/3/0', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'gates', 1795252515216),
('BANDIT-002', 5, 'effect/BANDIT-002/4/0', 'critique.settled', '{"type":"critique.settled","verdict":"revise","findings":5}', 'critiquing', 'planning', 'working', 'critics', 1795252515593),
('BANDIT-002', 6, 'effect/BANDIT-002/5/0', 'plan.drafted', '{"type":"plan.drafted","version":2,"hash":"fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1"}', 'planning', 'planning', 'checking', 'planner', 1795252515719),
('BANDIT-002', 7, 'effect/BANDIT-002/6/0', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'gates', 1795252515787),
('BANDIT-002', 8, 'effect/BANDIT-002/7/0', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'critics', 1795252516213),
('BANDIT-002', 9, 'decision/BANDIT-002/8/plan.approved', 'plan.approved', '{"type":"plan.approved","by":"root","hash":"fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'root', 1795252517851),
('BANDIT-002', 10, 'effect/BANDIT-002/9/0', 'gates.passed', '{"type":"gates.passed","at":"awaitingPlanApproval"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'gates', 1795252517866),
('BANDIT-002', 11, 'effect/BANDIT-002/10/0', 'plan.sealed', '{"type":"plan.sealed","hash":"fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1"}', 'awaitingPlanApproval', 'implementing', 'working', 'hooke', 1795252518464),
('BANDIT-002', 12, 'effect/BANDIT-002/11/0', 'code.written', '{"type":"code.written","commit":"a65e53a6fe5df27250abf0a9d01f39a7fb63f1f5"}', 'implementing', 'implementing', 'checking', 'implementer', 1795252519579),
('BANDIT-002', 13, 'effect/BANDIT-002/12/0', 'gates.passed', '{"type":"gates.passed","at":"implementing"}', 'implementing', 'reviewing', 'working', 'gates', 1795252519732),
('BANDIT-002', 14, 'effect/BANDIT-002/13/0', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'code-reviewer', 1795252519799),
('BANDIT-002', 15, 'effect/BANDIT-002/14/0', 'gates.passed', '{"type":"gates.passed","at":"reviewing"}', 'reviewing', 'testing', 'working', 'gates', 1795252519861),
('BANDIT-002', 16, 'effect/BANDIT-002/15/0', 'tests.written', '{"type":"tests.written","commit":"c7caa84ae4770b7e0eaa4c89f0851299a08c5267"}', 'testing', 'testing', 'smoking', 'tester', 1795252520680),
('BANDIT-002', 17, 'effect/BANDIT-002/16/0', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":"1 of 1 runs ended well"}', 'testing', 'testing', 'checking', 'hooke', 1795252521361),
('BANDIT-002', 18, 'effect/BANDIT-002/17/0', 'gates.passed', '{"type":"gates.passed","at":"testing"}', 'testing', 'provisioning', 'working', 'gates', 1795252521973),
('BANDIT-002', 19, 'effect/BANDIT-002/18/0', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'hooke', 1795252522021),
('BANDIT-002', 20, 'effect/BANDIT-002/19/0', 'gates.passed', '{"type":"gates.passed","at":"provisioning"}', 'provisioning', 'running', 'working', 'gates', 1795252522096),
('BANDIT-002', 21, 'effect/BANDIT-002/20/0', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":"40 of 40 runs ended well"}', 'running', 'running', 'checking', 'hooke', 1795252526378),
('BANDIT-002', 22, 'effect/BANDIT-002/21/0', 'gates.passed', '{"type":"gates.passed","at":"running"}', 'running', 'verifying', 'working', 'gates', 1795252526589),
('BANDIT-002', 23, 'effect/BANDIT-002/22/0', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'hooke', 1795252528020),
('BANDIT-002', 24, 'effect/BANDIT-002/23/0', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'verifier', 1795252528132),
('BANDIT-002', 25, 'effect/BANDIT-002/24/0', 'gates.passed', '{"type":"gates.passed","at":"verifying"}', 'verifying', 'verifying', 'releasing', 'gates', 1795252528657),
('BANDIT-002', 26, 'effect/BANDIT-002/25/0', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'hooke', 1795252528663),
('BANDIT-002', 27, 'effect/BANDIT-002/26/0', 'gates.passed', '{"type":"gates.passed","at":"released"}', 'verifying', 'analyzing', 'computing', 'gates', 1795252528667),
('BANDIT-002', 28, 'effect/BANDIT-002/27/0', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'hooke', 1795252528744),
('BANDIT-002', 29, 'effect/BANDIT-002/28/0', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'analyzer', 1795252528844),
('BANDIT-002', 30, 'effect/BANDIT-002/29/0', 'draft.rendered', '{"type":"draft.rendered","hash":"4203c0e26164b3629ec3626844677d262d8f82accf28b4fbbf9a12227fadec94"}', 'analyzing', 'analyzing', 'checking', 'hooke', 1795252529683),
('BANDIT-002', 31, 'effect/BANDIT-002/30/0', 'gates.passed', '{"type":"gates.passed","at":"analyzing"}', 'analyzing', 'auditing', 'working', 'gates', 1795252530553),
('BANDIT-002', 32, 'effect/BANDIT-002/31/0', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'auditor', 1795252530644),
('BANDIT-002', 33, 'effect/BANDIT-002/32/0', 'followups.proposed', '{"type":"followups.proposed","count":3}', 'proposing', 'awaitingResultApproval', 'working', 'follow-up-designer', 1795252530732),
('BANDIT-002', 34, 'decision/BANDIT-002/33/result.approved', 'result.approved', '{"type":"result.approved","by":"root","hash":"4203c0e26164b3629ec3626844677d262d8f82accf28b4fbbf9a12227fadec94","followUps":[1],"merge":true}', 'awaitingResultApproval', 'awaitingResultApproval', 'checking', 'root', 1795252531732),
('BANDIT-002', 35, 'effect/BANDIT-002/34/0', 'gates.passed', '{"type":"gates.passed","at":"awaitingResultApproval"}', 'awaitingResultApproval', 'publishing', 'working', 'gates', 1795252532637),
('BANDIT-002', 36, 'effect/BANDIT-002/35/0', 'result.published', '{"type":"result.published","tag":"result/BANDIT-002-v1"}', 'publishing', 'publishing', 'checking', 'hooke', 1795252533950),
('BANDIT-002', 37, 'effect/BANDIT-002/36/0', 'gates.passed', '{"type":"gates.passed","at":"publishing"}', 'publishing', 'done', '', 'gates', 1795252534128),
('BANDIT-004', 1, 'BANDIT-004/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000001000),
('BANDIT-005', 1, 'BANDIT-005/told/agent.gaveUp/0', 'agent.gaveUp', '{"type":"agent.gaveUp","role":"planner","reason":"no idea"}', 'intake', 'blocked', '', 'test', 1760000002000),
('BANDIT-006', 1, 'BANDIT-006/told/experiment.paused/0', 'experiment.paused', '{"type":"experiment.paused","by":"ada","reason":"lunch"}', 'intake', 'paused', '', 'test', 1760000003000),
('BANDIT-007', 1, 'BANDIT-007/told/experiment.cancelled/0', 'experiment.cancelled', '{"type":"experiment.cancelled","by":"ada","reason":"enough"}', 'intake', 'cancelled', '', 'test', 1760000004000),
('BANDIT-008', 1, 'BANDIT-008/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000005000),
('BANDIT-008', 2, 'BANDIT-008/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000005000),
('BANDIT-009', 1, 'BANDIT-009/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000006000),
('BANDIT-009', 2, 'BANDIT-009/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000006000),
('BANDIT-009', 3, 'BANDIT-009/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000006000),
('BANDIT-010', 1, 'BANDIT-010/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000007000),
('BANDIT-010', 2, 'BANDIT-010/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000007000),
('BANDIT-010', 3, 'BANDIT-010/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000007000),
('BANDIT-010', 4, 'BANDIT-010/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000007000),
('BANDIT-011', 1, 'BANDIT-011/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000008000),
('BANDIT-011', 2, 'BANDIT-011/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000008000),
('BANDIT-011', 3, 'BANDIT-011/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000008000),
('BANDIT-011', 4, 'BANDIT-011/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000008000),
('BANDIT-011', 5, 'BANDIT-011/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000008000),
('BANDIT-012', 1, 'BANDIT-012/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000009000),
('BANDIT-012', 2, 'BANDIT-012/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000009000),
('BANDIT-012', 3, 'BANDIT-012/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000009000),
('BANDIT-012', 4, 'BANDIT-012/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000009000),
('BANDIT-012', 5, 'BANDIT-012/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000009000),
('BANDIT-012', 6, 'BANDIT-012/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000009000),
('BANDIT-013', 1, 'BANDIT-013/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000010000),
('BANDIT-013', 2, 'BANDIT-013/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000010000),
('BANDIT-013', 3, 'BANDIT-013/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000010000),
('BANDIT-013', 4, 'BANDIT-013/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000010000),
('BANDIT-013', 5, 'BANDIT-013/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000010000),
('BANDIT-013', 6, 'BANDIT-013/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000010000),
('BANDIT-013', 7, 'BANDIT-013/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000010000),
('BANDIT-014', 1, 'BANDIT-014/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000011000),
('BANDIT-014', 2, 'BANDIT-014/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000011000),
('BANDIT-014', 3, 'BANDIT-014/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000011000),
('BANDIT-014', 4, 'BANDIT-014/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000011000),
('BANDIT-014', 5, 'BANDIT-014/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000011000),
('BANDIT-014', 6, 'BANDIT-014/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000011000),
('BANDIT-014', 7, 'BANDIT-014/told/decision.deferred/6', 'decision.deferred', '{"type":"decision.deferred","by":"ada","until":1702000000000,"forMs":2000000000}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'deferred', 'test', 1760000011000),
('BANDIT-015', 1, 'BANDIT-015/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000012000),
('BANDIT-015', 2, 'BANDIT-015/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000012000),
('BANDIT-015', 3, 'BANDIT-015/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000012000),
('BANDIT-015', 4, 'BANDIT-015/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000012000),
('BANDIT-015', 5, 'BANDIT-015/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000012000),
('BANDIT-015', 6, 'BANDIT-015/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000012000),
('BANDIT-015', 7, 'BANDIT-015/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000012000),
('BANDIT-015', 8, 'BANDIT-015/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000012000),
('BANDIT-016', 1, 'BANDIT-016/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000013000),
('BANDIT-016', 2, 'BANDIT-016/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000013000),
('BANDIT-016', 3, 'BANDIT-016/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000013000),
('BANDIT-016', 4, 'BANDIT-016/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000013000),
('BANDIT-016', 5, 'BANDIT-016/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000013000),
('BANDIT-016', 6, 'BANDIT-016/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000013000),
('BANDIT-016', 7, 'BANDIT-016/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000013000),
('BANDIT-016', 8, 'BANDIT-016/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000013000),
('BANDIT-016', 9, 'BANDIT-016/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000013000),
('BANDIT-017', 1, 'BANDIT-017/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000014000),
('BANDIT-017', 2, 'BANDIT-017/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000014000),
('BANDIT-017', 3, 'BANDIT-017/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000014000),
('BANDIT-017', 4, 'BANDIT-017/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000014000),
('BANDIT-017', 5, 'BANDIT-017/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000014000),
('BANDIT-017', 6, 'BANDIT-017/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000014000),
('BANDIT-017', 7, 'BANDIT-017/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000014000),
('BANDIT-017', 8, 'BANDIT-017/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000014000),
('BANDIT-017', 9, 'BANDIT-017/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000014000),
('BANDIT-017', 10, 'BANDIT-017/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000014000),
('BANDIT-018', 1, 'BANDIT-018/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000015000),
('BANDIT-018', 2, 'BANDIT-018/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000015000),
('BANDIT-018', 3, 'BANDIT-018/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000015000),
('BANDIT-018', 4, 'BANDIT-018/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000015000),
('BANDIT-018', 5, 'BANDIT-018/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000015000),
('BANDIT-018', 6, 'BANDIT-018/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000015000),
('BANDIT-018', 7, 'BANDIT-018/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000015000),
('BANDIT-018', 8, 'BANDIT-018/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000015000),
('BANDIT-018', 9, 'BANDIT-018/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000015000),
('BANDIT-018', 10, 'BANDIT-018/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000015000),
('BANDIT-018', 11, 'BANDIT-018/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000015000),
('BANDIT-019', 1, 'BANDIT-019/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000016000),
('BANDIT-019', 2, 'BANDIT-019/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000016000),
('BANDIT-019', 3, 'BANDIT-019/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000016000),
('BANDIT-019', 4, 'BANDIT-019/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000016000),
('BANDIT-019', 5, 'BANDIT-019/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000016000),
('BANDIT-019', 6, 'BANDIT-019/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000016000),
('BANDIT-019', 7, 'BANDIT-019/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000016000),
('BANDIT-019', 8, 'BANDIT-019/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000016000),
('BANDIT-019', 9, 'BANDIT-019/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000016000),
('BANDIT-019', 10, 'BANDIT-019/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000016000),
('BANDIT-019', 11, 'BANDIT-019/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000016000),
('BANDIT-019', 12, 'BANDIT-019/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000016000),
('BANDIT-020', 1, 'BANDIT-020/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000017000),
('BANDIT-020', 2, 'BANDIT-020/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000017000),
('BANDIT-020', 3, 'BANDIT-020/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000017000),
('BANDIT-020', 4, 'BANDIT-020/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000017000),
('BANDIT-020', 5, 'BANDIT-020/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000017000),
('BANDIT-020', 6, 'BANDIT-020/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000017000),
('BANDIT-020', 7, 'BANDIT-020/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000017000),
('BANDIT-020', 8, 'BANDIT-020/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000017000),
('BANDIT-020', 9, 'BANDIT-020/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000017000),
('BANDIT-020', 10, 'BANDIT-020/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000017000),
('BANDIT-020', 11, 'BANDIT-020/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000017000),
('BANDIT-020', 12, 'BANDIT-020/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000017000),
('BANDIT-020', 13, 'BANDIT-020/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000017000),
('BANDIT-021', 1, 'BANDIT-021/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000018000),
('BANDIT-021', 2, 'BANDIT-021/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000018000),
('BANDIT-021', 3, 'BANDIT-021/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000018000),
('BANDIT-021', 4, 'BANDIT-021/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000018000),
('BANDIT-021', 5, 'BANDIT-021/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000018000),
('BANDIT-021', 6, 'BANDIT-021/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000018000),
('BANDIT-021', 7, 'BANDIT-021/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000018000),
('BANDIT-021', 8, 'BANDIT-021/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000018000),
('BANDIT-021', 9, 'BANDIT-021/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000018000),
('BANDIT-021', 10, 'BANDIT-021/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000018000),
('BANDIT-021', 11, 'BANDIT-021/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000018000),
('BANDIT-021', 12, 'BANDIT-021/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000018000),
('BANDIT-021', 13, 'BANDIT-021/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000018000),
('BANDIT-021', 14, 'BANDIT-021/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000018000),
('BANDIT-022', 1, 'BANDIT-022/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000019000),
('BANDIT-022', 2, 'BANDIT-022/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000019000),
('BANDIT-022', 3, 'BANDIT-022/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000019000),
('BANDIT-022', 4, 'BANDIT-022/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000019000),
('BANDIT-022', 5, 'BANDIT-022/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000019000),
('BANDIT-022', 6, 'BANDIT-022/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000019000),
('BANDIT-022', 7, 'BANDIT-022/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000019000),
('BANDIT-022', 8, 'BANDIT-022/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000019000),
('BANDIT-022', 9, 'BANDIT-022/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000019000),
('BANDIT-022', 10, 'BANDIT-022/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000019000),
('BANDIT-022', 11, 'BANDIT-022/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000019000),
('BANDIT-022', 12, 'BANDIT-022/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000019000),
('BANDIT-022', 13, 'BANDIT-022/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000019000),
('BANDIT-022', 14, 'BANDIT-022/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000019000),
('BANDIT-022', 15, 'BANDIT-022/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000019000),
('BANDIT-023', 1, 'BANDIT-023/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000020000),
('BANDIT-023', 2, 'BANDIT-023/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000020000),
('BANDIT-023', 3, 'BANDIT-023/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000020000),
('BANDIT-023', 4, 'BANDIT-023/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000020000),
('BANDIT-023', 5, 'BANDIT-023/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000020000),
('BANDIT-023', 6, 'BANDIT-023/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000020000),
('BANDIT-023', 7, 'BANDIT-023/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000020000),
('BANDIT-023', 8, 'BANDIT-023/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000020000),
('BANDIT-023', 9, 'BANDIT-023/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000020000),
('BANDIT-023', 10, 'BANDIT-023/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000020000),
('BANDIT-023', 11, 'BANDIT-023/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000020000),
('BANDIT-023', 12, 'BANDIT-023/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000020000),
('BANDIT-023', 13, 'BANDIT-023/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000020000),
('BANDIT-023', 14, 'BANDIT-023/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000020000),
('BANDIT-023', 15, 'BANDIT-023/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000020000),
('BANDIT-023', 16, 'BANDIT-023/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000020000),
('BANDIT-024', 1, 'BANDIT-024/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000021000),
('BANDIT-024', 2, 'BANDIT-024/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000021000),
('BANDIT-024', 3, 'BANDIT-024/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000021000),
('BANDIT-024', 4, 'BANDIT-024/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000021000),
('BANDIT-024', 5, 'BANDIT-024/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000021000),
('BANDIT-024', 6, 'BANDIT-024/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000021000),
('BANDIT-024', 7, 'BANDIT-024/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000021000),
('BANDIT-024', 8, 'BANDIT-024/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000021000),
('BANDIT-024', 9, 'BANDIT-024/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000021000),
('BANDIT-024', 10, 'BANDIT-024/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000021000),
('BANDIT-024', 11, 'BANDIT-024/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000021000),
('BANDIT-024', 12, 'BANDIT-024/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000021000),
('BANDIT-024', 13, 'BANDIT-024/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000021000),
('BANDIT-024', 14, 'BANDIT-024/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000021000),
('BANDIT-024', 15, 'BANDIT-024/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000021000),
('BANDIT-024', 16, 'BANDIT-024/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000021000),
('BANDIT-024', 17, 'BANDIT-024/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000021000),
('BANDIT-025', 1, 'BANDIT-025/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000022000),
('BANDIT-025', 2, 'BANDIT-025/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000022000),
('BANDIT-025', 3, 'BANDIT-025/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000022000),
('BANDIT-025', 4, 'BANDIT-025/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000022000),
('BANDIT-025', 5, 'BANDIT-025/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000022000),
('BANDIT-025', 6, 'BANDIT-025/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000022000),
('BANDIT-025', 7, 'BANDIT-025/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000022000),
('BANDIT-025', 8, 'BANDIT-025/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000022000),
('BANDIT-025', 9, 'BANDIT-025/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000022000),
('BANDIT-025', 10, 'BANDIT-025/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000022000),
('BANDIT-025', 11, 'BANDIT-025/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000022000),
('BANDIT-025', 12, 'BANDIT-025/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000022000),
('BANDIT-025', 13, 'BANDIT-025/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000022000),
('BANDIT-025', 14, 'BANDIT-025/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000022000),
('BANDIT-025', 15, 'BANDIT-025/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000022000),
('BANDIT-025', 16, 'BANDIT-025/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000022000),
('BANDIT-025', 17, 'BANDIT-025/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000022000),
('BANDIT-025', 18, 'BANDIT-025/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000022000),
('BANDIT-026', 1, 'BANDIT-026/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000023000),
('BANDIT-026', 2, 'BANDIT-026/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000023000),
('BANDIT-026', 3, 'BANDIT-026/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000023000),
('BANDIT-026', 4, 'BANDIT-026/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000023000),
('BANDIT-026', 5, 'BANDIT-026/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000023000),
('BANDIT-026', 6, 'BANDIT-026/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000023000),
('BANDIT-026', 7, 'BANDIT-026/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000023000),
('BANDIT-026', 8, 'BANDIT-026/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000023000),
('BANDIT-026', 9, 'BANDIT-026/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000023000),
('BANDIT-026', 10, 'BANDIT-026/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000023000),
('BANDIT-026', 11, 'BANDIT-026/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000023000),
('BANDIT-026', 12, 'BANDIT-026/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000023000),
('BANDIT-026', 13, 'BANDIT-026/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000023000),
('BANDIT-026', 14, 'BANDIT-026/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000023000),
('BANDIT-026', 15, 'BANDIT-026/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000023000),
('BANDIT-026', 16, 'BANDIT-026/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000023000),
('BANDIT-026', 17, 'BANDIT-026/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000023000),
('BANDIT-026', 18, 'BANDIT-026/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000023000),
('BANDIT-026', 19, 'BANDIT-026/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000023000),
('BANDIT-027', 1, 'BANDIT-027/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000024000),
('BANDIT-027', 2, 'BANDIT-027/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000024000),
('BANDIT-027', 3, 'BANDIT-027/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000024000),
('BANDIT-027', 4, 'BANDIT-027/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000024000),
('BANDIT-027', 5, 'BANDIT-027/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000024000),
('BANDIT-027', 6, 'BANDIT-027/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000024000),
('BANDIT-027', 7, 'BANDIT-027/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000024000),
('BANDIT-027', 8, 'BANDIT-027/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000024000),
('BANDIT-027', 9, 'BANDIT-027/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000024000),
('BANDIT-027', 10, 'BANDIT-027/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000024000),
('BANDIT-027', 11, 'BANDIT-027/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000024000),
('BANDIT-027', 12, 'BANDIT-027/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000024000),
('BANDIT-027', 13, 'BANDIT-027/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000024000),
('BANDIT-027', 14, 'BANDIT-027/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000024000),
('BANDIT-027', 15, 'BANDIT-027/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000024000),
('BANDIT-027', 16, 'BANDIT-027/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000024000),
('BANDIT-027', 17, 'BANDIT-027/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000024000),
('BANDIT-027', 18, 'BANDIT-027/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000024000),
('BANDIT-027', 19, 'BANDIT-027/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000024000),
('BANDIT-027', 20, 'BANDIT-027/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000024000),
('BANDIT-028', 1, 'BANDIT-028/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000025000),
('BANDIT-028', 2, 'BANDIT-028/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000025000),
('BANDIT-028', 3, 'BANDIT-028/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000025000),
('BANDIT-028', 4, 'BANDIT-028/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000025000),
('BANDIT-028', 5, 'BANDIT-028/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000025000),
('BANDIT-028', 6, 'BANDIT-028/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000025000),
('BANDIT-028', 7, 'BANDIT-028/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000025000),
('BANDIT-028', 8, 'BANDIT-028/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000025000),
('BANDIT-028', 9, 'BANDIT-028/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000025000),
('BANDIT-028', 10, 'BANDIT-028/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000025000),
('BANDIT-028', 11, 'BANDIT-028/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000025000),
('BANDIT-028', 12, 'BANDIT-028/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000025000),
('BANDIT-028', 13, 'BANDIT-028/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000025000),
('BANDIT-028', 14, 'BANDIT-028/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000025000),
('BANDIT-028', 15, 'BANDIT-028/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000025000),
('BANDIT-028', 16, 'BANDIT-028/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000025000),
('BANDIT-028', 17, 'BANDIT-028/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000025000),
('BANDIT-028', 18, 'BANDIT-028/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000025000),
('BANDIT-028', 19, 'BANDIT-028/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000025000),
('BANDIT-028', 20, 'BANDIT-028/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000025000),
('BANDIT-028', 21, 'BANDIT-028/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000025000),
('BANDIT-029', 1, 'BANDIT-029/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000026000),
('BANDIT-029', 2, 'BANDIT-029/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000026000),
('BANDIT-029', 3, 'BANDIT-029/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000026000),
('BANDIT-029', 4, 'BANDIT-029/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000026000),
('BANDIT-029', 5, 'BANDIT-029/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000026000),
('BANDIT-029', 6, 'BANDIT-029/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000026000),
('BANDIT-029', 7, 'BANDIT-029/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000026000),
('BANDIT-029', 8, 'BANDIT-029/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000026000),
('BANDIT-029', 9, 'BANDIT-029/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000026000),
('BANDIT-029', 10, 'BANDIT-029/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000026000),
('BANDIT-029', 11, 'BANDIT-029/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000026000),
('BANDIT-029', 12, 'BANDIT-029/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000026000),
('BANDIT-029', 13, 'BANDIT-029/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000026000),
('BANDIT-029', 14, 'BANDIT-029/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000026000),
('BANDIT-029', 15, 'BANDIT-029/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000026000),
('BANDIT-029', 16, 'BANDIT-029/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000026000),
('BANDIT-029', 17, 'BANDIT-029/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000026000),
('BANDIT-029', 18, 'BANDIT-029/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000026000),
('BANDIT-029', 19, 'BANDIT-029/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000026000),
('BANDIT-029', 20, 'BANDIT-029/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000026000),
('BANDIT-029', 21, 'BANDIT-029/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000026000),
('BANDIT-029', 22, 'BANDIT-029/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000026000),
('BANDIT-030', 1, 'BANDIT-030/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000027000),
('BANDIT-030', 2, 'BANDIT-030/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000027000),
('BANDIT-030', 3, 'BANDIT-030/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000027000),
('BANDIT-030', 4, 'BANDIT-030/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000027000),
('BANDIT-030', 5, 'BANDIT-030/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000027000),
('BANDIT-030', 6, 'BANDIT-030/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000027000),
('BANDIT-030', 7, 'BANDIT-030/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000027000),
('BANDIT-030', 8, 'BANDIT-030/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000027000),
('BANDIT-030', 9, 'BANDIT-030/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000027000),
('BANDIT-030', 10, 'BANDIT-030/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000027000),
('BANDIT-030', 11, 'BANDIT-030/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000027000),
('BANDIT-030', 12, 'BANDIT-030/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000027000),
('BANDIT-030', 13, 'BANDIT-030/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000027000),
('BANDIT-030', 14, 'BANDIT-030/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000027000),
('BANDIT-030', 15, 'BANDIT-030/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000027000),
('BANDIT-030', 16, 'BANDIT-030/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000027000),
('BANDIT-030', 17, 'BANDIT-030/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000027000),
('BANDIT-030', 18, 'BANDIT-030/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000027000),
('BANDIT-030', 19, 'BANDIT-030/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000027000),
('BANDIT-030', 20, 'BANDIT-030/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000027000),
('BANDIT-030', 21, 'BANDIT-030/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000027000),
('BANDIT-030', 22, 'BANDIT-030/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000027000),
('BANDIT-030', 23, 'BANDIT-030/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000027000),
('BANDIT-031', 1, 'BANDIT-031/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000028000),
('BANDIT-031', 2, 'BANDIT-031/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000028000),
('BANDIT-031', 3, 'BANDIT-031/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000028000),
('BANDIT-031', 4, 'BANDIT-031/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000028000),
('BANDIT-031', 5, 'BANDIT-031/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000028000),
('BANDIT-031', 6, 'BANDIT-031/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000028000),
('BANDIT-031', 7, 'BANDIT-031/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000028000),
('BANDIT-031', 8, 'BANDIT-031/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000028000),
('BANDIT-031', 9, 'BANDIT-031/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000028000),
('BANDIT-031', 10, 'BANDIT-031/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000028000),
('BANDIT-031', 11, 'BANDIT-031/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000028000),
('BANDIT-031', 12, 'BANDIT-031/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000028000),
('BANDIT-031', 13, 'BANDIT-031/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000028000),
('BANDIT-031', 14, 'BANDIT-031/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000028000),
('BANDIT-031', 15, 'BANDIT-031/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000028000),
('BANDIT-031', 16, 'BANDIT-031/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000028000),
('BANDIT-031', 17, 'BANDIT-031/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000028000),
('BANDIT-031', 18, 'BANDIT-031/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000028000),
('BANDIT-031', 19, 'BANDIT-031/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000028000),
('BANDIT-031', 20, 'BANDIT-031/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000028000),
('BANDIT-031', 21, 'BANDIT-031/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000028000),
('BANDIT-031', 22, 'BANDIT-031/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000028000),
('BANDIT-031', 23, 'BANDIT-031/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000028000),
('BANDIT-031', 24, 'BANDIT-031/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000028000),
('BANDIT-032', 1, 'BANDIT-032/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000029000),
('BANDIT-032', 2, 'BANDIT-032/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000029000),
('BANDIT-032', 3, 'BANDIT-032/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000029000),
('BANDIT-032', 4, 'BANDIT-032/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000029000),
('BANDIT-032', 5, 'BANDIT-032/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000029000),
('BANDIT-032', 6, 'BANDIT-032/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000029000),
('BANDIT-032', 7, 'BANDIT-032/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000029000),
('BANDIT-032', 8, 'BANDIT-032/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000029000),
('BANDIT-032', 9, 'BANDIT-032/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000029000),
('BANDIT-032', 10, 'BANDIT-032/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000029000),
('BANDIT-032', 11, 'BANDIT-032/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000029000),
('BANDIT-032', 12, 'BANDIT-032/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000029000),
('BANDIT-032', 13, 'BANDIT-032/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000029000),
('BANDIT-032', 14, 'BANDIT-032/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000029000),
('BANDIT-032', 15, 'BANDIT-032/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000029000),
('BANDIT-032', 16, 'BANDIT-032/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000029000),
('BANDIT-032', 17, 'BANDIT-032/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000029000),
('BANDIT-032', 18, 'BANDIT-032/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000029000),
('BANDIT-032', 19, 'BANDIT-032/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000029000),
('BANDIT-032', 20, 'BANDIT-032/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000029000),
('BANDIT-032', 21, 'BANDIT-032/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000029000),
('BANDIT-032', 22, 'BANDIT-032/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000029000),
('BANDIT-032', 23, 'BANDIT-032/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000029000),
('BANDIT-032', 24, 'BANDIT-032/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000029000),
('BANDIT-032', 25, 'BANDIT-032/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000029000),
('BANDIT-033', 1, 'BANDIT-033/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000030000),
('BANDIT-033', 2, 'BANDIT-033/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000030000),
('BANDIT-033', 3, 'BANDIT-033/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000030000),
('BANDIT-033', 4, 'BANDIT-033/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000030000),
('BANDIT-033', 5, 'BANDIT-033/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000030000),
('BANDIT-033', 6, 'BANDIT-033/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000030000),
('BANDIT-033', 7, 'BANDIT-033/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000030000),
('BANDIT-033', 8, 'BANDIT-033/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000030000),
('BANDIT-033', 9, 'BANDIT-033/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000030000),
('BANDIT-033', 10, 'BANDIT-033/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000030000),
('BANDIT-033', 11, 'BANDIT-033/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000030000),
('BANDIT-033', 12, 'BANDIT-033/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000030000),
('BANDIT-033', 13, 'BANDIT-033/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000030000),
('BANDIT-033', 14, 'BANDIT-033/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000030000),
('BANDIT-033', 15, 'BANDIT-033/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000030000),
('BANDIT-033', 16, 'BANDIT-033/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000030000),
('BANDIT-033', 17, 'BANDIT-033/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000030000),
('BANDIT-033', 18, 'BANDIT-033/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000030000),
('BANDIT-033', 19, 'BANDIT-033/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000030000),
('BANDIT-033', 20, 'BANDIT-033/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000030000),
('BANDIT-033', 21, 'BANDIT-033/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000030000),
('BANDIT-033', 22, 'BANDIT-033/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000030000),
('BANDIT-033', 23, 'BANDIT-033/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000030000),
('BANDIT-033', 24, 'BANDIT-033/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000030000),
('BANDIT-033', 25, 'BANDIT-033/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000030000),
('BANDIT-033', 26, 'BANDIT-033/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000030000),
('BANDIT-034', 1, 'BANDIT-034/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000031000),
('BANDIT-034', 2, 'BANDIT-034/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000031000),
('BANDIT-034', 3, 'BANDIT-034/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000031000),
('BANDIT-034', 4, 'BANDIT-034/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000031000),
('BANDIT-034', 5, 'BANDIT-034/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000031000),
('BANDIT-034', 6, 'BANDIT-034/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000031000),
('BANDIT-034', 7, 'BANDIT-034/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000031000),
('BANDIT-034', 8, 'BANDIT-034/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000031000),
('BANDIT-034', 9, 'BANDIT-034/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000031000),
('BANDIT-034', 10, 'BANDIT-034/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000031000),
('BANDIT-034', 11, 'BANDIT-034/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000031000),
('BANDIT-034', 12, 'BANDIT-034/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000031000),
('BANDIT-034', 13, 'BANDIT-034/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000031000),
('BANDIT-034', 14, 'BANDIT-034/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000031000),
('BANDIT-034', 15, 'BANDIT-034/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000031000),
('BANDIT-034', 16, 'BANDIT-034/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000031000),
('BANDIT-034', 17, 'BANDIT-034/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000031000),
('BANDIT-034', 18, 'BANDIT-034/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000031000),
('BANDIT-034', 19, 'BANDIT-034/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000031000),
('BANDIT-034', 20, 'BANDIT-034/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000031000),
('BANDIT-034', 21, 'BANDIT-034/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000031000),
('BANDIT-034', 22, 'BANDIT-034/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000031000),
('BANDIT-034', 23, 'BANDIT-034/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000031000),
('BANDIT-034', 24, 'BANDIT-034/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000031000),
('BANDIT-034', 25, 'BANDIT-034/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000031000),
('BANDIT-034', 26, 'BANDIT-034/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000031000),
('BANDIT-034', 27, 'BANDIT-034/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000031000),
('BANDIT-035', 1, 'BANDIT-035/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000032000),
('BANDIT-035', 2, 'BANDIT-035/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000032000),
('BANDIT-035', 3, 'BANDIT-035/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000032000),
('BANDIT-035', 4, 'BANDIT-035/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000032000),
('BANDIT-035', 5, 'BANDIT-035/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000032000),
('BANDIT-035', 6, 'BANDIT-035/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000032000),
('BANDIT-035', 7, 'BANDIT-035/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000032000),
('BANDIT-035', 8, 'BANDIT-035/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000032000),
('BANDIT-035', 9, 'BANDIT-035/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000032000),
('BANDIT-035', 10, 'BANDIT-035/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000032000),
('BANDIT-035', 11, 'BANDIT-035/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000032000),
('BANDIT-035', 12, 'BANDIT-035/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000032000),
('BANDIT-035', 13, 'BANDIT-035/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000032000),
('BANDIT-035', 14, 'BANDIT-035/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000032000),
('BANDIT-035', 15, 'BANDIT-035/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000032000),
('BANDIT-035', 16, 'BANDIT-035/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000032000),
('BANDIT-035', 17, 'BANDIT-035/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000032000),
('BANDIT-035', 18, 'BANDIT-035/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000032000),
('BANDIT-035', 19, 'BANDIT-035/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000032000),
('BANDIT-035', 20, 'BANDIT-035/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000032000),
('BANDIT-035', 21, 'BANDIT-035/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000032000),
('BANDIT-035', 22, 'BANDIT-035/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000032000),
('BANDIT-035', 23, 'BANDIT-035/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000032000),
('BANDIT-035', 24, 'BANDIT-035/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000032000),
('BANDIT-035', 25, 'BANDIT-035/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000032000),
('BANDIT-035', 26, 'BANDIT-035/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000032000),
('BANDIT-035', 27, 'BANDIT-035/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000032000),
('BANDIT-035', 28, 'BANDIT-035/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000032000),
('BANDIT-036', 1, 'BANDIT-036/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000033000),
('BANDIT-036', 2, 'BANDIT-036/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000033000),
('BANDIT-036', 3, 'BANDIT-036/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000033000),
('BANDIT-036', 4, 'BANDIT-036/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000033000),
('BANDIT-036', 5, 'BANDIT-036/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000033000),
('BANDIT-036', 6, 'BANDIT-036/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000033000),
('BANDIT-036', 7, 'BANDIT-036/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000033000),
('BANDIT-036', 8, 'BANDIT-036/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000033000),
('BANDIT-036', 9, 'BANDIT-036/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000033000),
('BANDIT-036', 10, 'BANDIT-036/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000033000),
('BANDIT-036', 11, 'BANDIT-036/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000033000),
('BANDIT-036', 12, 'BANDIT-036/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000033000),
('BANDIT-036', 13, 'BANDIT-036/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000033000),
('BANDIT-036', 14, 'BANDIT-036/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000033000),
('BANDIT-036', 15, 'BANDIT-036/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000033000),
('BANDIT-036', 16, 'BANDIT-036/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000033000),
('BANDIT-036', 17, 'BANDIT-036/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000033000),
('BANDIT-036', 18, 'BANDIT-036/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000033000),
('BANDIT-036', 19, 'BANDIT-036/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000033000),
('BANDIT-036', 20, 'BANDIT-036/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000033000),
('BANDIT-036', 21, 'BANDIT-036/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000033000),
('BANDIT-036', 22, 'BANDIT-036/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000033000),
('BANDIT-036', 23, 'BANDIT-036/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000033000),
('BANDIT-036', 24, 'BANDIT-036/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000033000),
('BANDIT-036', 25, 'BANDIT-036/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000033000),
('BANDIT-036', 26, 'BANDIT-036/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000033000),
('BANDIT-036', 27, 'BANDIT-036/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000033000),
('BANDIT-036', 28, 'BANDIT-036/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000033000),
('BANDIT-036', 29, 'BANDIT-036/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000033000),
('BANDIT-037', 1, 'BANDIT-037/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000034000),
('BANDIT-037', 2, 'BANDIT-037/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000034000),
('BANDIT-037', 3, 'BANDIT-037/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000034000),
('BANDIT-037', 4, 'BANDIT-037/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000034000),
('BANDIT-037', 5, 'BANDIT-037/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000034000),
('BANDIT-037', 6, 'BANDIT-037/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000034000),
('BANDIT-037', 7, 'BANDIT-037/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000034000),
('BANDIT-037', 8, 'BANDIT-037/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000034000),
('BANDIT-037', 9, 'BANDIT-037/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000034000),
('BANDIT-037', 10, 'BANDIT-037/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000034000),
('BANDIT-037', 11, 'BANDIT-037/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000034000),
('BANDIT-037', 12, 'BANDIT-037/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000034000),
('BANDIT-037', 13, 'BANDIT-037/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000034000),
('BANDIT-037', 14, 'BANDIT-037/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000034000),
('BANDIT-037', 15, 'BANDIT-037/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000034000),
('BANDIT-037', 16, 'BANDIT-037/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000034000),
('BANDIT-037', 17, 'BANDIT-037/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000034000),
('BANDIT-037', 18, 'BANDIT-037/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000034000),
('BANDIT-037', 19, 'BANDIT-037/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000034000),
('BANDIT-037', 20, 'BANDIT-037/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000034000),
('BANDIT-037', 21, 'BANDIT-037/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000034000),
('BANDIT-037', 22, 'BANDIT-037/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000034000),
('BANDIT-037', 23, 'BANDIT-037/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000034000),
('BANDIT-037', 24, 'BANDIT-037/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000034000),
('BANDIT-037', 25, 'BANDIT-037/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000034000),
('BANDIT-037', 26, 'BANDIT-037/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000034000),
('BANDIT-037', 27, 'BANDIT-037/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000034000),
('BANDIT-037', 28, 'BANDIT-037/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000034000),
('BANDIT-037', 29, 'BANDIT-037/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000034000),
('BANDIT-037', 30, 'BANDIT-037/told/result.audited/29', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'test', 1760000034000),
('BANDIT-038', 1, 'BANDIT-038/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000035000),
('BANDIT-038', 2, 'BANDIT-038/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000035000),
('BANDIT-038', 3, 'BANDIT-038/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000035000),
('BANDIT-038', 4, 'BANDIT-038/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000035000),
('BANDIT-038', 5, 'BANDIT-038/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000035000),
('BANDIT-038', 6, 'BANDIT-038/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000035000),
('BANDIT-038', 7, 'BANDIT-038/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000035000),
('BANDIT-038', 8, 'BANDIT-038/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000035000),
('BANDIT-038', 9, 'BANDIT-038/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000035000),
('BANDIT-038', 10, 'BANDIT-038/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000035000),
('BANDIT-038', 11, 'BANDIT-038/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000035000),
('BANDIT-038', 12, 'BANDIT-038/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000035000),
('BANDIT-038', 13, 'BANDIT-038/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000035000),
('BANDIT-038', 14, 'BANDIT-038/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000035000),
('BANDIT-038', 15, 'BANDIT-038/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000035000),
('BANDIT-038', 16, 'BANDIT-038/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000035000),
('BANDIT-038', 17, 'BANDIT-038/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000035000),
('BANDIT-038', 18, 'BANDIT-038/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000035000),
('BANDIT-038', 19, 'BANDIT-038/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000035000),
('BANDIT-038', 20, 'BANDIT-038/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000035000),
('BANDIT-038', 21, 'BANDIT-038/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000035000),
('BANDIT-038', 22, 'BANDIT-038/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000035000),
('BANDIT-038', 23, 'BANDIT-038/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000035000),
('BANDIT-038', 24, 'BANDIT-038/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000035000),
('BANDIT-038', 25, 'BANDIT-038/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000035000),
('BANDIT-038', 26, 'BANDIT-038/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000035000),
('BANDIT-038', 27, 'BANDIT-038/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000035000),
('BANDIT-038', 28, 'BANDIT-038/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000035000),
('BANDIT-038', 29, 'BANDIT-038/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000035000),
('BANDIT-038', 30, 'BANDIT-038/told/result.audited/29', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'test', 1760000035000),
('BANDIT-038', 31, 'BANDIT-038/told/followups.proposed/30', 'followups.proposed', '{"type":"followups.proposed","count":1}', 'proposing', 'awaitingResultApproval', 'working', 'test', 1760000035000),
('BANDIT-039', 1, 'BANDIT-039/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000036000),
('BANDIT-039', 2, 'BANDIT-039/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000036000),
('BANDIT-039', 3, 'BANDIT-039/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000036000),
('BANDIT-039', 4, 'BANDIT-039/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000036000),
('BANDIT-039', 5, 'BANDIT-039/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000036000),
('BANDIT-039', 6, 'BANDIT-039/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000036000),
('BANDIT-039', 7, 'BANDIT-039/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000036000),
('BANDIT-039', 8, 'BANDIT-039/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000036000),
('BANDIT-039', 9, 'BANDIT-039/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000036000),
('BANDIT-039', 10, 'BANDIT-039/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000036000),
('BANDIT-039', 11, 'BANDIT-039/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000036000),
('BANDIT-039', 12, 'BANDIT-039/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000036000),
('BANDIT-039', 13, 'BANDIT-039/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000036000),
('BANDIT-039', 14, 'BANDIT-039/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000036000),
('BANDIT-039', 15, 'BANDIT-039/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000036000),
('BANDIT-039', 16, 'BANDIT-039/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000036000),
('BANDIT-039', 17, 'BANDIT-039/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000036000),
('BANDIT-039', 18, 'BANDIT-039/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000036000),
('BANDIT-039', 19, 'BANDIT-039/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000036000),
('BANDIT-039', 20, 'BANDIT-039/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000036000),
('BANDIT-039', 21, 'BANDIT-039/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000036000),
('BANDIT-039', 22, 'BANDIT-039/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000036000),
('BANDIT-039', 23, 'BANDIT-039/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000036000),
('BANDIT-039', 24, 'BANDIT-039/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000036000),
('BANDIT-039', 25, 'BANDIT-039/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000036000),
('BANDIT-039', 26, 'BANDIT-039/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000036000),
('BANDIT-039', 27, 'BANDIT-039/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000036000),
('BANDIT-039', 28, 'BANDIT-039/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000036000),
('BANDIT-039', 29, 'BANDIT-039/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000036000),
('BANDIT-039', 30, 'BANDIT-039/told/result.audited/29', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'test', 1760000036000),
('BANDIT-039', 31, 'BANDIT-039/told/followups.proposed/30', 'followups.proposed', '{"type":"followups.proposed","count":1}', 'proposing', 'awaitingResultApproval', 'working', 'test', 1760000036000),
('BANDIT-039', 32, 'BANDIT-039/told/result.approved/31', 'result.approved', '{"type":"result.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","followUps":[1],"merge":true}', 'awaitingResultApproval', 'awaitingResultApproval', 'checking', 'test', 1760000036000),
('BANDIT-040', 1, 'BANDIT-040/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000037000),
('BANDIT-040', 2, 'BANDIT-040/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000037000),
('BANDIT-040', 3, 'BANDIT-040/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000037000),
('BANDIT-040', 4, 'BANDIT-040/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000037000),
('BANDIT-040', 5, 'BANDIT-040/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000037000),
('BANDIT-040', 6, 'BANDIT-040/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000037000),
('BANDIT-040', 7, 'BANDIT-040/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000037000),
('BANDIT-040', 8, 'BANDIT-040/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000037000),
('BANDIT-040', 9, 'BANDIT-040/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000037000),
('BANDIT-040', 10, 'BANDIT-040/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000037000),
('BANDIT-040', 11, 'BANDIT-040/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000037000),
('BANDIT-040', 12, 'BANDIT-040/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000037000),
('BANDIT-040', 13, 'BANDIT-040/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000037000),
('BANDIT-040', 14, 'BANDIT-040/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000037000),
('BANDIT-040', 15, 'BANDIT-040/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000037000),
('BANDIT-040', 16, 'BANDIT-040/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000037000),
('BANDIT-040', 17, 'BANDIT-040/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000037000),
('BANDIT-040', 18, 'BANDIT-040/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000037000),
('BANDIT-040', 19, 'BANDIT-040/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000037000),
('BANDIT-040', 20, 'BANDIT-040/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000037000),
('BANDIT-040', 21, 'BANDIT-040/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000037000),
('BANDIT-040', 22, 'BANDIT-040/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000037000),
('BANDIT-040', 23, 'BANDIT-040/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000037000),
('BANDIT-040', 24, 'BANDIT-040/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000037000),
('BANDIT-040', 25, 'BANDIT-040/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000037000),
('BANDIT-040', 26, 'BANDIT-040/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000037000),
('BANDIT-040', 27, 'BANDIT-040/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000037000),
('BANDIT-040', 28, 'BANDIT-040/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000037000),
('BANDIT-040', 29, 'BANDIT-040/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000037000),
('BANDIT-040', 30, 'BANDIT-040/told/result.audited/29', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'test', 1760000037000),
('BANDIT-040', 31, 'BANDIT-040/told/followups.proposed/30', 'followups.proposed', '{"type":"followups.proposed","count":1}', 'proposing', 'awaitingResultApproval', 'working', 'test', 1760000037000),
('BANDIT-040', 32, 'BANDIT-040/told/decision.deferred/31', 'decision.deferred', '{"type":"decision.deferred","by":"ada","until":1702000000000,"forMs":2000000000}', 'awaitingResultApproval', 'awaitingResultApproval', 'deferred', 'test', 1760000037000),
('BANDIT-041', 1, 'BANDIT-041/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000038000),
('BANDIT-041', 2, 'BANDIT-041/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000038000),
('BANDIT-041', 3, 'BANDIT-041/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000038000),
('BANDIT-041', 4, 'BANDIT-041/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000038000),
('BANDIT-041', 5, 'BANDIT-041/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000038000),
('BANDIT-041', 6, 'BANDIT-041/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000038000),
('BANDIT-041', 7, 'BANDIT-041/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000038000),
('BANDIT-041', 8, 'BANDIT-041/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000038000),
('BANDIT-041', 9, 'BANDIT-041/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000038000),
('BANDIT-041', 10, 'BANDIT-041/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000038000),
('BANDIT-041', 11, 'BANDIT-041/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000038000),
('BANDIT-041', 12, 'BANDIT-041/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000038000),
('BANDIT-041', 13, 'BANDIT-041/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000038000),
('BANDIT-041', 14, 'BANDIT-041/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000038000),
('BANDIT-041', 15, 'BANDIT-041/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000038000),
('BANDIT-041', 16, 'BANDIT-041/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000038000),
('BANDIT-041', 17, 'BANDIT-041/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000038000),
('BANDIT-041', 18, 'BANDIT-041/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000038000),
('BANDIT-041', 19, 'BANDIT-041/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000038000),
('BANDIT-041', 20, 'BANDIT-041/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000038000),
('BANDIT-041', 21, 'BANDIT-041/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000038000),
('BANDIT-041', 22, 'BANDIT-041/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000038000),
('BANDIT-041', 23, 'BANDIT-041/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000038000),
('BANDIT-041', 24, 'BANDIT-041/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000038000),
('BANDIT-041', 25, 'BANDIT-041/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000038000),
('BANDIT-041', 26, 'BANDIT-041/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000038000),
('BANDIT-041', 27, 'BANDIT-041/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000038000),
('BANDIT-041', 28, 'BANDIT-041/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000038000),
('BANDIT-041', 29, 'BANDIT-041/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000038000),
('BANDIT-041', 30, 'BANDIT-041/told/result.audited/29', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'test', 1760000038000),
('BANDIT-041', 31, 'BANDIT-041/told/followups.proposed/30', 'followups.proposed', '{"type":"followups.proposed","count":1}', 'proposing', 'awaitingResultApproval', 'working', 'test', 1760000038000),
('BANDIT-041', 32, 'BANDIT-041/told/result.approved/31', 'result.approved', '{"type":"result.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","followUps":[1],"merge":true}', 'awaitingResultApproval', 'awaitingResultApproval', 'checking', 'test', 1760000038000),
('BANDIT-041', 33, 'BANDIT-041/told/gates.passed/32', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingResultApproval', 'publishing', 'working', 'test', 1760000038000),
('BANDIT-042', 1, 'BANDIT-042/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000039000),
('BANDIT-042', 2, 'BANDIT-042/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000039000),
('BANDIT-042', 3, 'BANDIT-042/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000039000),
('BANDIT-042', 4, 'BANDIT-042/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000039000),
('BANDIT-042', 5, 'BANDIT-042/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000039000),
('BANDIT-042', 6, 'BANDIT-042/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000039000),
('BANDIT-042', 7, 'BANDIT-042/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000039000),
('BANDIT-042', 8, 'BANDIT-042/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000039000),
('BANDIT-042', 9, 'BANDIT-042/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000039000),
('BANDIT-042', 10, 'BANDIT-042/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000039000),
('BANDIT-042', 11, 'BANDIT-042/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000039000),
('BANDIT-042', 12, 'BANDIT-042/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000039000),
('BANDIT-042', 13, 'BANDIT-042/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000039000),
('BANDIT-042', 14, 'BANDIT-042/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000039000),
('BANDIT-042', 15, 'BANDIT-042/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000039000),
('BANDIT-042', 16, 'BANDIT-042/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000039000),
('BANDIT-042', 17, 'BANDIT-042/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000039000),
('BANDIT-042', 18, 'BANDIT-042/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000039000),
('BANDIT-042', 19, 'BANDIT-042/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000039000),
('BANDIT-042', 20, 'BANDIT-042/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000039000),
('BANDIT-042', 21, 'BANDIT-042/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000039000),
('BANDIT-042', 22, 'BANDIT-042/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000039000),
('BANDIT-042', 23, 'BANDIT-042/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000039000),
('BANDIT-042', 24, 'BANDIT-042/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000039000),
('BANDIT-042', 25, 'BANDIT-042/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000039000),
('BANDIT-042', 26, 'BANDIT-042/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000039000),
('BANDIT-042', 27, 'BANDIT-042/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000039000),
('BANDIT-042', 28, 'BANDIT-042/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000039000),
('BANDIT-042', 29, 'BANDIT-042/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000039000),
('BANDIT-042', 30, 'BANDIT-042/told/result.audited/29', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'test', 1760000039000),
('BANDIT-042', 31, 'BANDIT-042/told/followups.proposed/30', 'followups.proposed', '{"type":"followups.proposed","count":1}', 'proposing', 'awaitingResultApproval', 'working', 'test', 1760000039000),
('BANDIT-042', 32, 'BANDIT-042/told/result.approved/31', 'result.approved', '{"type":"result.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","followUps":[1],"merge":true}', 'awaitingResultApproval', 'awaitingResultApproval', 'checking', 'test', 1760000039000),
('BANDIT-042', 33, 'BANDIT-042/told/gates.passed/32', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingResultApproval', 'publishing', 'working', 'test', 1760000039000),
('BANDIT-042', 34, 'BANDIT-042/told/result.published/33', 'result.published', '{"type":"result.published","tag":"hooke/BANDIT-002"}', 'publishing', 'publishing', 'checking', 'test', 1760000039000),
('BANDIT-043', 1, 'BANDIT-043/told/issue.surveyed/0', 'issue.surveyed', '{"type":"issue.surveyed","nearDuplicate":null}', 'intake', 'intake', 'asking', 'test', 1760000040000),
('BANDIT-043', 2, 'BANDIT-043/told/questions.asked/1', 'questions.asked', '{"type":"questions.asked","blocking":1}', 'intake', 'clarifying', 'working', 'test', 1760000040000),
('BANDIT-043', 3, 'BANDIT-043/told/questions.answered/2', 'questions.answered', '{"type":"questions.answered","by":"ada"}', 'clarifying', 'planning', 'working', 'test', 1760000040000),
('BANDIT-043', 4, 'BANDIT-043/told/plan.drafted/3', 'plan.drafted', '{"type":"plan.drafted","version":1,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'planning', 'planning', 'checking', 'test', 1760000040000),
('BANDIT-043', 5, 'BANDIT-043/told/gates.passed/4', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'planning', 'critiquing', 'working', 'test', 1760000040000),
('BANDIT-043', 6, 'BANDIT-043/told/critique.settled/5', 'critique.settled', '{"type":"critique.settled","verdict":"approve","findings":0}', 'critiquing', 'awaitingPlanApproval', 'working', 'test', 1760000040000),
('BANDIT-043', 7, 'BANDIT-043/told/plan.approved/6', 'plan.approved', '{"type":"plan.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'checking', 'test', 1760000040000),
('BANDIT-043', 8, 'BANDIT-043/told/gates.passed/7', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingPlanApproval', 'awaitingPlanApproval', 'sealing', 'test', 1760000040000),
('BANDIT-043', 9, 'BANDIT-043/told/plan.sealed/8', 'plan.sealed', '{"type":"plan.sealed","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'awaitingPlanApproval', 'implementing', 'working', 'test', 1760000040000),
('BANDIT-043', 10, 'BANDIT-043/told/code.written/9', 'code.written', '{"type":"code.written","commit":"c1"}', 'implementing', 'implementing', 'checking', 'test', 1760000040000),
('BANDIT-043', 11, 'BANDIT-043/told/gates.passed/10', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'implementing', 'reviewing', 'working', 'test', 1760000040000),
('BANDIT-043', 12, 'BANDIT-043/told/code.reviewed/11', 'code.reviewed', '{"type":"code.reviewed","verdict":"approve"}', 'reviewing', 'reviewing', 'checking', 'test', 1760000040000),
('BANDIT-043', 13, 'BANDIT-043/told/gates.passed/12', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'reviewing', 'testing', 'working', 'test', 1760000040000),
('BANDIT-043', 14, 'BANDIT-043/told/tests.written/13', 'tests.written', '{"type":"tests.written","commit":"c2"}', 'testing', 'testing', 'smoking', 'test', 1760000040000),
('BANDIT-043', 15, 'BANDIT-043/told/smoke.settled/14', 'smoke.settled', '{"type":"smoke.settled","ok":true,"reason":""}', 'testing', 'testing', 'checking', 'test', 1760000040000),
('BANDIT-043', 16, 'BANDIT-043/told/gates.passed/15', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'testing', 'provisioning', 'working', 'test', 1760000040000),
('BANDIT-043', 17, 'BANDIT-043/told/hardware.ready/16', 'hardware.ready', '{"type":"hardware.ready","lease":"BANDIT-002.lease.1"}', 'provisioning', 'provisioning', 'checking', 'test', 1760000040000),
('BANDIT-043', 18, 'BANDIT-043/told/gates.passed/17', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'provisioning', 'running', 'working', 'test', 1760000040000),
('BANDIT-043', 19, 'BANDIT-043/told/runs.settled/18', 'runs.settled', '{"type":"runs.settled","outcome":"ok","reason":""}', 'running', 'running', 'checking', 'test', 1760000040000),
('BANDIT-043', 20, 'BANDIT-043/told/gates.passed/19', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'running', 'verifying', 'working', 'test', 1760000040000),
('BANDIT-043', 21, 'BANDIT-043/told/results.collected/20', 'results.collected', '{"type":"results.collected"}', 'verifying', 'verifying', 'inspecting', 'test', 1760000040000),
('BANDIT-043', 22, 'BANDIT-043/told/results.verified/21', 'results.verified', '{"type":"results.verified","missing":0}', 'verifying', 'verifying', 'checking', 'test', 1760000040000),
('BANDIT-043', 23, 'BANDIT-043/told/gates.passed/22', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'verifying', 'releasing', 'test', 1760000040000),
('BANDIT-043', 24, 'BANDIT-043/told/hardware.released/23', 'hardware.released', '{"type":"hardware.released"}', 'verifying', 'verifying', 'confirming', 'test', 1760000040000),
('BANDIT-043', 25, 'BANDIT-043/told/gates.passed/24', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'verifying', 'analyzing', 'computing', 'test', 1760000040000),
('BANDIT-043', 26, 'BANDIT-043/told/statistics.computed/25', 'statistics.computed', '{"type":"statistics.computed"}', 'analyzing', 'analyzing', 'working', 'test', 1760000040000),
('BANDIT-043', 27, 'BANDIT-043/told/result.drafted/26', 'result.drafted', '{"type":"result.drafted","version":1}', 'analyzing', 'analyzing', 'drawing', 'test', 1760000040000),
('BANDIT-043', 28, 'BANDIT-043/told/draft.rendered/27', 'draft.rendered', '{"type":"draft.rendered","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'analyzing', 'analyzing', 'checking', 'test', 1760000040000),
('BANDIT-043', 29, 'BANDIT-043/told/gates.passed/28', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'analyzing', 'auditing', 'working', 'test', 1760000040000),
('BANDIT-043', 30, 'BANDIT-043/told/result.audited/29', 'result.audited', '{"type":"result.audited","verdict":"approve"}', 'auditing', 'proposing', 'working', 'test', 1760000040000),
('BANDIT-043', 31, 'BANDIT-043/told/followups.proposed/30', 'followups.proposed', '{"type":"followups.proposed","count":1}', 'proposing', 'awaitingResultApproval', 'working', 'test', 1760000040000),
('BANDIT-043', 32, 'BANDIT-043/told/result.approved/31', 'result.approved', '{"type":"result.approved","by":"ada","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","followUps":[1],"merge":true}', 'awaitingResultApproval', 'awaitingResultApproval', 'checking', 'test', 1760000040000),
('BANDIT-043', 33, 'BANDIT-043/told/gates.passed/32', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'awaitingResultApproval', 'publishing', 'working', 'test', 1760000040000),
('BANDIT-043', 34, 'BANDIT-043/told/result.published/33', 'result.published', '{"type":"result.published","tag":"hooke/BANDIT-002"}', 'publishing', 'publishing', 'checking', 'test', 1760000040000),
('BANDIT-043', 35, 'BANDIT-043/told/gates.passed/34', 'gates.passed', '{"type":"gates.passed","at":"planning"}', 'publishing', 'done', '', 'test', 1760000040000);
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
insert into outbox values
('BANDIT-002/0/0', 'BANDIT-002', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'done', 1, 1, 0, null, 1795252514592, 1795252514594, 1795252514678),
('BANDIT-002/0/mirror', 'BANDIT-002', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 1, 0, null, 1795252514592, 1795252514595, 1795252514610),
('BANDIT-002/1/0', 'BANDIT-002', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'done', 1, 1, 0, null, 1795252514681, 1795252514683, 1795252514728),
('BANDIT-002/2/0', 'BANDIT-002', 'planning', 1, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'done', 1, 1, 0, null, 1795252514729, 1795252514731, 1795252514954),
('BANDIT-002/2/mirror', 'BANDIT-002', 'planning', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 1, 0, null, 1795252514729, 1795252514737, 1795252514743),
('BANDIT-002/3/0', 'BANDIT-002', 'planning', 1, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'done', 1, 1, 0, null, 1795252514958, 1795252514959, 1795252515203),
('BANDIT-002/4/0', 'BANDIT-002', 'critiquing', 2, 'critique.run', '{"kind":"critique.run","round":1}', 'done', 1, 1, 0, null, 1795252515253, 1795252515264, 1795252515592),
('BANDIT-002/4/mirror', 'BANDIT-002', 'critiquing', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 1, 0, null, 1795252515253, 1795252515268, 1795252515302),
('BANDIT-002/5/0', 'BANDIT-002', 'planning', 3, 'agent.run', '{"kind":"agent.run","role":"planner","round":2}', 'done', 1, 1, 0, null, 1795252515598, 1795252515601, 1795252515713),
('BANDIT-002/5/mirror', 'BANDIT-002', 'planning', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 1, 0, null, 1795252515598, 1795252515602, 1795252515604),
('BANDIT-002/6/0', 'BANDIT-002', 'planning', 3, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'done', 1, 1, 0, null, 1795252515719, 1795252515722, 1795252515784),
('BANDIT-002/7/0', 'BANDIT-002', 'critiquing', 4, 'critique.run', '{"kind":"critique.run","round":2}', 'done', 1, 1, 0, null, 1795252515787, 1795252515788, 1795252516212),
('BANDIT-002/7/mirror', 'BANDIT-002', 'critiquing', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 1, 0, null, 1795252515787, 1795252515794, 1795252515817),
('BANDIT-002/8/mirror', 'BANDIT-002', 'awaitingPlanApproval', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 1, 0, null, 1795252516216, 1795252516218, 1795252516234),
('BANDIT-002/9/0', 'BANDIT-002', 'awaitingPlanApproval', 5, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'done', 1, 2, 0, null, 1795252517852, 1795252517857, 1795252517865),
('BANDIT-002/10/0', 'BANDIT-002', 'awaitingPlanApproval', 5, 'plan.seal', '{"kind":"plan.seal","hash":"fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1"}', 'done', 1, 2, 0, null, 1795252517866, 1795252517867, 1795252518463),
('BANDIT-002/11/0', 'BANDIT-002', 'implementing', 6, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'done', 1, 2, 0, null, 1795252518464, 1795252518467, 1795252519576),
('BANDIT-002/11/mirror', 'BANDIT-002', 'implementing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252518464, 1795252518471, 1795252518475),
('BANDIT-002/12/0', 'BANDIT-002', 'implementing', 6, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'done', 1, 2, 0, null, 1795252519580, 1795252519586, 1795252519729),
('BANDIT-002/13/0', 'BANDIT-002', 'reviewing', 7, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'done', 1, 2, 0, null, 1795252519733, 1795252519735, 1795252519798),
('BANDIT-002/13/mirror', 'BANDIT-002', 'reviewing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252519733, 1795252519737, 1795252519741),
('BANDIT-002/14/0', 'BANDIT-002', 'reviewing', 7, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'done', 1, 2, 0, null, 1795252519800, 1795252519801, 1795252519860),
('BANDIT-002/15/0', 'BANDIT-002', 'testing', 8, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'done', 1, 2, 0, null, 1795252519861, 1795252519862, 1795252520679),
('BANDIT-002/15/mirror', 'BANDIT-002', 'testing', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252519861, 1795252519864, 1795252519868),
('BANDIT-002/16/0', 'BANDIT-002', 'testing', 8, 'smoke.run', '{"kind":"smoke.run"}', 'done', 1, 2, 0, null, 1795252520681, 1795252520683, 1795252521360),
('BANDIT-002/17/0', 'BANDIT-002', 'testing', 8, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'done', 1, 2, 0, null, 1795252521362, 1795252521363, 1795252521972),
('BANDIT-002/18/0', 'BANDIT-002', 'provisioning', 9, 'hardware.provision', '{"kind":"hardware.provision"}', 'done', 1, 2, 0, null, 1795252521973, 1795252521975, 1795252522020),
('BANDIT-002/18/mirror', 'BANDIT-002', 'provisioning', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252521973, 1795252521976, 1795252521977),
('BANDIT-002/19/0', 'BANDIT-002', 'provisioning', 9, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'done', 1, 2, 0, null, 1795252522021, 1795252522023, 1795252522096),
('BANDIT-002/20/0', 'BANDIT-002', 'running', 10, 'runs.execute', '{"kind":"runs.execute"}', 'done', 1, 2, 0, null, 1795252522097, 1795252522098, 1795252526376),
('BANDIT-002/20/mirror', 'BANDIT-002', 'running', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252522097, 1795252522101, 1795252522102),
('BANDIT-002/21/0', 'BANDIT-002', 'running', 10, 'gates.check', '{"kind":"gates.check","at":"running"}', 'done', 1, 2, 0, null, 1795252526378, 1795252526379, 1795252526589),
('BANDIT-002/22/0', 'BANDIT-002', 'verifying', 11, 'results.collect', '{"kind":"results.collect"}', 'done', 1, 2, 0, null, 1795252526589, 1795252526590, 1795252528016),
('BANDIT-002/22/mirror', 'BANDIT-002', 'verifying', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252526589, 1795252526592, 1795252526596),
('BANDIT-002/23/0', 'BANDIT-002', 'verifying', 11, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'done', 1, 2, 0, null, 1795252528021, 1795252528033, 1795252528131),
('BANDIT-002/24/0', 'BANDIT-002', 'verifying', 11, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'done', 1, 2, 0, null, 1795252528136, 1795252528137, 1795252528656),
('BANDIT-002/25/0', 'BANDIT-002', 'verifying', 11, 'hardware.release', '{"kind":"hardware.release"}', 'done', 1, 2, 0, null, 1795252528657, 1795252528658, 1795252528662),
('BANDIT-002/26/0', 'BANDIT-002', 'verifying', 11, 'gates.check', '{"kind":"gates.check","at":"released"}', 'done', 1, 2, 0, null, 1795252528663, 1795252528664, 1795252528666),
('BANDIT-002/27/0', 'BANDIT-002', 'analyzing', 12, 'statistics.compute', '{"kind":"statistics.compute"}', 'done', 1, 2, 0, null, 1795252528667, 1795252528669, 1795252528743),
('BANDIT-002/27/mirror', 'BANDIT-002', 'analyzing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252528667, 1795252528742, 1795252528757),
('BANDIT-002/28/0', 'BANDIT-002', 'analyzing', 12, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'done', 1, 2, 0, null, 1795252528744, 1795252528749, 1795252528837),
('BANDIT-002/29/0', 'BANDIT-002', 'analyzing', 12, 'draft.render', '{"kind":"draft.render"}', 'done', 1, 2, 0, null, 1795252528861, 1795252528864, 1795252529681),
('BANDIT-002/30/0', 'BANDIT-002', 'analyzing', 12, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'done', 1, 2, 0, null, 1795252529683, 1795252529684, 1795252530548),
('BANDIT-002/31/0', 'BANDIT-002', 'auditing', 13, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'done', 1, 2, 0, null, 1795252530554, 1795252530557, 1795252530643),
('BANDIT-002/31/mirror', 'BANDIT-002', 'auditing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252530554, 1795252530558, 1795252530565),
('BANDIT-002/32/0', 'BANDIT-002', 'proposing', 14, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'done', 1, 2, 0, null, 1795252530645, 1795252530650, 1795252530730),
('BANDIT-002/32/mirror', 'BANDIT-002', 'proposing', 14, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252530645, 1795252530652, 1795252530658),
('BANDIT-002/33/mirror', 'BANDIT-002', 'awaitingResultApproval', 15, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252530733, 1795252530737, 1795252530743),
('BANDIT-002/34/0', 'BANDIT-002', 'awaitingResultApproval', 15, 'gates.check', '{"kind":"gates.check","at":"awaitingResultApproval"}', 'done', 1, 2, 0, null, 1795252531733, 1795252531734, 1795252532636),
('BANDIT-002/35/0', 'BANDIT-002', 'publishing', 16, 'result.publish', '{"kind":"result.publish"}', 'done', 1, 2, 0, null, 1795252532637, 1795252532639, 1795252533948),
('BANDIT-002/35/mirror', 'BANDIT-002', 'publishing', 16, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252532637, 1795252532655, 1795252532659),
('BANDIT-002/36/0', 'BANDIT-002', 'publishing', 16, 'gates.check', '{"kind":"gates.check","at":"publishing"}', 'done', 1, 2, 0, null, 1795252533950, 1795252533952, 1795252534127),
('BANDIT-002/37/mirror', 'BANDIT-002', 'done', 17, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'done', 1, 2, 0, null, 1795252534128, 1795252534132, 1795252534134),
('BANDIT-003/0/0', 'BANDIT-003', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'started', 1, 1, 0, null, 1760000000000, 1760000000000, null),
('BANDIT-003/0/mirror', 'BANDIT-003', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000000000, 1760000000000, null),
('BANDIT-004/0/0', 'BANDIT-004', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'pending', 0, 0, 0, null, 1760000001000, null, null),
('BANDIT-004/0/mirror', 'BANDIT-004', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000001000, null, null),
('BANDIT-004/1/0', 'BANDIT-004', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'pending', 0, 0, 0, null, 1760000001000, null, null),
('BANDIT-005/0/0', 'BANDIT-005', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000002000, null, 1760000002000),
('BANDIT-005/0/mirror', 'BANDIT-005', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000002000, null, null),
('BANDIT-005/1/mirror', 'BANDIT-005', 'blocked', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000002000, null, null),
('BANDIT-006/0/0', 'BANDIT-006', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000003000, null, 1760000003000),
('BANDIT-006/0/mirror', 'BANDIT-006', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000003000, 1760000003000, null),
('BANDIT-006/1/mirror', 'BANDIT-006', 'paused', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000003000, 1760000003000, null),
('BANDIT-007/0/0', 'BANDIT-007', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000004000, null, 1760000004000),
('BANDIT-007/0/mirror', 'BANDIT-007', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000004000, null, null),
('BANDIT-007/1/0', 'BANDIT-007', 'cancelled', 1, 'work.stop', '{"kind":"work.stop"}', 'pending', 0, 0, 0, null, 1760000004000, null, null),
('BANDIT-007/1/mirror', 'BANDIT-007', 'cancelled', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000004000, null, null),
('BANDIT-008/0/0', 'BANDIT-008', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000005000, null, 1760000005000),
('BANDIT-008/0/mirror', 'BANDIT-008', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000005000, null, null),
('BANDIT-008/1/0', 'BANDIT-008', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000005000, null, 1760000005000),
('BANDIT-008/2/mirror', 'BANDIT-008', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000005000, null, null),
('BANDIT-009/0/0', 'BANDIT-009', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000006000, null, 1760000006000),
('BANDIT-009/0/mirror', 'BANDIT-009', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000006000, 1760000006000, null),
('BANDIT-009/1/0', 'BANDIT-009', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000006000, null, 1760000006000),
('BANDIT-009/2/mirror', 'BANDIT-009', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000006000, 1760000006000, null),
('BANDIT-009/3/0', 'BANDIT-009', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'started', 1, 1, 0, null, 1760000006000, 1760000006000, null),
('BANDIT-009/3/mirror', 'BANDIT-009', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000006000, 1760000006000, null),
('BANDIT-010/0/0', 'BANDIT-010', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000007000, null, 1760000007000),
('BANDIT-010/0/mirror', 'BANDIT-010', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000007000, null, null),
('BANDIT-010/1/0', 'BANDIT-010', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000007000, null, 1760000007000),
('BANDIT-010/2/mirror', 'BANDIT-010', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000007000, null, null),
('BANDIT-010/3/0', 'BANDIT-010', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'pending', 0, 0, 0, null, 1760000007000, null, null),
('BANDIT-010/3/mirror', 'BANDIT-010', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000007000, null, null),
('BANDIT-010/4/0', 'BANDIT-010', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'pending', 0, 0, 0, null, 1760000007000, null, null),
('BANDIT-011/0/0', 'BANDIT-011', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000008000, null, 1760000008000),
('BANDIT-011/0/mirror', 'BANDIT-011', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000008000, null, null),
('BANDIT-011/1/0', 'BANDIT-011', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000008000, null, 1760000008000),
('BANDIT-011/2/mirror', 'BANDIT-011', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000008000, null, null),
('BANDIT-011/3/0', 'BANDIT-011', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000008000, null, 1760000008000),
('BANDIT-011/3/mirror', 'BANDIT-011', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000008000, null, null),
('BANDIT-011/4/0', 'BANDIT-011', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000008000, null, 1760000008000),
('BANDIT-011/5/0', 'BANDIT-011', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'pending', 0, 0, 0, null, 1760000008000, null, null),
('BANDIT-011/5/mirror', 'BANDIT-011', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000008000, null, null),
('BANDIT-012/0/0', 'BANDIT-012', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000009000, null, 1760000009000),
('BANDIT-012/0/mirror', 'BANDIT-012', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000009000, 1760000009000, null),
('BANDIT-012/1/0', 'BANDIT-012', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000009000, null, 1760000009000),
('BANDIT-012/2/mirror', 'BANDIT-012', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000009000, 1760000009000, null),
('BANDIT-012/3/0', 'BANDIT-012', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000009000, null, 1760000009000),
('BANDIT-012/3/mirror', 'BANDIT-012', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000009000, 1760000009000, null),
('BANDIT-012/4/0', 'BANDIT-012', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000009000, null, 1760000009000),
('BANDIT-012/5/0', 'BANDIT-012', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000009000, null, 1760000009000),
('BANDIT-012/5/mirror', 'BANDIT-012', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000009000, 1760000009000, null),
('BANDIT-012/6/mirror', 'BANDIT-012', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000009000, 1760000009000, null),
('BANDIT-013/0/0', 'BANDIT-013', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000010000, null, 1760000010000),
('BANDIT-013/0/mirror', 'BANDIT-013', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000010000, null, null),
('BANDIT-013/1/0', 'BANDIT-013', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000010000, null, 1760000010000),
('BANDIT-013/2/mirror', 'BANDIT-013', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000010000, null, null),
('BANDIT-013/3/0', 'BANDIT-013', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000010000, null, 1760000010000),
('BANDIT-013/3/mirror', 'BANDIT-013', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000010000, null, null),
('BANDIT-013/4/0', 'BANDIT-013', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000010000, null, 1760000010000),
('BANDIT-013/5/0', 'BANDIT-013', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000010000, null, 1760000010000),
('BANDIT-013/5/mirror', 'BANDIT-013', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000010000, null, null),
('BANDIT-013/6/mirror', 'BANDIT-013', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000010000, null, null),
('BANDIT-013/7/0', 'BANDIT-013', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'pending', 0, 0, 0, null, 1760000010000, null, null),
('BANDIT-014/0/0', 'BANDIT-014', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000011000, null, 1760000011000),
('BANDIT-014/0/mirror', 'BANDIT-014', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000011000, null, null),
('BANDIT-014/1/0', 'BANDIT-014', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000011000, null, 1760000011000),
('BANDIT-014/2/mirror', 'BANDIT-014', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000011000, null, null),
('BANDIT-014/3/0', 'BANDIT-014', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000011000, null, 1760000011000),
('BANDIT-014/3/mirror', 'BANDIT-014', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000011000, null, null),
('BANDIT-014/4/0', 'BANDIT-014', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000011000, null, 1760000011000),
('BANDIT-014/5/0', 'BANDIT-014', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000011000, null, 1760000011000),
('BANDIT-014/5/mirror', 'BANDIT-014', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000011000, null, null),
('BANDIT-014/6/mirror', 'BANDIT-014', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000011000, null, null),
('BANDIT-015/0/0', 'BANDIT-015', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000012000, null, 1760000012000),
('BANDIT-015/0/mirror', 'BANDIT-015', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000012000, 1760000012000, null),
('BANDIT-015/1/0', 'BANDIT-015', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000012000, null, 1760000012000),
('BANDIT-015/2/mirror', 'BANDIT-015', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000012000, 1760000012000, null),
('BANDIT-015/3/0', 'BANDIT-015', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000012000, null, 1760000012000),
('BANDIT-015/3/mirror', 'BANDIT-015', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000012000, 1760000012000, null),
('BANDIT-015/4/0', 'BANDIT-015', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000012000, null, 1760000012000),
('BANDIT-015/5/0', 'BANDIT-015', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000012000, null, 1760000012000),
('BANDIT-015/5/mirror', 'BANDIT-015', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000012000, 1760000012000, null),
('BANDIT-015/6/mirror', 'BANDIT-015', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000012000, 1760000012000, null),
('BANDIT-015/7/0', 'BANDIT-015', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'started', 1, 1, 0, null, 1760000012000, 1760000012000, null),
('BANDIT-015/8/0', 'BANDIT-015', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'started', 1, 1, 0, null, 1760000012000, 1760000012000, null),
('BANDIT-016/0/0', 'BANDIT-016', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000013000, null, 1760000013000),
('BANDIT-016/0/mirror', 'BANDIT-016', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000013000, null, null),
('BANDIT-016/1/0', 'BANDIT-016', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000013000, null, 1760000013000),
('BANDIT-016/2/mirror', 'BANDIT-016', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000013000, null, null),
('BANDIT-016/3/0', 'BANDIT-016', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000013000, null, 1760000013000),
('BANDIT-016/3/mirror', 'BANDIT-016', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000013000, null, null),
('BANDIT-016/4/0', 'BANDIT-016', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000013000, null, 1760000013000),
('BANDIT-016/5/0', 'BANDIT-016', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000013000, null, 1760000013000),
('BANDIT-016/5/mirror', 'BANDIT-016', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000013000, null, null),
('BANDIT-016/6/mirror', 'BANDIT-016', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000013000, null, null),
('BANDIT-016/7/0', 'BANDIT-016', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000013000, null, 1760000013000),
('BANDIT-016/8/0', 'BANDIT-016', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000013000, null, 1760000013000),
('BANDIT-016/9/0', 'BANDIT-016', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'pending', 0, 0, 0, null, 1760000013000, null, null),
('BANDIT-016/9/mirror', 'BANDIT-016', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000013000, null, null),
('BANDIT-017/0/0', 'BANDIT-017', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000014000, null, 1760000014000),
('BANDIT-017/0/mirror', 'BANDIT-017', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-017/1/0', 'BANDIT-017', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000014000, null, 1760000014000),
('BANDIT-017/2/mirror', 'BANDIT-017', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-017/3/0', 'BANDIT-017', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000014000, null, 1760000014000),
('BANDIT-017/3/mirror', 'BANDIT-017', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-017/4/0', 'BANDIT-017', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000014000, null, 1760000014000),
('BANDIT-017/5/0', 'BANDIT-017', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000014000, null, 1760000014000),
('BANDIT-017/5/mirror', 'BANDIT-017', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-017/6/mirror', 'BANDIT-017', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-017/7/0', 'BANDIT-017', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000014000, null, 1760000014000),
('BANDIT-017/8/0', 'BANDIT-017', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000014000, null, 1760000014000),
('BANDIT-017/9/0', 'BANDIT-017', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-017/9/mirror', 'BANDIT-017', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-017/10/0', 'BANDIT-017', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'pending', 0, 0, 0, null, 1760000014000, null, null),
('BANDIT-018/0/0', 'BANDIT-018', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/0/mirror', 'BANDIT-018', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-018/1/0', 'BANDIT-018', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/2/mirror', 'BANDIT-018', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-018/3/0', 'BANDIT-018', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/3/mirror', 'BANDIT-018', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-018/4/0', 'BANDIT-018', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/5/0', 'BANDIT-018', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/5/mirror', 'BANDIT-018', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-018/6/mirror', 'BANDIT-018', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-018/7/0', 'BANDIT-018', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/8/0', 'BANDIT-018', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/9/0', 'BANDIT-018', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/9/mirror', 'BANDIT-018', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-018/10/0', 'BANDIT-018', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000015000, null, 1760000015000),
('BANDIT-018/11/0', 'BANDIT-018', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-018/11/mirror', 'BANDIT-018', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000015000, 1760000015000, null),
('BANDIT-019/0/0', 'BANDIT-019', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/0/mirror', 'BANDIT-019', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/1/0', 'BANDIT-019', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/2/mirror', 'BANDIT-019', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/3/0', 'BANDIT-019', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/3/mirror', 'BANDIT-019', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/4/0', 'BANDIT-019', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/5/0', 'BANDIT-019', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/5/mirror', 'BANDIT-019', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/6/mirror', 'BANDIT-019', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/7/0', 'BANDIT-019', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/8/0', 'BANDIT-019', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/9/0', 'BANDIT-019', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/9/mirror', 'BANDIT-019', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/10/0', 'BANDIT-019', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000016000, null, 1760000016000),
('BANDIT-019/11/0', 'BANDIT-019', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/11/mirror', 'BANDIT-019', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-019/12/0', 'BANDIT-019', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'pending', 0, 0, 0, null, 1760000016000, null, null),
('BANDIT-020/0/0', 'BANDIT-020', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/0/mirror', 'BANDIT-020', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/1/0', 'BANDIT-020', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/2/mirror', 'BANDIT-020', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/3/0', 'BANDIT-020', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/3/mirror', 'BANDIT-020', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/4/0', 'BANDIT-020', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/5/0', 'BANDIT-020', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/5/mirror', 'BANDIT-020', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/6/mirror', 'BANDIT-020', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/7/0', 'BANDIT-020', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/8/0', 'BANDIT-020', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/9/0', 'BANDIT-020', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/9/mirror', 'BANDIT-020', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/10/0', 'BANDIT-020', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/11/0', 'BANDIT-020', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/11/mirror', 'BANDIT-020', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/12/0', 'BANDIT-020', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000017000, null, 1760000017000),
('BANDIT-020/13/0', 'BANDIT-020', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-020/13/mirror', 'BANDIT-020', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000017000, null, null),
('BANDIT-021/0/0', 'BANDIT-021', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/0/mirror', 'BANDIT-021', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/1/0', 'BANDIT-021', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/2/mirror', 'BANDIT-021', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/3/0', 'BANDIT-021', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/3/mirror', 'BANDIT-021', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/4/0', 'BANDIT-021', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/5/0', 'BANDIT-021', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/5/mirror', 'BANDIT-021', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/6/mirror', 'BANDIT-021', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/7/0', 'BANDIT-021', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/8/0', 'BANDIT-021', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/9/0', 'BANDIT-021', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/9/mirror', 'BANDIT-021', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/10/0', 'BANDIT-021', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/11/0', 'BANDIT-021', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/11/mirror', 'BANDIT-021', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/12/0', 'BANDIT-021', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000018000, null, 1760000018000),
('BANDIT-021/13/0', 'BANDIT-021', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/13/mirror', 'BANDIT-021', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-021/14/0', 'BANDIT-021', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'started', 1, 1, 0, null, 1760000018000, 1760000018000, null),
('BANDIT-022/0/0', 'BANDIT-022', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/0/mirror', 'BANDIT-022', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/1/0', 'BANDIT-022', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/2/mirror', 'BANDIT-022', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/3/0', 'BANDIT-022', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/3/mirror', 'BANDIT-022', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/4/0', 'BANDIT-022', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/5/0', 'BANDIT-022', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/5/mirror', 'BANDIT-022', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/6/mirror', 'BANDIT-022', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/7/0', 'BANDIT-022', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/8/0', 'BANDIT-022', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/9/0', 'BANDIT-022', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/9/mirror', 'BANDIT-022', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/10/0', 'BANDIT-022', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/11/0', 'BANDIT-022', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/11/mirror', 'BANDIT-022', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/12/0', 'BANDIT-022', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000019000, null, 1760000019000),
('BANDIT-022/13/0', 'BANDIT-022', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/13/mirror', 'BANDIT-022', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/14/0', 'BANDIT-022', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-022/15/0', 'BANDIT-022', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'pending', 0, 0, 0, null, 1760000019000, null, null),
('BANDIT-023/0/0', 'BANDIT-023', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/0/mirror', 'BANDIT-023', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/1/0', 'BANDIT-023', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/2/mirror', 'BANDIT-023', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/3/0', 'BANDIT-023', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/3/mirror', 'BANDIT-023', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/4/0', 'BANDIT-023', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/5/0', 'BANDIT-023', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/5/mirror', 'BANDIT-023', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/6/mirror', 'BANDIT-023', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/7/0', 'BANDIT-023', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/8/0', 'BANDIT-023', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/9/0', 'BANDIT-023', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/9/mirror', 'BANDIT-023', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/10/0', 'BANDIT-023', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/11/0', 'BANDIT-023', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/11/mirror', 'BANDIT-023', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/12/0', 'BANDIT-023', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/13/0', 'BANDIT-023', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/13/mirror', 'BANDIT-023', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/14/0', 'BANDIT-023', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/15/0', 'BANDIT-023', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000020000, null, 1760000020000),
('BANDIT-023/16/0', 'BANDIT-023', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-023/16/mirror', 'BANDIT-023', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000020000, null, null),
('BANDIT-024/0/0', 'BANDIT-024', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/0/mirror', 'BANDIT-024', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/1/0', 'BANDIT-024', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/2/mirror', 'BANDIT-024', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/3/0', 'BANDIT-024', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/3/mirror', 'BANDIT-024', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/4/0', 'BANDIT-024', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/5/0', 'BANDIT-024', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/5/mirror', 'BANDIT-024', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/6/mirror', 'BANDIT-024', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/7/0', 'BANDIT-024', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/8/0', 'BANDIT-024', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/9/0', 'BANDIT-024', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/9/mirror', 'BANDIT-024', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/10/0', 'BANDIT-024', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/11/0', 'BANDIT-024', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/11/mirror', 'BANDIT-024', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/12/0', 'BANDIT-024', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/13/0', 'BANDIT-024', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/13/mirror', 'BANDIT-024', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/14/0', 'BANDIT-024', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/15/0', 'BANDIT-024', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000021000, null, 1760000021000),
('BANDIT-024/16/0', 'BANDIT-024', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/16/mirror', 'BANDIT-024', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-024/17/0', 'BANDIT-024', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'started', 1, 1, 0, null, 1760000021000, 1760000021000, null),
('BANDIT-025/0/0', 'BANDIT-025', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/0/mirror', 'BANDIT-025', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/1/0', 'BANDIT-025', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/2/mirror', 'BANDIT-025', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/3/0', 'BANDIT-025', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/3/mirror', 'BANDIT-025', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/4/0', 'BANDIT-025', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/5/0', 'BANDIT-025', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/5/mirror', 'BANDIT-025', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/6/mirror', 'BANDIT-025', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/7/0', 'BANDIT-025', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/8/0', 'BANDIT-025', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/9/0', 'BANDIT-025', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/9/mirror', 'BANDIT-025', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/10/0', 'BANDIT-025', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/11/0', 'BANDIT-025', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/11/mirror', 'BANDIT-025', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/12/0', 'BANDIT-025', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/13/0', 'BANDIT-025', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/13/mirror', 'BANDIT-025', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/14/0', 'BANDIT-025', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/15/0', 'BANDIT-025', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/16/0', 'BANDIT-025', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/16/mirror', 'BANDIT-025', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/17/0', 'BANDIT-025', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000022000, null, 1760000022000),
('BANDIT-025/18/0', 'BANDIT-025', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-025/18/mirror', 'BANDIT-025', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000022000, null, null),
('BANDIT-026/0/0', 'BANDIT-026', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/0/mirror', 'BANDIT-026', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/1/0', 'BANDIT-026', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/2/mirror', 'BANDIT-026', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/3/0', 'BANDIT-026', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/3/mirror', 'BANDIT-026', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/4/0', 'BANDIT-026', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/5/0', 'BANDIT-026', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/5/mirror', 'BANDIT-026', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/6/mirror', 'BANDIT-026', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/7/0', 'BANDIT-026', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/8/0', 'BANDIT-026', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/9/0', 'BANDIT-026', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/9/mirror', 'BANDIT-026', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/10/0', 'BANDIT-026', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/11/0', 'BANDIT-026', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/11/mirror', 'BANDIT-026', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/12/0', 'BANDIT-026', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/13/0', 'BANDIT-026', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/13/mirror', 'BANDIT-026', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/14/0', 'BANDIT-026', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/15/0', 'BANDIT-026', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/16/0', 'BANDIT-026', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/16/mirror', 'BANDIT-026', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/17/0', 'BANDIT-026', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000023000, null, 1760000023000),
('BANDIT-026/18/0', 'BANDIT-026', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/18/mirror', 'BANDIT-026', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-026/19/0', 'BANDIT-026', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'pending', 0, 0, 0, null, 1760000023000, null, null),
('BANDIT-027/0/0', 'BANDIT-027', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/0/mirror', 'BANDIT-027', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/1/0', 'BANDIT-027', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/2/mirror', 'BANDIT-027', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/3/0', 'BANDIT-027', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/3/mirror', 'BANDIT-027', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/4/0', 'BANDIT-027', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/5/0', 'BANDIT-027', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/5/mirror', 'BANDIT-027', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/6/mirror', 'BANDIT-027', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/7/0', 'BANDIT-027', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/8/0', 'BANDIT-027', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/9/0', 'BANDIT-027', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/9/mirror', 'BANDIT-027', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/10/0', 'BANDIT-027', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/11/0', 'BANDIT-027', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/11/mirror', 'BANDIT-027', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/12/0', 'BANDIT-027', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/13/0', 'BANDIT-027', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/13/mirror', 'BANDIT-027', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/14/0', 'BANDIT-027', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/15/0', 'BANDIT-027', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/16/0', 'BANDIT-027', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/16/mirror', 'BANDIT-027', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/17/0', 'BANDIT-027', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/18/0', 'BANDIT-027', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/18/mirror', 'BANDIT-027', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/19/0', 'BANDIT-027', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000024000, null, 1760000024000),
('BANDIT-027/20/0', 'BANDIT-027', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-027/20/mirror', 'BANDIT-027', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000024000, 1760000024000, null),
('BANDIT-028/0/0', 'BANDIT-028', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/0/mirror', 'BANDIT-028', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/1/0', 'BANDIT-028', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/2/mirror', 'BANDIT-028', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/3/0', 'BANDIT-028', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/3/mirror', 'BANDIT-028', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/4/0', 'BANDIT-028', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/5/0', 'BANDIT-028', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/5/mirror', 'BANDIT-028', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/6/mirror', 'BANDIT-028', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/7/0', 'BANDIT-028', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/8/0', 'BANDIT-028', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/9/0', 'BANDIT-028', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/9/mirror', 'BANDIT-028', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/10/0', 'BANDIT-028', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/11/0', 'BANDIT-028', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/11/mirror', 'BANDIT-028', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/12/0', 'BANDIT-028', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/13/0', 'BANDIT-028', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/13/mirror', 'BANDIT-028', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/14/0', 'BANDIT-028', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/15/0', 'BANDIT-028', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/16/0', 'BANDIT-028', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/16/mirror', 'BANDIT-028', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/17/0', 'BANDIT-028', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/18/0', 'BANDIT-028', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/18/mirror', 'BANDIT-028', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/19/0', 'BANDIT-028', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000025000, null, 1760000025000),
('BANDIT-028/20/0', 'BANDIT-028', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/20/mirror', 'BANDIT-028', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-028/21/0', 'BANDIT-028', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'pending', 0, 0, 0, null, 1760000025000, null, null),
('BANDIT-029/0/0', 'BANDIT-029', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/0/mirror', 'BANDIT-029', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/1/0', 'BANDIT-029', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/2/mirror', 'BANDIT-029', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/3/0', 'BANDIT-029', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/3/mirror', 'BANDIT-029', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/4/0', 'BANDIT-029', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/5/0', 'BANDIT-029', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/5/mirror', 'BANDIT-029', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/6/mirror', 'BANDIT-029', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/7/0', 'BANDIT-029', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/8/0', 'BANDIT-029', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/9/0', 'BANDIT-029', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/9/mirror', 'BANDIT-029', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/10/0', 'BANDIT-029', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/11/0', 'BANDIT-029', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/11/mirror', 'BANDIT-029', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/12/0', 'BANDIT-029', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/13/0', 'BANDIT-029', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/13/mirror', 'BANDIT-029', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/14/0', 'BANDIT-029', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/15/0', 'BANDIT-029', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/16/0', 'BANDIT-029', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/16/mirror', 'BANDIT-029', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/17/0', 'BANDIT-029', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/18/0', 'BANDIT-029', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/18/mirror', 'BANDIT-029', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/19/0', 'BANDIT-029', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000026000, null, 1760000026000),
('BANDIT-029/20/0', 'BANDIT-029', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/20/mirror', 'BANDIT-029', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/21/0', 'BANDIT-029', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-029/22/0', 'BANDIT-029', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'pending', 0, 0, 0, null, 1760000026000, null, null),
('BANDIT-030/0/0', 'BANDIT-030', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/0/mirror', 'BANDIT-030', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/1/0', 'BANDIT-030', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/2/mirror', 'BANDIT-030', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/3/0', 'BANDIT-030', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/3/mirror', 'BANDIT-030', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/4/0', 'BANDIT-030', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/5/0', 'BANDIT-030', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/5/mirror', 'BANDIT-030', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/6/mirror', 'BANDIT-030', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/7/0', 'BANDIT-030', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/8/0', 'BANDIT-030', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/9/0', 'BANDIT-030', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/9/mirror', 'BANDIT-030', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/10/0', 'BANDIT-030', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/11/0', 'BANDIT-030', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/11/mirror', 'BANDIT-030', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/12/0', 'BANDIT-030', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/13/0', 'BANDIT-030', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/13/mirror', 'BANDIT-030', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/14/0', 'BANDIT-030', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/15/0', 'BANDIT-030', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/16/0', 'BANDIT-030', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/16/mirror', 'BANDIT-030', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/17/0', 'BANDIT-030', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/18/0', 'BANDIT-030', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/18/mirror', 'BANDIT-030', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/19/0', 'BANDIT-030', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000027000, null, 1760000027000),
('BANDIT-030/20/0', 'BANDIT-030', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/20/mirror', 'BANDIT-030', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/21/0', 'BANDIT-030', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/22/0', 'BANDIT-030', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-030/23/0', 'BANDIT-030', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'started', 1, 1, 0, null, 1760000027000, 1760000027000, null),
('BANDIT-031/0/0', 'BANDIT-031', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/0/mirror', 'BANDIT-031', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/1/0', 'BANDIT-031', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/2/mirror', 'BANDIT-031', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/3/0', 'BANDIT-031', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/3/mirror', 'BANDIT-031', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/4/0', 'BANDIT-031', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/5/0', 'BANDIT-031', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/5/mirror', 'BANDIT-031', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/6/mirror', 'BANDIT-031', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/7/0', 'BANDIT-031', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/8/0', 'BANDIT-031', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/9/0', 'BANDIT-031', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/9/mirror', 'BANDIT-031', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/10/0', 'BANDIT-031', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/11/0', 'BANDIT-031', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/11/mirror', 'BANDIT-031', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/12/0', 'BANDIT-031', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/13/0', 'BANDIT-031', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/13/mirror', 'BANDIT-031', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/14/0', 'BANDIT-031', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/15/0', 'BANDIT-031', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/16/0', 'BANDIT-031', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/16/mirror', 'BANDIT-031', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/17/0', 'BANDIT-031', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/18/0', 'BANDIT-031', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/18/mirror', 'BANDIT-031', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/19/0', 'BANDIT-031', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000028000, null, 1760000028000),
('BANDIT-031/20/0', 'BANDIT-031', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/20/mirror', 'BANDIT-031', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/21/0', 'BANDIT-031', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/22/0', 'BANDIT-031', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/23/0', 'BANDIT-031', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-031/24/0', 'BANDIT-031', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'pending', 0, 0, 0, null, 1760000028000, null, null),
('BANDIT-032/0/0', 'BANDIT-032', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/0/mirror', 'BANDIT-032', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/1/0', 'BANDIT-032', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/2/mirror', 'BANDIT-032', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/3/0', 'BANDIT-032', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/3/mirror', 'BANDIT-032', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/4/0', 'BANDIT-032', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/5/0', 'BANDIT-032', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/5/mirror', 'BANDIT-032', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/6/mirror', 'BANDIT-032', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/7/0', 'BANDIT-032', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/8/0', 'BANDIT-032', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/9/0', 'BANDIT-032', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/9/mirror', 'BANDIT-032', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/10/0', 'BANDIT-032', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/11/0', 'BANDIT-032', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/11/mirror', 'BANDIT-032', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/12/0', 'BANDIT-032', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/13/0', 'BANDIT-032', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/13/mirror', 'BANDIT-032', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/14/0', 'BANDIT-032', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/15/0', 'BANDIT-032', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/16/0', 'BANDIT-032', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/16/mirror', 'BANDIT-032', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/17/0', 'BANDIT-032', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/18/0', 'BANDIT-032', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/18/mirror', 'BANDIT-032', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/19/0', 'BANDIT-032', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/20/0', 'BANDIT-032', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/20/mirror', 'BANDIT-032', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/21/0', 'BANDIT-032', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/22/0', 'BANDIT-032', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/23/0', 'BANDIT-032', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/24/0', 'BANDIT-032', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000029000, null, 1760000029000),
('BANDIT-032/25/0', 'BANDIT-032', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-032/25/mirror', 'BANDIT-032', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000029000, null, null),
('BANDIT-033/0/0', 'BANDIT-033', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/0/mirror', 'BANDIT-033', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/1/0', 'BANDIT-033', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/2/mirror', 'BANDIT-033', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/3/0', 'BANDIT-033', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/3/mirror', 'BANDIT-033', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/4/0', 'BANDIT-033', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/5/0', 'BANDIT-033', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/5/mirror', 'BANDIT-033', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/6/mirror', 'BANDIT-033', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/7/0', 'BANDIT-033', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/8/0', 'BANDIT-033', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/9/0', 'BANDIT-033', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/9/mirror', 'BANDIT-033', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/10/0', 'BANDIT-033', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/11/0', 'BANDIT-033', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/11/mirror', 'BANDIT-033', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/12/0', 'BANDIT-033', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/13/0', 'BANDIT-033', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/13/mirror', 'BANDIT-033', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/14/0', 'BANDIT-033', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/15/0', 'BANDIT-033', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/16/0', 'BANDIT-033', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/16/mirror', 'BANDIT-033', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/17/0', 'BANDIT-033', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/18/0', 'BANDIT-033', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/18/mirror', 'BANDIT-033', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/19/0', 'BANDIT-033', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/20/0', 'BANDIT-033', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/20/mirror', 'BANDIT-033', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/21/0', 'BANDIT-033', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/22/0', 'BANDIT-033', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/23/0', 'BANDIT-033', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/24/0', 'BANDIT-033', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000030000, null, 1760000030000),
('BANDIT-033/25/0', 'BANDIT-033', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/25/mirror', 'BANDIT-033', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-033/26/0', 'BANDIT-033', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'started', 1, 1, 0, null, 1760000030000, 1760000030000, null),
('BANDIT-034/0/0', 'BANDIT-034', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/0/mirror', 'BANDIT-034', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/1/0', 'BANDIT-034', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/2/mirror', 'BANDIT-034', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/3/0', 'BANDIT-034', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/3/mirror', 'BANDIT-034', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/4/0', 'BANDIT-034', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/5/0', 'BANDIT-034', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/5/mirror', 'BANDIT-034', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/6/mirror', 'BANDIT-034', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/7/0', 'BANDIT-034', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/8/0', 'BANDIT-034', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/9/0', 'BANDIT-034', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/9/mirror', 'BANDIT-034', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/10/0', 'BANDIT-034', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/11/0', 'BANDIT-034', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/11/mirror', 'BANDIT-034', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/12/0', 'BANDIT-034', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/13/0', 'BANDIT-034', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/13/mirror', 'BANDIT-034', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/14/0', 'BANDIT-034', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/15/0', 'BANDIT-034', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/16/0', 'BANDIT-034', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/16/mirror', 'BANDIT-034', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/17/0', 'BANDIT-034', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/18/0', 'BANDIT-034', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/18/mirror', 'BANDIT-034', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/19/0', 'BANDIT-034', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/20/0', 'BANDIT-034', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/20/mirror', 'BANDIT-034', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/21/0', 'BANDIT-034', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/22/0', 'BANDIT-034', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/23/0', 'BANDIT-034', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/24/0', 'BANDIT-034', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000031000, null, 1760000031000),
('BANDIT-034/25/0', 'BANDIT-034', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/25/mirror', 'BANDIT-034', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/26/0', 'BANDIT-034', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-034/27/0', 'BANDIT-034', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'pending', 0, 0, 0, null, 1760000031000, null, null),
('BANDIT-035/0/0', 'BANDIT-035', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/0/mirror', 'BANDIT-035', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/1/0', 'BANDIT-035', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/2/mirror', 'BANDIT-035', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/3/0', 'BANDIT-035', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/3/mirror', 'BANDIT-035', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/4/0', 'BANDIT-035', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/5/0', 'BANDIT-035', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/5/mirror', 'BANDIT-035', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/6/mirror', 'BANDIT-035', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/7/0', 'BANDIT-035', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/8/0', 'BANDIT-035', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/9/0', 'BANDIT-035', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/9/mirror', 'BANDIT-035', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/10/0', 'BANDIT-035', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/11/0', 'BANDIT-035', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/11/mirror', 'BANDIT-035', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/12/0', 'BANDIT-035', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/13/0', 'BANDIT-035', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/13/mirror', 'BANDIT-035', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/14/0', 'BANDIT-035', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/15/0', 'BANDIT-035', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/16/0', 'BANDIT-035', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/16/mirror', 'BANDIT-035', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/17/0', 'BANDIT-035', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/18/0', 'BANDIT-035', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/18/mirror', 'BANDIT-035', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/19/0', 'BANDIT-035', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/20/0', 'BANDIT-035', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/20/mirror', 'BANDIT-035', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/21/0', 'BANDIT-035', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/22/0', 'BANDIT-035', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/23/0', 'BANDIT-035', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/24/0', 'BANDIT-035', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000032000, null, 1760000032000),
('BANDIT-035/25/0', 'BANDIT-035', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/25/mirror', 'BANDIT-035', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/26/0', 'BANDIT-035', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/27/0', 'BANDIT-035', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-035/28/0', 'BANDIT-035', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'pending', 0, 0, 0, null, 1760000032000, null, null),
('BANDIT-036/0/0', 'BANDIT-036', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/0/mirror', 'BANDIT-036', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/1/0', 'BANDIT-036', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/2/mirror', 'BANDIT-036', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/3/0', 'BANDIT-036', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/3/mirror', 'BANDIT-036', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/4/0', 'BANDIT-036', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/5/0', 'BANDIT-036', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/5/mirror', 'BANDIT-036', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/6/mirror', 'BANDIT-036', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/7/0', 'BANDIT-036', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/8/0', 'BANDIT-036', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/9/0', 'BANDIT-036', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/9/mirror', 'BANDIT-036', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/10/0', 'BANDIT-036', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/11/0', 'BANDIT-036', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/11/mirror', 'BANDIT-036', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/12/0', 'BANDIT-036', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/13/0', 'BANDIT-036', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/13/mirror', 'BANDIT-036', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/14/0', 'BANDIT-036', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/15/0', 'BANDIT-036', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/16/0', 'BANDIT-036', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/16/mirror', 'BANDIT-036', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/17/0', 'BANDIT-036', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/18/0', 'BANDIT-036', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/18/mirror', 'BANDIT-036', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/19/0', 'BANDIT-036', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/20/0', 'BANDIT-036', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/20/mirror', 'BANDIT-036', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/21/0', 'BANDIT-036', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/22/0', 'BANDIT-036', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/23/0', 'BANDIT-036', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/24/0', 'BANDIT-036', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/25/0', 'BANDIT-036', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/25/mirror', 'BANDIT-036', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/26/0', 'BANDIT-036', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/27/0', 'BANDIT-036', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/28/0', 'BANDIT-036', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000033000, null, 1760000033000),
('BANDIT-036/29/0', 'BANDIT-036', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-036/29/mirror', 'BANDIT-036', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000033000, 1760000033000, null),
('BANDIT-037/0/0', 'BANDIT-037', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/0/mirror', 'BANDIT-037', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/1/0', 'BANDIT-037', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/2/mirror', 'BANDIT-037', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/3/0', 'BANDIT-037', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/3/mirror', 'BANDIT-037', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/4/0', 'BANDIT-037', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/5/0', 'BANDIT-037', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/5/mirror', 'BANDIT-037', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/6/mirror', 'BANDIT-037', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/7/0', 'BANDIT-037', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/8/0', 'BANDIT-037', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/9/0', 'BANDIT-037', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/9/mirror', 'BANDIT-037', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/10/0', 'BANDIT-037', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/11/0', 'BANDIT-037', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/11/mirror', 'BANDIT-037', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/12/0', 'BANDIT-037', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/13/0', 'BANDIT-037', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/13/mirror', 'BANDIT-037', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/14/0', 'BANDIT-037', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/15/0', 'BANDIT-037', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/16/0', 'BANDIT-037', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/16/mirror', 'BANDIT-037', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/17/0', 'BANDIT-037', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/18/0', 'BANDIT-037', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/18/mirror', 'BANDIT-037', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/19/0', 'BANDIT-037', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/20/0', 'BANDIT-037', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/20/mirror', 'BANDIT-037', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/21/0', 'BANDIT-037', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/22/0', 'BANDIT-037', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/23/0', 'BANDIT-037', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/24/0', 'BANDIT-037', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/25/0', 'BANDIT-037', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/25/mirror', 'BANDIT-037', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/26/0', 'BANDIT-037', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/27/0', 'BANDIT-037', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/28/0', 'BANDIT-037', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/29/0', 'BANDIT-037', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'cancelled', 0, 0, 0, null, 1760000034000, null, 1760000034000),
('BANDIT-037/29/mirror', 'BANDIT-037', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/30/0', 'BANDIT-037', 'proposing', 13, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-037/30/mirror', 'BANDIT-037', 'proposing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000034000, null, null),
('BANDIT-038/0/0', 'BANDIT-038', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/0/mirror', 'BANDIT-038', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/1/0', 'BANDIT-038', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/2/mirror', 'BANDIT-038', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/3/0', 'BANDIT-038', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/3/mirror', 'BANDIT-038', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/4/0', 'BANDIT-038', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/5/0', 'BANDIT-038', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/5/mirror', 'BANDIT-038', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/6/mirror', 'BANDIT-038', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/7/0', 'BANDIT-038', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/8/0', 'BANDIT-038', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/9/0', 'BANDIT-038', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/9/mirror', 'BANDIT-038', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/10/0', 'BANDIT-038', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/11/0', 'BANDIT-038', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/11/mirror', 'BANDIT-038', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/12/0', 'BANDIT-038', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/13/0', 'BANDIT-038', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/13/mirror', 'BANDIT-038', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/14/0', 'BANDIT-038', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/15/0', 'BANDIT-038', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/16/0', 'BANDIT-038', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/16/mirror', 'BANDIT-038', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/17/0', 'BANDIT-038', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/18/0', 'BANDIT-038', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/18/mirror', 'BANDIT-038', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/19/0', 'BANDIT-038', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/20/0', 'BANDIT-038', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/20/mirror', 'BANDIT-038', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/21/0', 'BANDIT-038', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/22/0', 'BANDIT-038', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/23/0', 'BANDIT-038', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/24/0', 'BANDIT-038', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/25/0', 'BANDIT-038', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/25/mirror', 'BANDIT-038', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/26/0', 'BANDIT-038', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/27/0', 'BANDIT-038', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/28/0', 'BANDIT-038', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/29/0', 'BANDIT-038', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/29/mirror', 'BANDIT-038', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/30/0', 'BANDIT-038', 'proposing', 13, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'cancelled', 0, 0, 0, null, 1760000035000, null, 1760000035000),
('BANDIT-038/30/mirror', 'BANDIT-038', 'proposing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-038/31/mirror', 'BANDIT-038', 'awaitingResultApproval', 14, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000035000, null, null),
('BANDIT-039/0/0', 'BANDIT-039', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/0/mirror', 'BANDIT-039', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/1/0', 'BANDIT-039', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/2/mirror', 'BANDIT-039', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/3/0', 'BANDIT-039', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/3/mirror', 'BANDIT-039', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/4/0', 'BANDIT-039', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/5/0', 'BANDIT-039', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/5/mirror', 'BANDIT-039', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/6/mirror', 'BANDIT-039', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/7/0', 'BANDIT-039', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/8/0', 'BANDIT-039', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/9/0', 'BANDIT-039', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/9/mirror', 'BANDIT-039', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/10/0', 'BANDIT-039', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/11/0', 'BANDIT-039', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/11/mirror', 'BANDIT-039', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/12/0', 'BANDIT-039', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/13/0', 'BANDIT-039', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/13/mirror', 'BANDIT-039', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/14/0', 'BANDIT-039', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/15/0', 'BANDIT-039', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/16/0', 'BANDIT-039', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/16/mirror', 'BANDIT-039', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/17/0', 'BANDIT-039', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/18/0', 'BANDIT-039', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/18/mirror', 'BANDIT-039', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/19/0', 'BANDIT-039', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/20/0', 'BANDIT-039', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/20/mirror', 'BANDIT-039', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/21/0', 'BANDIT-039', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/22/0', 'BANDIT-039', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/23/0', 'BANDIT-039', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/24/0', 'BANDIT-039', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/25/0', 'BANDIT-039', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/25/mirror', 'BANDIT-039', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/26/0', 'BANDIT-039', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/27/0', 'BANDIT-039', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/28/0', 'BANDIT-039', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/29/0', 'BANDIT-039', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/29/mirror', 'BANDIT-039', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/30/0', 'BANDIT-039', 'proposing', 13, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'cancelled', 0, 0, 0, null, 1760000036000, null, 1760000036000),
('BANDIT-039/30/mirror', 'BANDIT-039', 'proposing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/31/mirror', 'BANDIT-039', 'awaitingResultApproval', 14, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-039/32/0', 'BANDIT-039', 'awaitingResultApproval', 14, 'gates.check', '{"kind":"gates.check","at":"awaitingResultApproval"}', 'started', 1, 1, 0, null, 1760000036000, 1760000036000, null),
('BANDIT-040/0/0', 'BANDIT-040', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/0/mirror', 'BANDIT-040', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/1/0', 'BANDIT-040', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/2/mirror', 'BANDIT-040', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/3/0', 'BANDIT-040', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/3/mirror', 'BANDIT-040', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/4/0', 'BANDIT-040', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/5/0', 'BANDIT-040', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/5/mirror', 'BANDIT-040', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/6/mirror', 'BANDIT-040', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/7/0', 'BANDIT-040', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/8/0', 'BANDIT-040', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/9/0', 'BANDIT-040', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/9/mirror', 'BANDIT-040', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/10/0', 'BANDIT-040', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/11/0', 'BANDIT-040', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/11/mirror', 'BANDIT-040', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/12/0', 'BANDIT-040', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/13/0', 'BANDIT-040', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/13/mirror', 'BANDIT-040', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/14/0', 'BANDIT-040', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/15/0', 'BANDIT-040', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/16/0', 'BANDIT-040', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/16/mirror', 'BANDIT-040', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/17/0', 'BANDIT-040', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/18/0', 'BANDIT-040', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/18/mirror', 'BANDIT-040', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/19/0', 'BANDIT-040', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/20/0', 'BANDIT-040', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/20/mirror', 'BANDIT-040', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/21/0', 'BANDIT-040', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/22/0', 'BANDIT-040', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/23/0', 'BANDIT-040', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/24/0', 'BANDIT-040', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/25/0', 'BANDIT-040', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/25/mirror', 'BANDIT-040', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/26/0', 'BANDIT-040', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/27/0', 'BANDIT-040', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/28/0', 'BANDIT-040', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/29/0', 'BANDIT-040', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/29/mirror', 'BANDIT-040', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/30/0', 'BANDIT-040', 'proposing', 13, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'cancelled', 0, 0, 0, null, 1760000037000, null, 1760000037000),
('BANDIT-040/30/mirror', 'BANDIT-040', 'proposing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-040/31/mirror', 'BANDIT-040', 'awaitingResultApproval', 14, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000037000, null, null),
('BANDIT-041/0/0', 'BANDIT-041', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/0/mirror', 'BANDIT-041', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/1/0', 'BANDIT-041', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/2/mirror', 'BANDIT-041', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/3/0', 'BANDIT-041', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/3/mirror', 'BANDIT-041', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/4/0', 'BANDIT-041', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/5/0', 'BANDIT-041', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/5/mirror', 'BANDIT-041', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/6/mirror', 'BANDIT-041', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/7/0', 'BANDIT-041', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/8/0', 'BANDIT-041', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/9/0', 'BANDIT-041', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/9/mirror', 'BANDIT-041', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/10/0', 'BANDIT-041', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/11/0', 'BANDIT-041', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/11/mirror', 'BANDIT-041', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/12/0', 'BANDIT-041', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/13/0', 'BANDIT-041', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/13/mirror', 'BANDIT-041', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/14/0', 'BANDIT-041', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/15/0', 'BANDIT-041', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/16/0', 'BANDIT-041', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/16/mirror', 'BANDIT-041', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/17/0', 'BANDIT-041', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/18/0', 'BANDIT-041', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/18/mirror', 'BANDIT-041', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/19/0', 'BANDIT-041', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/20/0', 'BANDIT-041', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/20/mirror', 'BANDIT-041', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/21/0', 'BANDIT-041', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/22/0', 'BANDIT-041', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/23/0', 'BANDIT-041', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/24/0', 'BANDIT-041', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/25/0', 'BANDIT-041', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/25/mirror', 'BANDIT-041', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/26/0', 'BANDIT-041', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/27/0', 'BANDIT-041', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/28/0', 'BANDIT-041', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/29/0', 'BANDIT-041', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/29/mirror', 'BANDIT-041', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/30/0', 'BANDIT-041', 'proposing', 13, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/30/mirror', 'BANDIT-041', 'proposing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/31/mirror', 'BANDIT-041', 'awaitingResultApproval', 14, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/32/0', 'BANDIT-041', 'awaitingResultApproval', 14, 'gates.check', '{"kind":"gates.check","at":"awaitingResultApproval"}', 'cancelled', 0, 0, 0, null, 1760000038000, null, 1760000038000),
('BANDIT-041/33/0', 'BANDIT-041', 'publishing', 15, 'result.publish', '{"kind":"result.publish"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-041/33/mirror', 'BANDIT-041', 'publishing', 15, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000038000, null, null),
('BANDIT-042/0/0', 'BANDIT-042', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/0/mirror', 'BANDIT-042', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/1/0', 'BANDIT-042', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/2/mirror', 'BANDIT-042', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/3/0', 'BANDIT-042', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/3/mirror', 'BANDIT-042', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/4/0', 'BANDIT-042', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/5/0', 'BANDIT-042', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/5/mirror', 'BANDIT-042', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/6/mirror', 'BANDIT-042', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/7/0', 'BANDIT-042', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/8/0', 'BANDIT-042', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/9/0', 'BANDIT-042', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/9/mirror', 'BANDIT-042', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/10/0', 'BANDIT-042', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/11/0', 'BANDIT-042', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/11/mirror', 'BANDIT-042', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/12/0', 'BANDIT-042', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/13/0', 'BANDIT-042', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/13/mirror', 'BANDIT-042', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/14/0', 'BANDIT-042', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/15/0', 'BANDIT-042', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/16/0', 'BANDIT-042', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/16/mirror', 'BANDIT-042', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/17/0', 'BANDIT-042', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/18/0', 'BANDIT-042', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/18/mirror', 'BANDIT-042', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/19/0', 'BANDIT-042', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/20/0', 'BANDIT-042', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/20/mirror', 'BANDIT-042', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/21/0', 'BANDIT-042', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/22/0', 'BANDIT-042', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/23/0', 'BANDIT-042', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/24/0', 'BANDIT-042', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/25/0', 'BANDIT-042', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/25/mirror', 'BANDIT-042', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/26/0', 'BANDIT-042', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/27/0', 'BANDIT-042', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/28/0', 'BANDIT-042', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/29/0', 'BANDIT-042', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/29/mirror', 'BANDIT-042', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/30/0', 'BANDIT-042', 'proposing', 13, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/30/mirror', 'BANDIT-042', 'proposing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/31/mirror', 'BANDIT-042', 'awaitingResultApproval', 14, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/32/0', 'BANDIT-042', 'awaitingResultApproval', 14, 'gates.check', '{"kind":"gates.check","at":"awaitingResultApproval"}', 'cancelled', 0, 0, 0, null, 1760000039000, null, 1760000039000),
('BANDIT-042/33/0', 'BANDIT-042', 'publishing', 15, 'result.publish', '{"kind":"result.publish"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/33/mirror', 'BANDIT-042', 'publishing', 15, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-042/34/0', 'BANDIT-042', 'publishing', 15, 'gates.check', '{"kind":"gates.check","at":"publishing"}', 'started', 1, 1, 0, null, 1760000039000, 1760000039000, null),
('BANDIT-043/0/0', 'BANDIT-043', 'intake', 0, 'intake.survey', '{"kind":"intake.survey"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/0/mirror', 'BANDIT-043', 'intake', 0, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/1/0', 'BANDIT-043', 'intake', 0, 'agent.run', '{"kind":"agent.run","role":"clarifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/2/mirror', 'BANDIT-043', 'clarifying', 1, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/3/0', 'BANDIT-043', 'planning', 2, 'agent.run', '{"kind":"agent.run","role":"planner","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/3/mirror', 'BANDIT-043', 'planning', 2, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/4/0', 'BANDIT-043', 'planning', 2, 'gates.check', '{"kind":"gates.check","at":"planning"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/5/0', 'BANDIT-043', 'critiquing', 3, 'critique.run', '{"kind":"critique.run","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/5/mirror', 'BANDIT-043', 'critiquing', 3, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/6/mirror', 'BANDIT-043', 'awaitingPlanApproval', 4, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/7/0', 'BANDIT-043', 'awaitingPlanApproval', 4, 'gates.check', '{"kind":"gates.check","at":"awaitingPlanApproval"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/8/0', 'BANDIT-043', 'awaitingPlanApproval', 4, 'plan.seal', '{"kind":"plan.seal","hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/9/0', 'BANDIT-043', 'implementing', 5, 'agent.run', '{"kind":"agent.run","role":"implementer","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/9/mirror', 'BANDIT-043', 'implementing', 5, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/10/0', 'BANDIT-043', 'implementing', 5, 'gates.check', '{"kind":"gates.check","at":"implementing"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/11/0', 'BANDIT-043', 'reviewing', 6, 'agent.run', '{"kind":"agent.run","role":"code-reviewer","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/11/mirror', 'BANDIT-043', 'reviewing', 6, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/12/0', 'BANDIT-043', 'reviewing', 6, 'gates.check', '{"kind":"gates.check","at":"reviewing"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/13/0', 'BANDIT-043', 'testing', 7, 'agent.run', '{"kind":"agent.run","role":"tester","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/13/mirror', 'BANDIT-043', 'testing', 7, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/14/0', 'BANDIT-043', 'testing', 7, 'smoke.run', '{"kind":"smoke.run"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/15/0', 'BANDIT-043', 'testing', 7, 'gates.check', '{"kind":"gates.check","at":"testing"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/16/0', 'BANDIT-043', 'provisioning', 8, 'hardware.provision', '{"kind":"hardware.provision"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/16/mirror', 'BANDIT-043', 'provisioning', 8, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/17/0', 'BANDIT-043', 'provisioning', 8, 'gates.check', '{"kind":"gates.check","at":"provisioning"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/18/0', 'BANDIT-043', 'running', 9, 'runs.execute', '{"kind":"runs.execute"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/18/mirror', 'BANDIT-043', 'running', 9, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/19/0', 'BANDIT-043', 'running', 9, 'gates.check', '{"kind":"gates.check","at":"running"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/20/0', 'BANDIT-043', 'verifying', 10, 'results.collect', '{"kind":"results.collect"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/20/mirror', 'BANDIT-043', 'verifying', 10, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/21/0', 'BANDIT-043', 'verifying', 10, 'agent.run', '{"kind":"agent.run","role":"verifier","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/22/0', 'BANDIT-043', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"verifying"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/23/0', 'BANDIT-043', 'verifying', 10, 'hardware.release', '{"kind":"hardware.release"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/24/0', 'BANDIT-043', 'verifying', 10, 'gates.check', '{"kind":"gates.check","at":"released"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/25/0', 'BANDIT-043', 'analyzing', 11, 'statistics.compute', '{"kind":"statistics.compute"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/25/mirror', 'BANDIT-043', 'analyzing', 11, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/26/0', 'BANDIT-043', 'analyzing', 11, 'agent.run', '{"kind":"agent.run","role":"analyzer","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/27/0', 'BANDIT-043', 'analyzing', 11, 'draft.render', '{"kind":"draft.render"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/28/0', 'BANDIT-043', 'analyzing', 11, 'gates.check', '{"kind":"gates.check","at":"analyzing"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/29/0', 'BANDIT-043', 'auditing', 12, 'agent.run', '{"kind":"agent.run","role":"auditor","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/29/mirror', 'BANDIT-043', 'auditing', 12, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/30/0', 'BANDIT-043', 'proposing', 13, 'agent.run', '{"kind":"agent.run","role":"follow-up-designer","round":1}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/30/mirror', 'BANDIT-043', 'proposing', 13, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/31/mirror', 'BANDIT-043', 'awaitingResultApproval', 14, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/32/0', 'BANDIT-043', 'awaitingResultApproval', 14, 'gates.check', '{"kind":"gates.check","at":"awaitingResultApproval"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/33/0', 'BANDIT-043', 'publishing', 15, 'result.publish', '{"kind":"result.publish"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/33/mirror', 'BANDIT-043', 'publishing', 15, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null),
('BANDIT-043/34/0', 'BANDIT-043', 'publishing', 15, 'gates.check', '{"kind":"gates.check","at":"publishing"}', 'cancelled', 0, 0, 0, null, 1760000040000, null, 1760000040000),
('BANDIT-043/35/mirror', 'BANDIT-043', 'done', 16, 'tracker.mirror', '{"kind":"tracker.mirror"}', 'pending', 0, 0, 0, null, 1760000040000, null, null);
CREATE TABLE timers (
  experiment text not null references experiments (id),
  id text not null,
  due_at integer not null,
  event text not null,
  primary key (experiment, id)
) strict, without rowid;
insert into timers values
('BANDIT-008', 'xstate.after.silence.experiment.active.clarifying.working', 1762592005000, '{"type":"xstate.after.silence.experiment.active.clarifying.working"}'),
('BANDIT-012', 'xstate.after.silence.experiment.active.awaitingPlanApproval.working', 1762592009000, '{"type":"xstate.after.silence.experiment.active.awaitingPlanApproval.working"}'),
('BANDIT-014', 'xstate.after.deferral.experiment.active.awaitingPlanApproval.deferred', 1762000011000, '{"type":"xstate.after.deferral.experiment.active.awaitingPlanApproval.deferred"}'),
('BANDIT-038', 'xstate.after.silence.experiment.active.awaitingResultApproval.working', 1762592035000, '{"type":"xstate.after.silence.experiment.active.awaitingResultApproval.working"}'),
('BANDIT-040', 'xstate.after.deferral.experiment.active.awaitingResultApproval.deferred', 1762000037000, '{"type":"xstate.after.deferral.experiment.active.awaitingResultApproval.deferred"}');
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
insert into issues values
('BANDIT-I1', 'bandits', 1, 'new/61d56b149abade0b295782a320ddffaa185cf9d9ef14cd59755bd2d175b61d15', 'Does optimistic initialisation beat ε-greedy in the first 500 steps?', 'Our baseline is ε-greedy with ε = 0.1 since BANDIT-001. It spends a tenth of its pulls on random arms for ever, also
when it already knows the best one.

Optimistic initialisation needs no such tax: start every estimate far too high, always take the highest, and the policy
tries all arms by itself because each one disappoints. Sutton and Barto (section 2.6) show it overtaking ε-greedy on the
10-armed testbed with a start value of 5 and a step size of 0.1. But their plot runs to 1000 steps and shows how often
the best arm is chosen, not what the policy earned on the way, and we care about the early part.

So: does it earn more than our ε-greedy within the first 500 steps? If yes I would like to make it the baseline. If no,
it would be good to know where it loses.

<!-- hooke:section v1 key=tl-dr -->
## TL;DR

Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed (MODERATE confidence)

The optimistic policy earned a mean reward of 1.117 and ε-greedy 1.249 (n = 20 seeds each, difference −0.133, 99 % confidence interval −0.143 to −0.123, p < 0.001).
<!-- hooke:end v1 key=tl-dr -->

<!-- hooke:section v1 key=scope -->
## Scope

Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.
<!-- hooke:end v1 key=scope -->

<!-- hooke:section v1 key=decision-log -->
## Decision log

- 2026-11-21 root: approve the plan fa9ae23d7280
- 2026-11-21 root: approve the result 4203c0e26164
<!-- hooke:end v1 key=decision-log -->

<!-- hooke:section v1 key=negative-results -->
## Negative results

Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed
<!-- hooke:end v1 key=negative-results -->

<!-- hooke:section v1 key=current-baseline -->
## Current baseline

BANDIT-001
<!-- hooke:end v1 key=current-baseline -->

<!-- hooke:section v1 key=next-steps -->
## Next steps

1. Repeat with start value 2: less far to fall, so a shorter exploration at the beginning.
2. Run the control with start value 0 and step size 0.1, to separate the start value from the step size.
3. Ask the same question for 1000 steps, where the late advantage has time to count.
4. ε-greedy with ε = 0.1 stays the baseline.
5. BANDIT-I2 (created)
<!-- hooke:end v1 key=next-steps -->

<!-- hooke:section v1 key=links -->
## Links

- tag `result/BANDIT-002-v1`, approved by root
- logbook `.agents/logbooks/bandits.md`
- record: `hooke record BANDIT-002`
<!-- hooke:end v1 key=links -->
', 'root', null, '[]', 0, 'done', null, 1795252514573, 1795252533947),
('BANDIT-I2', 'bandits', 2, 'BANDIT-002/publish/v1/follow-up/1', 'Does a start value of 2 beat ε-greedy in the first 500 steps?', '**Hypothesis.** With less far to fall the exploration at the beginning is shorter, and the optimistic policy earns more than ε-greedy over 500 steps.

**Changed variable.** start value of the optimistic policy: 2 instead of 5

**Refuted by.** Its mean reward is not higher than that of ε-greedy at p < 0.01.

**If it works.** How optimistic the start is decides, not optimism as such; a sweep over start values follows, on fresh seeds.

**If it fails.** The step size is the next suspect.

Forecast: 0 GPU-hours, 0 USD.

Follows BANDIT-002 (issue BANDIT-I1), plan fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1.', 'hooke', null, '["follow-up"]', 0, 'open', 'BANDIT-I1', 1795252533932, 1795252533932);
CREATE TABLE comments (
  key text primary key,
  issue text not null references issues (ref),
  author text not null,
  body text not null,
  is_status integer not null default 0,
  created_at integer not null,
  updated_at integer not null
) strict;
insert into comments values
('BANDIT-I1/status', 'BANDIT-I1', 'hooke', '**BANDIT-002** · done

Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.

Runs: 40 of 40 ended well.

<!-- hooke:status v1 key=BANDIT-002 -->', 1, 1795252514596, 1795252534133),
('BANDIT-002/publish/v1/result', 'BANDIT-I1', 'hooke', '**Change.** Does optimistic initialisation (start value 5, step size 0.1, no random arms) earn more than ε-greedy with ε = 0.1 in the first 500 steps of the 10-armed testbed?

**Result delta.** Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed

**Confidence.** MODERATE: The planned test passed over 20 seeds, but only one start value was tried and it was not tuned, while the ε of the baseline was.

**Links.** tag `result/BANDIT-002-v1`, record sha256 `9c377cc43fe4`

**Next.** Repeat with start value 2: less far to fall, so a shorter exploration at the beginning. Run the control with start value 0 and step size 0.1, to separate the start value from the step size. Ask the same question for 1000 steps, where the late advantage has time to count. ε-greedy with ε = 0.1 stays the baseline.

<!-- hooke:result v1 key=BANDIT-002/publish/v1 -->', 0, 1795252533946, 1795252533946);
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
insert into plans values
('BANDIT-001', 1, '328a66da7aa4147365c1d6cd911a440ee0363a514d47c4468a46a7dec5a6a39d', '{"title":"ε = 0.1 against ε = 0.01 in the first 500 steps","question":"Does ε-greedy with ε = 0.1 earn more than with ε = 0.01 in the first 500 steps of the 10-armed testbed?","hypothesis":"ε = 0.1 earns the higher mean reward over the first 500 steps, because with ε = 0.01 only about five of 500 steps explore, too few to find the best of ten arms.","why":"The study needs one well-defined ε-greedy policy as the reference for everything that follows.","brief":"Compares ε-greedy with ε = 0.1 and ε = 0.01 (sample averages, estimates start at 0) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01.","expectedOutcomes":[{"outcome":"ε = 0.1 earns more","meaning":"500 steps are few enough for exploration to pay; ε = 0.1 becomes the baseline."},{"outcome":"ε = 0.01 earns more","meaning":"Ten arms are found with little exploration; ε = 0.01 becomes the baseline."},{"outcome":"No difference at p < 0.01","meaning":"The choice of ε matters little here; the textbook value 0.1 becomes the baseline."}],"conditions":[{"name":"eps-0-01","label":"ε = 0.01","baseline":true,"params":{"policy":{"name":"epsilon-greedy","epsilon":0.01}}},{"name":"eps-0-1","label":"ε = 0.1","baseline":false,"params":{"policy":{"name":"epsilon-greedy","epsilon":0.1}}}],"axis":{"key":"policy","label":"ε of the ε-greedy policy","interactionOf":[]},"seeds":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19],"metrics":{"primary":{"name":"mean_reward","label":"mean reward","direction":"higher","unit":"reward per step"},"secondary":[{"name":"optimal_action_rate","label":"optimal action rate","direction":"higher","unit":"share of steps"},{"name":"early_mean_reward","label":"mean reward, first 100 steps","direction":"higher","unit":"reward per step"},{"name":"late_mean_reward","label":"mean reward, last 100 steps","direction":"higher","unit":"reward per step"}]},"statistics":{"test":"welch-t","threshold":0.01,"minimumN":10,"confidenceLevel":0.99},"data":[{"name":"10-armed testbed","version":"v1","path":"data/testbed-v1.csv","rows":200,"sha256":"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2","url":"","licence":"CC0-1.0","split":"eval"}],"command":["node","bin/run.js","--config","${config}","--seed","${seed}","--out","${run_dir}"],"entry":"bin/run.js","evaluation":"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.","reuse":[{"path":"src/policies/epsilon-greedy.js","symbol":"createEpsilonGreedy","why":"both conditions are this policy"}],"newCode":[],"outputs":[{"path":"metrics.jsonl","kind":"metrics","minimumBytes":300},{"path":"result.json","kind":"result","minimumBytes":50},{"path":"artifacts/actions.json","kind":"artifact","minimumBytes":100}],"compute":{"driver":"local","devices":0,"memoryMb":256,"diskMb":50,"minutesPerRun":1},"forecast":{"minutes":1,"gpuHours":0,"usd":0},"budget":{"capUsd":1,"overCapBecause":""},"stopCriteria":[{"metric":"mean_reward","rule":"not-finite","value":0,"because":"A mean that is no number is a bug, and every further run would repeat it."}],"assumptions":[{"id":"ties-are-random","text":"Ties between estimates are broken at random, so that no arm is favoured at the start.","verify":"src/greedy.js and its test in test/policies.test.js"}],"related":[{"kind":"paper","ref":"Sutton and Barto, Reinforcement Learning: An Introduction, 2nd edition, section 2.3","quote":"the ε = 0.1 method explored more, and usually found the optimal action earlier, but it never selected that action more than 91% of the time","relation":"the same comparison over 1000 steps"}],"divergences":[],"environment":{},"config":{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10},"determinism":{"switches":["every random number of a run comes from its seed (src/rng.js)","a run reads no clock and uses no network and no threads"],"concurrency":2},"smoke":{"params":{"problems":5,"steps":100},"seed":1000,"subset":"the first 5 problems of testbed v1, 100 steps each"},"tolerances":{"mean_reward":0.000001,"optimal_action_rate":0.000001,"early_mean_reward":0.000001,"late_mean_reward":0.000001},"skipped":[{"what":"pilot runs","because":"A run takes less than a second; the whole matrix is the pilot."}],"protocol":["Run both conditions with the configs of the repository for 20 seeds.","Compare the mean reward by the planned test."]}', null, 1795219200000, 1795219200000, 'the example'),
('BANDIT-002', 1, 'f7ad31dffb29017035bbf2c2748f6b77de6910ba18b68f39c281ec8c3a4cd69e', '{"title":"Optimistic initialisation against ε-greedy in the first 500 steps","question":"Does optimistic initialisation (start value 5, step size 0.1, no random arms) earn more than ε-greedy with ε = 0.1 in the first 500 steps of the 10-armed testbed?","hypothesis":"The optimistic policy earns the higher mean reward over the first 500 steps: it tries every arm early, and then pays no tax for random arms.","why":"ε-greedy, the study''s baseline, goes on pulling random arms in a tenth of all steps when it already knows the best one. A policy that explores by itself and then stops would be the better reference for early behaviour.","brief":"Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.","expectedOutcomes":[{"outcome":"The optimistic policy earns more","meaning":"Exploring first and then stopping pays within 500 steps; the policy is a candidate for the next baseline, after a replication on fresh seeds."},{"outcome":"ε-greedy earns more","meaning":"At this start value and step size, the exploration at the beginning costs more than the random arms later on; the first and last 100 steps show where."},{"outcome":"No difference at p < 0.01","meaning":"The two ways to explore cost about the same within 500 steps; there is no reason to change the baseline."}],"conditions":[{"name":"epsilon-greedy","label":"ε-greedy","baseline":true,"params":{"policy":{"name":"epsilon-greedy","epsilon":0.1}}},{"name":"optimistic","label":"optimistic policy","baseline":false,"params":{"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}}],"axis":{"key":"policy","label":"the policy","interactionOf":[]},"seeds":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19],"metrics":{"primary":{"name":"mean_reward","label":"mean reward","direction":"higher","unit":"reward per step"},"secondary":[{"name":"optimal_action_rate","label":"optimal action rate","direction":"higher","unit":"share of steps"},{"name":"early_mean_reward","label":"mean reward, first 100 steps","direction":"higher","unit":"reward per step"},{"name":"late_mean_reward","label":"mean reward, last 100 steps","direction":"higher","unit":"reward per step"}]},"statistics":{"test":"welch-t","threshold":0.01,"minimumN":10,"confidenceLevel":0.99},"data":[{"name":"10-armed testbed","version":"v1","path":"data/testbed-v1.csv","rows":200,"sha256":"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2","url":"","licence":"CC0-1.0","split":"eval"}],"command":["node","bin/run.js","--config","${config}","--seed","${seed}","--out","${run_dir}"],"entry":"bin/run.js","evaluation":"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.","reuse":[{"path":"src/greedy.js","symbol":"greedyArm","why":"takes the highest estimate"},{"path":"src/parameters.js","symbol":"numbersOf","why":"checks the parameters of a policy and refuses unknown ones"},{"path":"src/policies/epsilon-greedy.js","symbol":"createEpsilonGreedy","why":"the baseline, unchanged"},{"path":"bin/run.js","symbol":"run","why":"the command of all experiments of the study, unchanged"}],"newCode":[{"path":"src/policies/optimistic.js","symbol":"createOptimistic","why":"no policy of the study has a start value or a constant step size"}],"outputs":[{"path":"metrics.jsonl","kind":"metrics","minimumBytes":300},{"path":"result.json","kind":"result","minimumBytes":50},{"path":"artifacts/actions.json","kind":"artifact","minimumBytes":100}],"compute":{"driver":"local","devices":0,"memoryMb":256,"diskMb":50,"minutesPerRun":1},"forecast":{"minutes":1,"gpuHours":0,"usd":0},"budget":{"capUsd":1,"overCapBecause":""},"stopCriteria":[{"metric":"mean_reward","rule":"not-finite","value":0,"because":"A mean that is no number is a bug, and every further run would repeat it."}],"assumptions":[{"id":"baseline-is-current","text":"The study''s baseline is ε-greedy with ε = 0.1 and sample averages, as BANDIT-001 left it.","verify":".agents/logbooks/bandits.md and configs/epsilon-greedy-0.1.json"},{"id":"start-is-optimistic","text":"A start value of 5 is above every true mean of the testbed.","verify":"the largest number in data/testbed-v1.csv"},{"id":"noise-is-separate","text":"The reward noise has its own random stream, so that a policy that draws fewer random numbers meets the same noise.","verify":"src/simulate.js and src/rng.js"},{"id":"runs-repeat","text":"The same config and seed give the same bytes.","verify":"test/run.test.js"}],"related":[{"kind":"experiment","ref":"BANDIT-001","quote":"ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.","relation":"gives the baseline and asks for this comparison"},{"kind":"paper","ref":"Sutton and Barto, Reinforcement Learning: An Introduction, 2nd edition, section 2.6","quote":"Initially, the optimistic method performs worse because it explores more, but eventually it performs better because its exploration decreases with time.","relation":"the same policy over 1000 steps, read out as the share of optimal actions, not as reward earned"}],"divergences":[],"environment":{},"config":{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10},"determinism":{"switches":["every random number of a run comes from its seed (src/rng.js)","a run reads no clock and uses no network and no threads"],"concurrency":2},"smoke":{"params":{"problems":5,"steps":100},"seed":1000,"subset":"the first 5 problems of testbed v1, 100 steps each"},"tolerances":{"mean_reward":0.000001,"optimal_action_rate":0.000001,"early_mean_reward":0.000001,"late_mean_reward":0.000001},"skipped":[{"what":"pilot runs","because":"A run takes less than a second; the smoke run and the matrix are enough."},{"what":"a search over start values and step sizes","because":"One axis at a time: this experiment asks about the textbook setting. A sweep is a follow-up."}],"protocol":["Add src/policies/optimistic.js with createOptimistic, register it as \"optimistic\", add configs/optimistic-5.json.","Run both conditions with 20 seeds through bin/run.js, unchanged.","Compare the baseline with BANDIT-001, which measured a mean reward of 1.249 with the same config and seeds: it must repeat.","Compare the mean reward over 500 steps by the planned test; describe the other metrics without a test."]}', 'BANDIT-002.planner.1', 1795252514955, null, null),
('BANDIT-002', 2, 'fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1', '{"title":"Optimistic initialisation against ε-greedy in the first 500 steps","question":"Does optimistic initialisation (start value 5, step size 0.1, no random arms) earn more than ε-greedy with ε = 0.1 in the first 500 steps of the 10-armed testbed?","hypothesis":"The optimistic policy as a whole (estimates start at 5, constant step size 0.1, always the highest estimate) earns the higher mean reward over the first 500 steps: it tries every arm early, and then pays no tax for random arms. The claim is about the two policies as they are configured, not about the start value alone: start value, step size and random arms change together.","why":"ε-greedy, the study''s baseline, goes on pulling random arms in a tenth of all steps when it already knows the best one. A policy that explores by itself and then stops would be the better reference for early behaviour.","brief":"Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.","expectedOutcomes":[{"outcome":"The optimistic policy earns more","meaning":"Exploring first and then stopping pays within 500 steps; the policy is a candidate for the next baseline, after a replication on fresh seeds."},{"outcome":"ε-greedy earns more","meaning":"At this start value and step size, the exploration at the beginning costs more than the random arms later on; the first and last 100 steps show where. As ε was chosen between two values in BANDIT-001 and the start value was not tuned at all, this would not settle other start values."},{"outcome":"No difference at p < 0.01","meaning":"The two ways to explore cost about the same within 500 steps; there is no reason to change the baseline."}],"conditions":[{"name":"epsilon-greedy","label":"ε-greedy","baseline":true,"params":{"policy":{"name":"epsilon-greedy","epsilon":0.1}}},{"name":"optimistic","label":"optimistic policy","baseline":false,"params":{"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}}],"axis":{"key":"policy","label":"the policy","interactionOf":[]},"seeds":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19],"metrics":{"primary":{"name":"mean_reward","label":"mean reward","direction":"higher","unit":"reward per step"},"secondary":[{"name":"optimal_action_rate","label":"optimal action rate","direction":"higher","unit":"share of steps"},{"name":"early_mean_reward","label":"mean reward, first 100 steps","direction":"higher","unit":"reward per step"},{"name":"late_mean_reward","label":"mean reward, last 100 steps","direction":"higher","unit":"reward per step"}]},"statistics":{"test":"welch-t","threshold":0.01,"minimumN":10,"confidenceLevel":0.99},"data":[{"name":"10-armed testbed","version":"v1","path":"data/testbed-v1.csv","rows":200,"sha256":"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2","url":"","licence":"CC0-1.0","split":"eval"}],"command":["node","bin/run.js","--config","${config}","--seed","${seed}","--out","${run_dir}"],"entry":"bin/run.js","evaluation":"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.","reuse":[{"path":"src/greedy.js","symbol":"greedyArm","why":"takes the highest estimate and breaks ties at random, as in the baseline"},{"path":"src/parameters.js","symbol":"numbersOf","why":"checks the parameters of a policy and refuses unknown ones"},{"path":"src/policies/epsilon-greedy.js","symbol":"createEpsilonGreedy","why":"the baseline, unchanged"},{"path":"bin/run.js","symbol":"run","why":"the command of all experiments of the study, unchanged"}],"newCode":[{"path":"src/policies/optimistic.js","symbol":"createOptimistic","why":"no policy of the study has a start value or a constant step size"}],"outputs":[{"path":"metrics.jsonl","kind":"metrics","minimumBytes":300},{"path":"result.json","kind":"result","minimumBytes":50},{"path":"artifacts/actions.json","kind":"artifact","minimumBytes":100}],"compute":{"driver":"local","devices":0,"memoryMb":256,"diskMb":50,"minutesPerRun":1},"forecast":{"minutes":1,"gpuHours":0,"usd":0},"budget":{"capUsd":1,"overCapBecause":""},"stopCriteria":[{"metric":"mean_reward","rule":"not-finite","value":0,"because":"A mean that is no number is a bug, and every further run would repeat it."}],"assumptions":[{"id":"baseline-is-current","text":"The study''s baseline is ε-greedy with ε = 0.1 and sample averages, as BANDIT-001 left it.","verify":".agents/logbooks/bandits.md and configs/epsilon-greedy-0.1.json"},{"id":"start-is-optimistic","text":"A start value of 5 is above every true mean of the testbed.","verify":"the largest number in data/testbed-v1.csv"},{"id":"noise-is-separate","text":"The reward noise has its own random stream, so that a policy that draws fewer random numbers meets the same noise.","verify":"src/simulate.js and src/rng.js"},{"id":"runs-repeat","text":"The same config and seed give the same bytes.","verify":"test/run.test.js"},{"id":"ties-are-random","text":"Both policies break ties between estimates uniformly at random, with the same function. At the first step all ten estimates are equal, so this decides the order in which arms are tried.","verify":"greedyArm in src/greedy.js and its tests in test/policies.test.js"}],"related":[{"kind":"experiment","ref":"BANDIT-001","quote":"ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.","relation":"gives the baseline and asks for this comparison"},{"kind":"paper","ref":"Sutton and Barto, Reinforcement Learning: An Introduction, 2nd edition, section 2.6","quote":"Initially, the optimistic method performs worse because it explores more, but eventually it performs better because its exploration decreases with time.","relation":"the same policy over 1000 steps, read out as the share of optimal actions, not as reward earned"}],"divergences":[],"environment":{},"config":{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10},"determinism":{"switches":["every random number of a run comes from its seed (src/rng.js)","a run reads no clock and uses no network and no threads"],"concurrency":2},"smoke":{"params":{"problems":5,"steps":100},"seed":1000,"subset":"the first 5 problems of testbed v1, 100 steps each"},"tolerances":{"mean_reward":0.000001,"optimal_action_rate":0.000001,"early_mean_reward":0.000001,"late_mean_reward":0.000001},"skipped":[{"what":"pilot runs","because":"A run takes less than a second; the smoke run and the matrix are enough."},{"what":"a search over start values and step sizes","because":"One axis at a time: this experiment asks about the textbook setting. A sweep is a follow-up."},{"what":"a control with start value 0 and step size 0.1","because":"It would separate the start value from the step size, which matters only once the whole policy turns out to differ. It is the first follow-up."}],"protocol":["Add src/policies/optimistic.js with createOptimistic, register it as \"optimistic\", add configs/optimistic-5.json. Ties are broken uniformly at random by greedyArm, as in the baseline.","Run both conditions with 20 seeds through bin/run.js, unchanged.","Compare the baseline with BANDIT-001, which measured a mean reward of 1.249 with the same config and seeds: it must repeat.","Compare the mean reward over 500 steps by the planned test. The optimal action rate and the first and last 100 steps are described without a test and support no claim of their own."]}', 'BANDIT-002.planner.2', 1795252515717, 1795252517848, 'root');
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
CREATE TABLE assumptions (
  experiment text not null references experiments (id),
  n integer not null,
  text text not null,
  source text not null,
  primary key (experiment, n)
) strict, without rowid;
insert into assumptions values
('BANDIT-002', 1, 'the runs execute on local, at most 2 at once', 'defaults'),
('BANDIT-002', 2, 'the work starts from main and merges into main', 'defaults'),
('BANDIT-002', 3, 'at least 10 seeds per condition', 'defaults'),
('BANDIT-002', 4, 'Assumption: "earns more" means the mean reward per step over all 500 steps, the primary number of BANDIT-001.', 'clarifier'),
('BANDIT-002', 5, 'Assumption: optimistic initialisation is meant as in section 2.6 of Sutton and Barto, with start value 5, constant step size 0.1 and no random arms.', 'clarifier'),
('BANDIT-002', 6, 'Assumption: "our ε-greedy" is the study''s baseline, ε = 0.1 with sample averages and start value 0.', 'clarifier'),
('BANDIT-002', 7, 'Assumption: the comparison uses testbed v1 and the seeds 0 to 19, as BANDIT-001 did.', 'clarifier'),
('BANDIT-002', 8, 'Assumption: "where it loses" is answered by the first and the last 100 steps, which every run reports.', 'clarifier'),
('BANDIT-002', 9, 'Assumption: making a winner the baseline is a decision of its own, after a replication.', 'clarifier');
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
insert into fact_checks values
('BANDIT-002', 1, 'baseline-is-current', 'confirmed', '.agents/logbooks/bandits.md:6', 'The header names ε = 0.1 with sample averages since BANDIT-001; configs/epsilon-greedy-0.1.json:7 has that value, and src/policies/epsilon-greedy.js divides by the number of pulls.', null),
('BANDIT-002', 1, 'noise-is-separate', 'confirmed', 'src/simulate.js:22', 'Line 22 makes the stream "reward noise", line 23 the stream "policy"; src/bandit.js draws one number per pull from the first.', null),
('BANDIT-002', 1, 'runs-repeat', 'confirmed', 'test/run.test.js:51', 'The test runs the command twice with one seed and compares all three files as text; bin/run.js writes no time.', null),
('BANDIT-002', 1, 'start-is-optimistic', 'confirmed', 'data/testbed-v1.csv', 'The largest of the 2000 true means is 3.317830; none reaches 5. A single reward can pass 5, because its noise has variance 1, but only on few arms and rarely.', null),
('BANDIT-002', 2, 'baseline-is-current', 'confirmed', '.agents/logbooks/bandits.md:6', 'The header names ε = 0.1 with sample averages since BANDIT-001; configs/epsilon-greedy-0.1.json:7 has that value, and src/policies/epsilon-greedy.js divides by the number of pulls.', null),
('BANDIT-002', 2, 'noise-is-separate', 'confirmed', 'src/simulate.js:22', 'Line 22 makes the stream "reward noise", line 23 the stream "policy"; src/bandit.js draws one number per pull from the first.', null),
('BANDIT-002', 2, 'runs-repeat', 'confirmed', 'test/run.test.js:51', 'The test runs the command twice with one seed and compares all three files as text; bin/run.js writes no time.', null),
('BANDIT-002', 2, 'start-is-optimistic', 'confirmed', 'data/testbed-v1.csv', 'The largest of the 2000 true means is 3.317830; none reaches 5. A single reward can pass 5, because its noise has variance 1, but only on few arms and rarely.', null),
('BANDIT-002', 2, 'ties-are-random', 'confirmed', 'src/greedy.js:14', 'Each further equal estimate replaces the choice with probability one over the number of ties so far, which is uniform; test/policies.test.js:13 counts it.', null);
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
  answered_how text,
  primary key (session, id)
) strict, without rowid;
insert into findings values
('BANDIT-002', 'BANDIT-002.auditor.1', 'claim-fits-plan', 'auditor', 1, 'good', 'The claim is about the two policies as they were configured, as the sealed plan says, and names the start value.', 'claim; hypothesis of the plan', 'claim', 0, null, null),
('BANDIT-002', 'BANDIT-002.auditor.1', 'one-testbed', 'auditor', 1, 'minor', 'The intervals are over seeds on one fixed testbed. The limitations say so; the claim says "the 10-armed testbed", which a reader may take for all such testbeds.', 'limitations; data of the plan', 'claim', 0, null, null),
('BANDIT-002', 'BANDIT-002.auditor.1', 'tuning-told', 'auditor', 1, 'good', 'A baseline that was tuned against a policy that was not is the strongest objection to this result. It stands in the confidence line and as an open confound, and keeps the label at MODERATE.', 'confidence line; open confounds', 'confidence', 0, null, null),
('BANDIT-002', 'BANDIT-002.code-reviewer.1', 'measurement-untouched', 'code-reviewer', 1, 'good', 'bin/run.js, src/simulate.js and src/measure.js are unchanged; the policy holds no measurement code.', 'files of the diff', 'src/policies/optimistic.js', 0, null, null),
('BANDIT-002', 'BANDIT-002.code-reviewer.1', 'reuses-tie-breaking', 'code-reviewer', 1, 'good', 'The choice is greedyArm with the generator that the policy was given, so both conditions break ties alike.', 'src/policies/optimistic.js', 'src/policies/optimistic.js:19', 0, null, null),
('BANDIT-002', 'BANDIT-002.code-reviewer.1', 'step-size-zero', 'code-reviewer', 1, 'minor', 'A step size of 0 is accepted. Estimates would then never move and every pull would be a tie, so that the policy is a random one. The plan uses 0.1; refusing 0 would be kinder to the next person.', 'numbersOf(configuration, { …, stepSize: [0, 1] }); src/parameters.js:12 allows the lower limit itself', 'src/policies/optimistic.js:14', 0, null, null),
('BANDIT-002', 'BANDIT-002.critic-alternatives.1', 'several-settings-at-once', 'critic-alternatives', 1, 'must-fix', 'The hypothesis speaks of optimistic initialisation, but three settings change together: the start value (0 or 5), the step size (sample average or constant 0.1) and the random arms (ε = 0.1 or none). A constant step size alone changes how fast estimates settle. Either the claim is about the two policies as they are configured, and says so, or a control is needed.', 'conditions[0].params and conditions[1].params', 'hypothesis', 0, 'addressed-differently', 'The hypothesis now speaks of the policy as a whole and names the three settings that change together. The control with start value 0 is not a third condition but the first follow-up: it explains a difference, and first there has to be one.'),
('BANDIT-002', 'BANDIT-002.critic-alternatives.1', 'tuned-baseline', 'critic-alternatives', 1, 'should', 'ε = 0.1 was chosen in BANDIT-001 as the better of two values on this very testbed; the start value of 5 comes from a book and was never tuned. If the optimistic policy loses, lack of tuning explains it as well as the idea does. The meaning of that outcome should say so.', 'expectedOutcomes[1]; BANDIT-001', 'expectedOutcomes[1]', 0, 'addressed', 'The meaning of "ε-greedy earns more" now says that ε was chosen between two values and the start value was not tuned, so that a loss would not settle other start values.'),
('BANDIT-002', 'BANDIT-002.critic-alternatives.2', 'claim-fits-comparison', 'critic-alternatives', 2, 'good', 'Hypothesis and outcomes speak of whole policies, and the control is named as the first follow-up.', 'hypothesis; skipped[2]', 'hypothesis', 0, null, null),
('BANDIT-002', 'BANDIT-002.critic-methodology.1', 'same-everything-else', 'critic-methodology', 1, 'good', 'Data, command, evaluation, seeds and number of steps are those of BANDIT-001; the baseline has to repeat its mean reward, which checks the whole chain.', 'protocol[2]', 'protocol', 0, null, null),
('BANDIT-002', 'BANDIT-002.critic-methodology.1', 'tie-breaking', 'critic-methodology', 1, 'must-fix', 'The plan does not say how ties between estimates are broken. For the optimistic policy all ten estimates are equal at the first step, and several stay equal during the first ten. Taking the first of them would try the arms in the order of the file, every time; the baseline breaks ties at random. That would be a second difference between the conditions that nobody chose.', 'The protocol says only "add createOptimistic"; src/greedy.js:12-14 breaks ties at random, but nothing obliges the new policy to use it.', 'protocol[0]', 0, 'addressed', 'The protocol now says that ties are broken uniformly at random by greedyArm, in both policies, and the plan lists it as an assumption to be checked (ties-are-random).'),
('BANDIT-002', 'BANDIT-002.critic-methodology.2', 'ties-settled', 'critic-methodology', 2, 'good', 'Ties are broken by the same function in both policies, and the fact is an assumption with a place to look.', 'assumptions, ties-are-random', 'protocol[0]', 0, null, null),
('BANDIT-002', 'BANDIT-002.critic-statistics.1', 'one-test', 'critic-statistics', 1, 'should', 'Four metrics are reported and one test is planned. The plan should say that only the primary metric is tested, or four comparisons will be read as four findings.', 'metrics.secondary has three entries; statistics names one threshold', 'statistics', 0, 'addressed', 'The protocol now says that only the mean reward is tested; the other metrics are described and support no claim of their own.'),
('BANDIT-002', 'BANDIT-002.critic-statistics.1', 'same-seeds', 'critic-statistics', 1, 'minor', 'Both conditions use the same seeds and so the same noise; a paired test would be the usual choice. In BANDIT-001 the two conditions correlate by −0.37 over the seeds, so pairing gains nothing there. Welch''s test is acceptable and handles the unequal spreads.', 'stored runs of BANDIT-001', 'statistics.test', 0, 'pushed-back', 'Welch''s test stays, as in BANDIT-001. As the finding says, pairing by seed gained nothing there; and with 20 seeds either test finds a difference of 0.04.'),
('BANDIT-002', 'BANDIT-002.critic-statistics.1', 'sample-size', 'critic-statistics', 1, 'good', 'With the spreads of BANDIT-001 (standard deviations of 0.015 and 0.036 per seed) 20 seeds give a standard error of the difference below 0.009. At p < 0.01 a difference of 0.04 would be found more than nine times in ten; the two policies of BANDIT-001 were 0.13 apart.', '.agents/logbooks/bandits.md:14', 'seeds', 0, null, null),
('BANDIT-002', 'BANDIT-002.critic-statistics.2', 'one-test-said', 'critic-statistics', 2, 'good', 'Only the mean reward is tested; the rest is described.', 'protocol[3]', 'protocol', 0, null, null);
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
insert into sessions values
('BANDIT-002.clarifier.1', 'BANDIT-002', 'clarifier', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[{"title":"Brief","text":"Does optimistic initialisation beat ε-greedy in the first 500 steps?","trust":"daemon"},{"title":"Study context","text":"A small code base in plain JavaScript without dependencies. It asks how bandit policies behave in the first few hundred\nsteps of the 10-armed testbed of Sutton and Barto. A run is one seed: 200 fixed problems of 500 steps each, in well under\na second. Results are compared with the study''s baseline on the same testbed, for the same number of steps.\n\n## README.md\n\n# bandits\n\nHow do simple bandit policies behave **early on**, in the first few hundred steps? Textbooks show long averages; in\npractice the first steps are the ones that get paid for.\n\nThe setting is the 10-armed testbed of Sutton and Barto (_Reinforcement Learning: An Introduction_, 2nd edition,\nsection 2.3). A problem is ten arms, each with a true mean reward drawn once from a normal distribution with mean 0 and\nvariance 1. Pulling an arm pays its mean plus normal noise of variance 1. A policy knows nothing at first and has 500\nsteps.\n\n## Try it\n\n```sh\nnpm test                # node --test; no dependencies, nothing to install (Node 20.11 or newer)\nnode bin/run.js --config configs/epsilon-greedy-0.1.json --seed 0 --out runs/try\n```\n\nA run is one seed. It plays 200 problems for 500 steps each, in well under a second, and writes into `--out`:\n\n| file                     | holds                                                                                       |\n| ------------------------ | ------------------------------------------------------------------------------------------- |\n| `result.json`            | the numbers below                                                                           |\n| `metrics.jsonl`          | mean reward and optimal action rate so far, every 10 steps                                  |\n| `artifacts/actions.json` | pulls by rank of the arm (best first), over all problems; every action of the first problem |\n\n| number                | means                                                                   |\n| --------------------- | ----------------------------------------------------------------------- |\n| `mean_reward`         | reward per step, over all steps and problems                            |\n| `optimal_action_rate` | share of steps in which the arm with the highest true mean was pulled   |\n| `early_mean_reward`   | reward per step over the first `windowSteps` steps (100 in our configs) |\n| `late_mean_reward`    | the same over the last `windowSteps` steps                              |\n\nThe same config and seed give the same bytes. The seed feeds two streams of random numbers, one for the reward noise and\none for the policy: two policies with the same seed meet the same noise at the same step of the same problem.\n\n## Where things are\n\n| path                          | what                                                                                                                                                                    |\n| ----------------------------- | ----------------------------------------------------------------------------------------------------------------------------------------------------------------------- |\n| `bin/run.js`                  | the command of every experiment; with `src/simulate.js`, `src/measure.js` and `src/testbed.js` it is the evaluation: changing one of them changes what all results mean |\n| `src/policies/`               | one file per policy, registered by name in `index.js`                                                                                                                   |\n| `src/greedy.js`               | the arm with the highest estimate, ties broken at random; every policy uses this one                                                                                    |\n| `src/simulate.js`             | plays problems with a policy                                                                                                                                            |\n| `configs/`                    | one resolved config per policy setting that was tried                                                                                                                   |\n| `data/`                       | the testbed, fixed; see [data/README.md](data/README.md)                                                                                                                |\n| `.agents/logbooks/bandits.md` | what was tried and what came out, failures too                                                                                                                          |\n\n## Add a policy\n\nWrite `src/policies/<name>.js` with a function `(configuration, { arms, random })` that returns `choose()` and\n`learn(arm, reward)`; check its parameters with `numbersOf`; add it to `src/policies/index.js`; put a config into\n`configs/` and a test into `test/`. Draw random numbers from `random` only.\n\n## data/README.md\n\n# Data\n\n`testbed-v1.csv`: 200 problems of a 10-armed testbed. One problem a line; the columns `arm_0` to `arm_9` are the true\nmean rewards of its arms, drawn independently from a normal distribution with mean 0 and variance 1, rounded to six\ndecimals.\n\n- Made by `node scripts/make-testbed.js`, from a fixed seed; running it again gives the same bytes.\n- Rows: 200, and a header. SHA-256: `10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2`.\n- Licence: [CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/). No rights reserved; it is random numbers.\n- There is no training set. A policy learns while it is evaluated and starts afresh on every problem.\n\nA published version never changes. A new testbed gets a new file name.","trust":"daemon"},{"title":"Glossary of the study","text":"- arm: one of the ten choices of a problem; pulling it pays its true mean plus noise\n- bandit: a problem in which one of several arms is pulled at every step and only the reward of that arm is seen\n- 10-armed testbed: a fixed set of random bandit problems with ten arms each, after Sutton and Barto\n- step: one pull of one arm\n- policy: the rule that chooses the next arm from the rewards so far\n- greedy: taking the arm with the highest estimate\n- ε-greedy: a policy that pulls a random arm with probability ε and the arm with the highest estimate otherwise\n- ε: the probability with which ε-greedy pulls a random arm\n- optimistic: starting from estimates above any plausible reward\n- optimistic initialisation: starting every estimate above any plausible reward, so that a policy that always takes the highest estimate tries every arm\n- optimistic policy: optimistic initialisation with a constant step size, always taking the highest estimate\n- start value: what every estimate is before the first pull\n- step size: the share of the difference between a reward and the estimate by which the estimate moves\n- sample average: an estimate that is the mean of all rewards of the arm so far\n- mean reward: reward per step, averaged over steps, problems and seeds\n- optimal action rate: the share of steps in which the arm with the highest true mean was pulled\n- regret: what was lost against always pulling the best arm\n- seed: the number that decides the reward noise and the random choices of a run","trust":"daemon"},{"title":"Lessons of the study","text":"- Break ties with greedyArm (src/greedy.js). Taking the first of equal estimates favours arm 0 at the start. (seen 1 times)\n- A policy draws random numbers only from the generator that it is given; any other source makes repeated runs differ. (seen 1 times)\n- With sample averages the first reward of an arm replaces its start value at once, so an optimistic start needs a constant step size. (seen 1 times)","trust":"daemon"},{"title":"Issue","text":"# Does optimistic initialisation beat ε-greedy in the first 500 steps?\n\nOur baseline is ε-greedy with ε = 0.1 since BANDIT-001. It spends a tenth of its pulls on random arms for ever, also\nwhen it already knows the best one.\n\nOptimistic initialisation needs no such tax: start every estimate far too high, always take the highest, and the policy\ntries all arms by itself because each one disappoints. Sutton and Barto (section 2.6) show it overtaking ε-greedy on the\n10-armed testbed with a start value of 5 and a step size of 0.1. But their plot runs to 1000 steps and shows how often\nthe best arm is chosen, not what the policy earned on the way, and we care about the early part.\n\nSo: does it earn more than our ε-greedy within the first 500 steps? If yes I would like to make it the baseline. If no,\nit would be good to know where it loses.","trust":"data","origin":"issue BANDIT-I1 by root"},{"title":"Related work, nearest first","text":"- logbook .agents/logbooks/bandits.md: BANDIT-001 · 2026-11-21 (0.79): BANDIT-001 · 2026-11-21\n  …the first 500 steps, because with ε = 0.01 only about five of 500 steps explore…\n- question BANDIT-001 (0.43): ε = 0.1 against ε = 0.01 in the first 500 steps\n  …greedy with ε = 0.1 earn more than with ε = 0.01 in the first 500…\n- plan BANDIT-001 (0.43): ε = 0.1 against ε = 0.01 in the first 500 steps\n  …the first 500 steps, because with ε = 0.01 only about five of 500 steps explore…\n- result BANDIT-001 (0.43): ε-greedy with ε = 0.1 earns more than with ε = 0.01 in the first 500 steps of the 10-armed testbed\n  With ε = 0.1 the mean reward was {{ metric mean_reward.eps-0-1.mean as…\n- code src/greedy.js (0.09): src/greedy.js\n  greedyArm greedy Arm\n- code src/policies/epsilon-greedy.js (0.09): src/policies/epsilon-greedy.js\n  createEpsilonGreedy create Epsilon Greedy","trust":"data","origin":"the search index of the study","volatile":true},{"title":"Approved results to be consistent with","text":"BANDIT-001 (the baseline of the study): ε-greedy with ε = 0.1 earns more than with ε = 0.01 in the first 500 steps of the 10-armed testbed [HIGH]\n{\n  \"question\": \"Does ε-greedy with ε = 0.1 earn more than with ε = 0.01 in the first 500 steps of the 10-armed testbed?\",\n  \"command\": [\n    \"node\",\n    \"bin/run.js\",\n    \"--config\",\n    \"${config}\",\n    \"--seed\",\n    \"${seed}\",\n    \"--out\",\n    \"${run_dir}\"\n  ],\n  \"evaluation\": \"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.\",\n  \"config\": {\n    \"testbed\": \"data/testbed-v1.csv\",\n    \"problems\": 200,\n    \"steps\": 500,\n    \"windowSteps\": 100,\n    \"metricsEvery\": 10\n  },\n  \"conditions\": [\n    {\n      \"name\": \"eps-0-01\",\n      \"label\": \"ε = 0.01\",\n      \"baseline\": true,\n      \"params\": {\n        \"policy\": {\n          \"name\": \"epsilon-greedy\",\n          \"epsilon\": 0.01\n        }\n      }\n    },\n    {\n      \"name\": \"eps-0-1\",\n      \"label\": \"ε = 0.1\",\n      \"baseline\": false,\n      \"params\": {\n        \"policy\": {\n          \"name\": \"epsilon-greedy\",\n          \"epsilon\": 0.1\n        }\n      }\n    }\n  ],\n  \"data\": [\n    {\n      \"name\": \"10-armed testbed\",\n      \"version\": \"v1\",\n      \"path\": \"data/testbed-v1.csv\",\n      \"rows\": 200,\n      \"sha256\": \"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2\",\n      \"url\": \"\",\n      \"licence\": \"CC0-1.0\",\n      \"split\": \"eval\"\n    }\n  ],\n  \"metrics\": {\n    \"primary\": {\n      \"name\": \"mean_reward\",\n      \"label\": \"mean reward\",\n      \"direction\": \"higher\",\n      \"unit\": \"reward per step\"\n    },\n    \"secondary\": [\n      {\n        \"name\": \"optimal_action_rate\",\n        \"label\": \"optimal action rate\",\n        \"direction\": \"higher\",\n        \"unit\": \"share of steps\"\n      },\n      {\n        \"name\": \"early_mean_reward\",\n        \"label\": \"mean reward, first 100 steps\",\n        \"direction\": \"higher\",\n        \"unit\": \"reward per step\"\n      },\n      {\n        \"name\": \"late_mean_reward\",\n        \"label\": \"mean reward, last 100 steps\",\n        \"direction\": \"higher\",\n        \"unit\": \"reward per step\"\n      }\n    ]\n  },\n  \"seeds\": 20,\n  \"statistics\": {\n    \"test\": \"welch-t\",\n    \"threshold\": 0.01,\n    \"minimumN\": 10,\n    \"confidenceLevel\": 0.99\n  }\n}","trust":"daemon"}]', '{"questions":[],"assumptions":["Assumption: \"earns more\" means the mean reward per step over all 500 steps, the primary number of BANDIT-001.","Assumption: optimistic initialisation is meant as in section 2.6 of Sutton and Barto, with start value 5, constant step size 0.1 and no random arms.","Assumption: \"our ε-greedy\" is the study''s baseline, ε = 0.1 with sample averages and start value 0.","Assumption: the comparison uses testbed v1 and the seeds 0 to 19, as BANDIT-001 did.","Assumption: \"where it loses\" is answered by the first and the last 100 steps, which every run reports.","Assumption: making a winner the baseline is a decision of its own, after a replication."],"kind":"experiment","track":"full","related":[{"kind":"experiment","ref":"BANDIT-001","quote":"ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.","relation":"gives the baseline and asks for this comparison"},{"kind":"logbook","ref":".agents/logbooks/bandits.md","quote":"Nothing is said about longer runs, where less exploration may pay.","relation":"the reason why 500 steps stay the horizon"}],"brief":"Does optimistic initialisation (start 5, step size 0.1) earn more than the baseline ε-greedy (ε = 0.1) over the first 500 steps of the 10-armed testbed? Readout: mean reward; the first and last 100 steps show where."}', 'rehearsed-0-0-1-1', 0, null, 0, 0, 0, 1795252514702, 1795252514728),
('BANDIT-002.planner.1', 'BANDIT-002', 'planner', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[{"title":"Brief","text":"Does optimistic initialisation (start 5, step size 0.1) earn more than the baseline ε-greedy (ε = 0.1) over the first 500 steps of the 10-armed testbed? Readout: mean reward; the first and last 100 steps show where.","trust":"daemon"},{"title":"Study context","text":"A small code base in plain JavaScript without dependencies. It asks how bandit policies behave in the first few hundred\nsteps of the 10-armed testbed of Sutton and Barto. A run is one seed: 200 fixed problems of 500 steps each, in well under\na second. Results are compared with the study''s baseline on the same testbed, for the same number of steps.\n\n## README.md\n\n# bandits\n\nHow do simple bandit policies behave **early on**, in the first few hundred steps? Textbooks show long averages; in\npractice the first steps are the ones that get paid for.\n\nThe setting is the 10-armed testbed of Sutton and Barto (_Reinforcement Learning: An Introduction_, 2nd edition,\nsection 2.3). A problem is ten arms, each with a true mean reward drawn once from a normal distribution with mean 0 and\nvariance 1. Pulling an arm pays its mean plus normal noise of variance 1. A policy knows nothing at first and has 500\nsteps.\n\n## Try it\n\n```sh\nnpm test                # node --test; no dependencies, nothing to install (Node 20.11 or newer)\nnode bin/run.js --config configs/epsilon-greedy-0.1.json --seed 0 --out runs/try\n```\n\nA run is one seed. It plays 200 problems for 500 steps each, in well under a second, and writes into `--out`:\n\n| file                     | holds                                                                                       |\n| ------------------------ | ------------------------------------------------------------------------------------------- |\n| `result.json`            | the numbers below                                                                           |\n| `metrics.jsonl`          | mean reward and optimal action rate so far, every 10 steps                                  |\n| `artifacts/actions.json` | pulls by rank of the arm (best first), over all problems; every action of the first problem |\n\n| number                | means                                                                   |\n| --------------------- | ----------------------------------------------------------------------- |\n| `mean_reward`         | reward per step, over all steps and problems                            |\n| `optimal_action_rate` | share of steps in which the arm with the highest true mean was pulled   |\n| `early_mean_reward`   | reward per step over the first `windowSteps` steps (100 in our configs) |\n| `late_mean_reward`    | the same over the last `windowSteps` steps                              |\n\nThe same config and seed give the same bytes. The seed feeds two streams of random numbers, one for the reward noise and\none for the policy: two policies with the same seed meet the same noise at the same step of the same problem.\n\n## Where things are\n\n| path                          | what                                                                                                                                                                    |\n| ----------------------------- | ----------------------------------------------------------------------------------------------------------------------------------------------------------------------- |\n| `bin/run.js`                  | the command of every experiment; with `src/simulate.js`, `src/measure.js` and `src/testbed.js` it is the evaluation: changing one of them changes what all results mean |\n| `src/policies/`               | one file per policy, registered by name in `index.js`                                                                                                                   |\n| `src/greedy.js`               | the arm with the highest estimate, ties broken at random; every policy uses this one                                                                                    |\n| `src/simulate.js`             | plays problems with a policy                                                                                                                                            |\n| `configs/`                    | one resolved config per policy setting that was tried                                                                                                                   |\n| `data/`                       | the testbed, fixed; see [data/README.md](data/README.md)                                                                                                                |\n| `.agents/logbooks/bandits.md` | what was tried and what came out, failures too                                                                                                                          |\n\n## Add a policy\n\nWrite `src/policies/<name>.js` with a function `(configuration, { arms, random })` that returns `choose()` and\n`learn(arm, reward)`; check its parameters with `numbersOf`; add it to `src/policies/index.js`; put a config into\n`configs/` and a test into `test/`. Draw random numbers from `random` only.\n\n## data/README.md\n\n# Data\n\n`testbed-v1.csv`: 200 problems of a 10-armed testbed. One problem a line; the columns `arm_0` to `arm_9` are the true\nmean rewards of its arms, drawn independently from a normal distribution with mean 0 and variance 1, rounded to six\ndecimals.\n\n- Made by `node scripts/make-testbed.js`, from a fixed seed; running it again gives the same bytes.\n- Rows: 200, and a header. SHA-256: `10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2`.\n- Licence: [CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/). No rights reserved; it is random numbers.\n- There is no training set. A policy learns while it is evaluated and starts afresh on every problem.\n\nA published version never changes. A new testbed gets a new file name.","trust":"daemon"},{"title":"Glossary of the study","text":"- arm: one of the ten choices of a problem; pulling it pays its true mean plus noise\n- bandit: a problem in which one of several arms is pulled at every step and only the reward of that arm is seen\n- 10-armed testbed: a fixed set of random bandit problems with ten arms each, after Sutton and Barto\n- step: one pull of one arm\n- policy: the rule that chooses the next arm from the rewards so far\n- greedy: taking the arm with the highest estimate\n- ε-greedy: a policy that pulls a random arm with probability ε and the arm with the highest estimate otherwise\n- ε: the probability with which ε-greedy pulls a random arm\n- optimistic: starting from estimates above any plausible reward\n- optimistic initialisation: starting every estimate above any plausible reward, so that a policy that always takes the highest estimate tries every arm\n- optimistic policy: optimistic initialisation with a constant step size, always taking the highest estimate\n- start value: what every estimate is before the first pull\n- step size: the share of the difference between a reward and the estimate by which the estimate moves\n- sample average: an estimate that is the mean of all rewards of the arm so far\n- mean reward: reward per step, averaged over steps, problems and seeds\n- optimal action rate: the share of steps in which the arm with the highest true mean was pulled\n- regret: what was lost against always pulling the best arm\n- seed: the number that decides the reward noise and the random choices of a run","trust":"daemon"},{"title":"Lessons of the study","text":"- Break ties with greedyArm (src/greedy.js). Taking the first of equal estimates favours arm 0 at the start. (seen 1 times)\n- A policy draws random numbers only from the generator that it is given; any other source makes repeated runs differ. (seen 1 times)\n- With sample averages the first reward of an arm replaces its start value at once, so an optimistic start needs a constant step size. (seen 1 times)","trust":"daemon"},{"title":"Issue","text":"# Does optimistic initialisation beat ε-greedy in the first 500 steps?\n\nOur baseline is ε-greedy with ε = 0.1 since BANDIT-001. It spends a tenth of its pulls on random arms for ever, also\nwhen it already knows the best one.\n\nOptimistic initialisation needs no such tax: start every estimate far too high, always take the highest, and the policy\ntries all arms by itself because each one disappoints. Sutton and Barto (section 2.6) show it overtaking ε-greedy on the\n10-armed testbed with a start value of 5 and a step size of 0.1. But their plot runs to 1000 steps and shows how often\nthe best arm is chosen, not what the policy earned on the way, and we care about the early part.\n\nSo: does it earn more than our ε-greedy within the first 500 steps? If yes I would like to make it the baseline. If no,\nit would be good to know where it loses.","trust":"data","origin":"issue BANDIT-I1 by root"},{"title":"Taken for granted so far","text":"- Assumption: the runs execute on local, at most 2 at once\n- Assumption: the work starts from main and merges into main\n- Assumption: at least 10 seeds per condition\n- Assumption: Assumption: \"earns more\" means the mean reward per step over all 500 steps, the primary number of BANDIT-001.\n- Assumption: Assumption: optimistic initialisation is meant as in section 2.6 of Sutton and Barto, with start value 5, constant step size 0.1 and no random arms.\n- Assumption: Assumption: \"our ε-greedy\" is the study''s baseline, ε = 0.1 with sample averages and start value 0.\n- Assumption: Assumption: the comparison uses testbed v1 and the seeds 0 to 19, as BANDIT-001 did.\n- Assumption: Assumption: \"where it loses\" is answered by the first and the last 100 steps, which every run reports.\n- Assumption: Assumption: making a winner the baseline is a decision of its own, after a replication.","trust":"daemon"},{"title":"Related work, nearest first","text":"- logbook .agents/logbooks/bandits.md: BANDIT-001 · 2026-11-21 (0.49): BANDIT-001 · 2026-11-21\n  …first 500 steps of the 10-armed testbed?\n- **Hypothesis:** ε = 0.1 earns the higher mean…\n- plan BANDIT-001 (0.48): ε = 0.1 against ε = 0.01 in the first 500 steps\n  …first 500 steps of the 10-armed testbed?\nε = 0.1 earns the higher mean reward…\n- result BANDIT-001 (0.39): ε-greedy with ε = 0.1 earns more than with ε = 0.01 in the first 500 steps of the 10-armed testbed\n  …as integer }} seeds each, p = {{ metric mean_reward.eps-0-1.vs-baseline.p as p }}).\n- question BANDIT-001 (0.26): ε = 0.1 against ε = 0.01 in the first 500 steps\n  …earn more than with ε = 0.01 in the first 500 steps of the 10-armed…\n- code src/greedy.js (0.05): src/greedy.js\n  greedyArm greedy Arm\n- code src/measure.js (0.04): src/measure.js\n  measure measure\ncurve curve\nmean mean\nround round\n- code src/testbed.js (0.03): src/testbed.js\n  readTestbed read Testbed\n- code src/policies/epsilon-greedy.js (0.02): src/policies/epsilon-greedy.js\n  createEpsilonGreedy create Epsilon Greedy","trust":"data","origin":"the search index of the study","volatile":true},{"title":"Approved results to be consistent with","text":"BANDIT-001 (the baseline of the study): ε-greedy with ε = 0.1 earns more than with ε = 0.01 in the first 500 steps of the 10-armed testbed [HIGH]\n{\n  \"question\": \"Does ε-greedy with ε = 0.1 earn more than with ε = 0.01 in the first 500 steps of the 10-armed testbed?\",\n  \"command\": [\n    \"node\",\n    \"bin/run.js\",\n    \"--config\",\n    \"${config}\",\n    \"--seed\",\n    \"${seed}\",\n    \"--out\",\n    \"${run_dir}\"\n  ],\n  \"evaluation\": \"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.\",\n  \"config\": {\n    \"testbed\": \"data/testbed-v1.csv\",\n    \"problems\": 200,\n    \"steps\": 500,\n    \"windowSteps\": 100,\n    \"metricsEvery\": 10\n  },\n  \"conditions\": [\n    {\n      \"name\": \"eps-0-01\",\n      \"label\": \"ε = 0.01\",\n      \"baseline\": true,\n      \"params\": {\n        \"policy\": {\n          \"name\": \"epsilon-greedy\",\n          \"epsilon\": 0.01\n        }\n      }\n    },\n    {\n      \"name\": \"eps-0-1\",\n      \"label\": \"ε = 0.1\",\n      \"baseline\": false,\n      \"params\": {\n        \"policy\": {\n          \"name\": \"epsilon-greedy\",\n          \"epsilon\": 0.1\n        }\n      }\n    }\n  ],\n  \"data\": [\n    {\n      \"name\": \"10-armed testbed\",\n      \"version\": \"v1\",\n      \"path\": \"data/testbed-v1.csv\",\n      \"rows\": 200,\n      \"sha256\": \"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2\",\n      \"url\": \"\",\n      \"licence\": \"CC0-1.0\",\n      \"split\": \"eval\"\n    }\n  ],\n  \"metrics\": {\n    \"primary\": {\n      \"name\": \"mean_reward\",\n      \"label\": \"mean reward\",\n      \"direction\": \"higher\",\n      \"unit\": \"reward per step\"\n    },\n    \"secondary\": [\n      {\n        \"name\": \"optimal_action_rate\",\n        \"label\": \"optimal action rate\",\n        \"direction\": \"higher\",\n        \"unit\": \"share of steps\"\n      },\n      {\n        \"name\": \"early_mean_reward\",\n        \"label\": \"mean reward, first 100 steps\",\n        \"direction\": \"higher\",\n        \"unit\": \"reward per step\"\n      },\n      {\n        \"name\": \"late_mean_reward\",\n        \"label\": \"mean reward, last 100 steps\",\n        \"direction\": \"higher\",\n        \"unit\": \"reward per step\"\n      }\n    ]\n  },\n  \"seeds\": 20,\n  \"statistics\": {\n    \"test\": \"welch-t\",\n    \"threshold\": 0.01,\n    \"minimumN\": 10,\n    \"confidenceLevel\": 0.99\n  }\n}","trust":"daemon"},{"title":"Code map","text":".agents/logbooks/bandits.md\n.gitignore\nREADME.md\nbin/run.js: run, report\nconfigs/epsilon-greedy-0.01.json\nconfigs/epsilon-greedy-0.1.json\ndata/README.md\ndata/testbed-v1.csv\npackage.json\nscripts/make-testbed.js\nsrc/bandit.js: createBandit, ranksOf\nsrc/config.js: readConfig\nsrc/greedy.js: greedyArm\nsrc/measure.js: measure, curve, mean, round\nsrc/parameters.js: numbersOf\nsrc/policies/epsilon-greedy.js: createEpsilonGreedy\nsrc/policies/index.js: createPolicy\nsrc/rng.js: createRandom, next, rotate, fill, hash\nsrc/simulate.js: simulate, play\nsrc/testbed.js: readTestbed\ntest/policies.test.js\ntest/rng.test.js\ntest/run.test.js: run","trust":"data","origin":"repository Bandits, early on"},{"title":"Data files","text":"- data/testbed-v1.csv: 200 rows, sha256 10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2","trust":"daemon"},{"title":"Budget","text":"cap for this experiment: 10 USD; spent so far: 0.00 USD; compute: local; at least 10 seeds per condition","trust":"daemon","volatile":true}]', '{"plan":{"title":"Optimistic initialisation against ε-greedy in the first 500 steps","question":"Does optimistic initialisation (start value 5, step size 0.1, no random arms) earn more than ε-greedy with ε = 0.1 in the first 500 steps of the 10-armed testbed?","hypothesis":"The optimistic policy earns the higher mean reward over the first 500 steps: it tries every arm early, and then pays no tax for random arms.","why":"ε-greedy, the study''s baseline, goes on pulling random arms in a tenth of all steps when it already knows the best one. A policy that explores by itself and then stops would be the better reference for early behaviour.","brief":"Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.","expectedOutcomes":[{"outcome":"The optimistic policy earns more","meaning":"Exploring first and then stopping pays within 500 steps; the policy is a candidate for the next baseline, after a replication on fresh seeds."},{"outcome":"ε-greedy earns more","meaning":"At this start value and step size, the exploration at the beginning costs more than the random arms later on; the first and last 100 steps show where."},{"outcome":"No difference at p < 0.01","meaning":"The two ways to explore cost about the same within 500 steps; there is no reason to change the baseline."}],"conditions":[{"name":"epsilon-greedy","label":"ε-greedy","baseline":true,"params":{"policy":{"name":"epsilon-greedy","epsilon":0.1}}},{"name":"optimistic","label":"optimistic policy","baseline":false,"params":{"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}}],"axis":{"key":"policy","label":"the policy","interactionOf":[]},"seeds":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19],"metrics":{"primary":{"name":"mean_reward","label":"mean reward","direction":"higher","unit":"reward per step"},"secondary":[{"name":"optimal_action_rate","label":"optimal action rate","direction":"higher","unit":"share of steps"},{"name":"early_mean_reward","label":"mean reward, first 100 steps","direction":"higher","unit":"reward per step"},{"name":"late_mean_reward","label":"mean reward, last 100 steps","direction":"higher","unit":"reward per step"}]},"statistics":{"test":"welch-t","threshold":0.01,"minimumN":10,"confidenceLevel":0.99},"data":[{"name":"10-armed testbed","version":"v1","path":"data/testbed-v1.csv","rows":200,"sha256":"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2","url":"","licence":"CC0-1.0","split":"eval"}],"command":["node","bin/run.js","--config","${config}","--seed","${seed}","--out","${run_dir}"],"entry":"bin/run.js","evaluation":"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.","reuse":[{"path":"src/greedy.js","symbol":"greedyArm","why":"takes the highest estimate"},{"path":"src/parameters.js","symbol":"numbersOf","why":"checks the parameters of a policy and refuses unknown ones"},{"path":"src/policies/epsilon-greedy.js","symbol":"createEpsilonGreedy","why":"the baseline, unchanged"},{"path":"bin/run.js","symbol":"run","why":"the command of all experiments of the study, unchanged"}],"newCode":[{"path":"src/policies/optimistic.js","symbol":"createOptimistic","why":"no policy of the study has a start value or a constant step size"}],"outputs":[{"path":"metrics.jsonl","kind":"metrics","minimumBytes":300},{"path":"result.json","kind":"result","minimumBytes":50},{"path":"artifacts/actions.json","kind":"artifact","minimumBytes":100}],"compute":{"driver":"local","devices":0,"memoryMb":256,"diskMb":50,"minutesPerRun":1},"forecast":{"minutes":1,"gpuHours":0,"usd":0},"budget":{"capUsd":1,"overCapBecause":""},"stopCriteria":[{"metric":"mean_reward","rule":"not-finite","value":0,"because":"A mean that is no number is a bug, and every further run would repeat it."}],"assumptions":[{"id":"baseline-is-current","text":"The study''s baseline is ε-greedy with ε = 0.1 and sample averages, as BANDIT-001 left it.","verify":".agents/logbooks/bandits.md and configs/epsilon-greedy-0.1.json"},{"id":"start-is-optimistic","text":"A start value of 5 is above every true mean of the testbed.","verify":"the largest number in data/testbed-v1.csv"},{"id":"noise-is-separate","text":"The reward noise has its own random stream, so that a policy that draws fewer random numbers meets the same noise.","verify":"src/simulate.js and src/rng.js"},{"id":"runs-repeat","text":"The same config and seed give the same bytes.","verify":"test/run.test.js"}],"related":[{"kind":"experiment","ref":"BANDIT-001","quote":"ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.","relation":"gives the baseline and asks for this comparison"},{"kind":"paper","ref":"Sutton and Barto, Reinforcement Learning: An Introduction, 2nd edition, section 2.6","quote":"Initially, the optimistic method performs worse because it explores more, but eventually it performs better because its exploration decreases with time.","relation":"the same policy over 1000 steps, read out as the share of optimal actions, not as reward earned"}],"divergences":[],"environment":{},"config":{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10},"determinism":{"switches":["every random number of a run comes from its seed (src/rng.js)","a run reads no clock and uses no network and no threads"],"concurrency":2},"smoke":{"params":{"problems":5,"steps":100},"seed":1000,"subset":"the first 5 problems of testbed v1, 100 steps each"},"tolerances":{"mean_reward":0.000001,"optimal_action_rate":0.000001,"early_mean_reward":0.000001,"late_mean_reward":0.000001},"skipped":[{"what":"pilot runs","because":"A run takes less than a second; the smoke run and the matrix are enough."},{"what":"a search over start values and step sizes","because":"One axis at a time: this experiment asks about the textbook setting. A sweep is a follow-up."}],"protocol":["Add src/policies/optimistic.js with createOptimistic, register it as \"optimistic\", add configs/optimistic-5.json.","Run both conditions with 20 seeds through bin/run.js, unchanged.","Compare the baseline with BANDIT-001, which measured a mean reward of 1.249 with the same config and seeds: it must repeat.","Compare the mean reward over 500 steps by the planned test; describe the other metrics without a test."]},"answers":[]}', 'rehearsed-0-0-2-1', 0, null, 0, 0, 0, 1795252514812, 1795252515216),
('BANDIT-002.critic-methodology.1', 'BANDIT-002', 'critic-methodology', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"revise","findings":[{"id":"tie-breaking","severity":"must-fix","text":"The plan does not say how ties between estimates are broken. For the optimistic policy all ten estimates are equal at the first step, and several stay equal during the first ten. Taking the first of them would try the arms in the order of the file, every time; the baseline breaks ties at random. That would be a second difference between the conditions that nobody chose.","evidence":"The protocol says only \"add createOptimistic\"; src/greedy.js:12-14 breaks ties at random, but nothing obliges the new policy to use it.","where":"protocol[0]","needsPerson":false},{"id":"same-everything-else","severity":"good","text":"Data, command, evaluation, seeds and number of steps are those of BANDIT-001; the baseline has to repeat its mean reward, which checks the whole chain.","evidence":"protocol[2]","where":"protocol","needsPerson":false}],"simplestAlternative":"None simpler that answers the question: two conditions, one new policy, less than a minute of runs."}', 'rehearsed-0-0-2-1', 0, null, 0, 0, 0, 1795252515287, 1795252515400),
('BANDIT-002.critic-statistics.1', 'BANDIT-002', 'critic-statistics', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"approve","findings":[{"id":"sample-size","severity":"good","text":"With the spreads of BANDIT-001 (standard deviations of 0.015 and 0.036 per seed) 20 seeds give a standard error of the difference below 0.009. At p < 0.01 a difference of 0.04 would be found more than nine times in ten; the two policies of BANDIT-001 were 0.13 apart.","evidence":".agents/logbooks/bandits.md:14","where":"seeds","needsPerson":false},{"id":"one-test","severity":"should","text":"Four metrics are reported and one test is planned. The plan should say that only the primary metric is tested, or four comparisons will be read as four findings.","evidence":"metrics.secondary has three entries; statistics names one threshold","where":"statistics","needsPerson":false},{"id":"same-seeds","severity":"minor","text":"Both conditions use the same seeds and so the same noise; a paired test would be the usual choice. In BANDIT-001 the two conditions correlate by −0.37 over the seeds, so pairing gains nothing there. Welch''s test is acceptable and handles the unequal spreads.","evidence":"stored runs of BANDIT-001","where":"statistics.test","needsPerson":false}],"simplestAlternative":"Ten seeds would do for a difference as large as in BANDIT-001."}', 'rehearsed-0-0-1-1', 0, null, 0, 0, 0, 1795252515294, 1795252515451),
('BANDIT-002.critic-alternatives.1', 'BANDIT-002', 'critic-alternatives', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"revise","findings":[{"id":"several-settings-at-once","severity":"must-fix","text":"The hypothesis speaks of optimistic initialisation, but three settings change together: the start value (0 or 5), the step size (sample average or constant 0.1) and the random arms (ε = 0.1 or none). A constant step size alone changes how fast estimates settle. Either the claim is about the two policies as they are configured, and says so, or a control is needed.","evidence":"conditions[0].params and conditions[1].params","where":"hypothesis","needsPerson":false},{"id":"tuned-baseline","severity":"should","text":"ε = 0.1 was chosen in BANDIT-001 as the better of two values on this very testbed; the start value of 5 comes from a book and was never tuned. If the optimistic policy loses, lack of tuning explains it as well as the idea does. The meaning of that outcome should say so.","evidence":"expectedOutcomes[1]; BANDIT-001","where":"expectedOutcomes[1]","needsPerson":false}],"simplestAlternative":"A third condition with start value 0 and step size 0.1, always taking the highest estimate, would separate the start value from the step size."}', 'rehearsed-0-0-1-1', 0, null, 0, 0, 0, 1795252515305, 1795252515475),
('BANDIT-002.fact-checker.1', 'BANDIT-002', 'fact-checker', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"checks":[{"assumption":"baseline-is-current","verdict":"confirmed","source":".agents/logbooks/bandits.md:6","note":"The header names ε = 0.1 with sample averages since BANDIT-001; configs/epsilon-greedy-0.1.json:7 has that value, and src/policies/epsilon-greedy.js divides by the number of pulls."},{"assumption":"start-is-optimistic","verdict":"confirmed","source":"data/testbed-v1.csv","note":"The largest of the 2000 true means is 3.317830; none reaches 5. A single reward can pass 5, because its noise has variance 1, but only on few arms and rarely."},{"assumption":"noise-is-separate","verdict":"confirmed","source":"src/simulate.js:22","note":"Line 22 makes the stream \"reward noise\", line 23 the stream \"policy\"; src/bandit.js draws one number per pull from the first."},{"assumption":"runs-repeat","verdict":"confirmed","source":"test/run.test.js:51","note":"The test runs the command twice with one seed and compares all three files as text; bin/run.js writes no time."}]}', 'rehearsed-0-0-3-1', 0, null, 0, 0, 0, 1795252515446, 1795252515585),
('BANDIT-002.planner.2', 'BANDIT-002', 'planner', 2, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"plan":{"title":"Optimistic initialisation against ε-greedy in the first 500 steps","question":"Does optimistic initialisation (start value 5, step size 0.1, no random arms) earn more than ε-greedy with ε = 0.1 in the first 500 steps of the 10-armed testbed?","hypothesis":"The optimistic policy as a whole (estimates start at 5, constant step size 0.1, always the highest estimate) earns the higher mean reward over the first 500 steps: it tries every arm early, and then pays no tax for random arms. The claim is about the two policies as they are configured, not about the start value alone: start value, step size and random arms change together.","why":"ε-greedy, the study''s baseline, goes on pulling random arms in a tenth of all steps when it already knows the best one. A policy that explores by itself and then stops would be the better reference for early behaviour.","brief":"Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.","expectedOutcomes":[{"outcome":"The optimistic policy earns more","meaning":"Exploring first and then stopping pays within 500 steps; the policy is a candidate for the next baseline, after a replication on fresh seeds."},{"outcome":"ε-greedy earns more","meaning":"At this start value and step size, the exploration at the beginning costs more than the random arms later on; the first and last 100 steps show where. As ε was chosen between two values in BANDIT-001 and the start value was not tuned at all, this would not settle other start values."},{"outcome":"No difference at p < 0.01","meaning":"The two ways to explore cost about the same within 500 steps; there is no reason to change the baseline."}],"conditions":[{"name":"epsilon-greedy","label":"ε-greedy","baseline":true,"params":{"policy":{"name":"epsilon-greedy","epsilon":0.1}}},{"name":"optimistic","label":"optimistic policy","baseline":false,"params":{"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}}],"axis":{"key":"policy","label":"the policy","interactionOf":[]},"seeds":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19],"metrics":{"primary":{"name":"mean_reward","label":"mean reward","direction":"higher","unit":"reward per step"},"secondary":[{"name":"optimal_action_rate","label":"optimal action rate","direction":"higher","unit":"share of steps"},{"name":"early_mean_reward","label":"mean reward, first 100 steps","direction":"higher","unit":"reward per step"},{"name":"late_mean_reward","label":"mean reward, last 100 steps","direction":"higher","unit":"reward per step"}]},"statistics":{"test":"welch-t","threshold":0.01,"minimumN":10,"confidenceLevel":0.99},"data":[{"name":"10-armed testbed","version":"v1","path":"data/testbed-v1.csv","rows":200,"sha256":"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2","url":"","licence":"CC0-1.0","split":"eval"}],"command":["node","bin/run.js","--config","${config}","--seed","${seed}","--out","${run_dir}"],"entry":"bin/run.js","evaluation":"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.","reuse":[{"path":"src/greedy.js","symbol":"greedyArm","why":"takes the highest estimate and breaks ties at random, as in the baseline"},{"path":"src/parameters.js","symbol":"numbersOf","why":"checks the parameters of a policy and refuses unknown ones"},{"path":"src/policies/epsilon-greedy.js","symbol":"createEpsilonGreedy","why":"the baseline, unchanged"},{"path":"bin/run.js","symbol":"run","why":"the command of all experiments of the study, unchanged"}],"newCode":[{"path":"src/policies/optimistic.js","symbol":"createOptimistic","why":"no policy of the study has a start value or a constant step size"}],"outputs":[{"path":"metrics.jsonl","kind":"metrics","minimumBytes":300},{"path":"result.json","kind":"result","minimumBytes":50},{"path":"artifacts/actions.json","kind":"artifact","minimumBytes":100}],"compute":{"driver":"local","devices":0,"memoryMb":256,"diskMb":50,"minutesPerRun":1},"forecast":{"minutes":1,"gpuHours":0,"usd":0},"budget":{"capUsd":1,"overCapBecause":""},"stopCriteria":[{"metric":"mean_reward","rule":"not-finite","value":0,"because":"A mean that is no number is a bug, and every further run would repeat it."}],"assumptions":[{"id":"baseline-is-current","text":"The study''s baseline is ε-greedy with ε = 0.1 and sample averages, as BANDIT-001 left it.","verify":".agents/logbooks/bandits.md and configs/epsilon-greedy-0.1.json"},{"id":"start-is-optimistic","text":"A start value of 5 is above every true mean of the testbed.","verify":"the largest number in data/testbed-v1.csv"},{"id":"noise-is-separate","text":"The reward noise has its own random stream, so that a policy that draws fewer random numbers meets the same noise.","verify":"src/simulate.js and src/rng.js"},{"id":"runs-repeat","text":"The same config and seed give the same bytes.","verify":"test/run.test.js"},{"id":"ties-are-random","text":"Both policies break ties between estimates uniformly at random, with the same function. At the first step all ten estimates are equal, so this decides the order in which arms are tried.","verify":"greedyArm in src/greedy.js and its tests in test/policies.test.js"}],"related":[{"kind":"experiment","ref":"BANDIT-001","quote":"ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.","relation":"gives the baseline and asks for this comparison"},{"kind":"paper","ref":"Sutton and Barto, Reinforcement Learning: An Introduction, 2nd edition, section 2.6","quote":"Initially, the optimistic method performs worse because it explores more, but eventually it performs better because its exploration decreases with time.","relation":"the same policy over 1000 steps, read out as the share of optimal actions, not as reward earned"}],"divergences":[],"environment":{},"config":{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10},"determinism":{"switches":["every random number of a run comes from its seed (src/rng.js)","a run reads no clock and uses no network and no threads"],"concurrency":2},"smoke":{"params":{"problems":5,"steps":100},"seed":1000,"subset":"the first 5 problems of testbed v1, 100 steps each"},"tolerances":{"mean_reward":0.000001,"optimal_action_rate":0.000001,"early_mean_reward":0.000001,"late_mean_reward":0.000001},"skipped":[{"what":"pilot runs","because":"A run takes less than a second; the smoke run and the matrix are enough."},{"what":"a search over start values and step sizes","because":"One axis at a time: this experiment asks about the textbook setting. A sweep is a follow-up."},{"what":"a control with start value 0 and step size 0.1","because":"It would separate the start value from the step size, which matters only once the whole policy turns out to differ. It is the first follow-up."}],"protocol":["Add src/policies/optimistic.js with createOptimistic, register it as \"optimistic\", add configs/optimistic-5.json. Ties are broken uniformly at random by greedyArm, as in the baseline.","Run both conditions with 20 seeds through bin/run.js, unchanged.","Compare the baseline with BANDIT-001, which measured a mean reward of 1.249 with the same config and seeds: it must repeat.","Compare the mean reward over 500 steps by the planned test. The optimal action rate and the first and last 100 steps are described without a test and support no claim of their own."]},"answers":[{"finding":"tie-breaking","answer":"addressed","how":"The protocol now says that ties are broken uniformly at random by greedyArm, in both policies, and the plan lists it as an assumption to be checked (ties-are-random)."},{"finding":"several-settings-at-once","answer":"addressed-differently","how":"The hypothesis now speaks of the policy as a whole and names the three settings that change together. The control with start value 0 is not a third condition but the first follow-up: it explains a difference, and first there has to be one."},{"finding":"tuned-baseline","answer":"addressed","how":"The meaning of \"ε-greedy earns more\" now says that ε was chosen between two values and the start value was not tuned, so that a loss would not settle other start values."},{"finding":"one-test","answer":"addressed","how":"The protocol now says that only the mean reward is tested; the other metrics are described and support no claim of their own."},{"finding":"same-seeds","answer":"pushed-back","how":"Welch''s test stays, as in BANDIT-001. As the finding says, pairing by seed gained nothing there; and with 20 seeds either test finds a difference of 0.04."}]}', 'rehearsed-1-0-1-1', 0, null, 0, 0, 0, 1795252515682, 1795252515786),
('BANDIT-002.critic-methodology.2', 'BANDIT-002', 'critic-methodology', 2, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"approve","findings":[{"id":"ties-settled","severity":"good","text":"Ties are broken by the same function in both policies, and the fact is an assumption with a place to look.","evidence":"assumptions, ties-are-random","where":"protocol[0]","needsPerson":false}],"simplestAlternative":"None simpler that answers the question."}', 'rehearsed-1-0-1-1', 0, null, 0, 0, 0, 1795252515805, 1795252515964),
('BANDIT-002.critic-statistics.2', 'BANDIT-002', 'critic-statistics', 2, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"approve","findings":[{"id":"one-test-said","severity":"good","text":"Only the mean reward is tested; the rest is described.","evidence":"protocol[3]","where":"protocol","needsPerson":false}],"simplestAlternative":"Ten seeds would do for a difference as large as in BANDIT-001."}', 'rehearsed-1-0-1-1', 0, null, 0, 0, 0, 1795252515814, 1795252516030),
('BANDIT-002.critic-alternatives.2', 'BANDIT-002', 'critic-alternatives', 2, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"approve","findings":[{"id":"claim-fits-comparison","severity":"good","text":"Hypothesis and outcomes speak of whole policies, and the control is named as the first follow-up.","evidence":"hypothesis; skipped[2]","where":"hypothesis","needsPerson":false}],"simplestAlternative":"The third condition remains the cleanest way to find out which of the settings matters."}', 'rehearsed-1-0-1-1', 0, null, 0, 0, 0, 1795252515826, 1795252516068),
('BANDIT-002.fact-checker.2', 'BANDIT-002', 'fact-checker', 2, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"checks":[{"assumption":"baseline-is-current","verdict":"confirmed","source":".agents/logbooks/bandits.md:6","note":"The header names ε = 0.1 with sample averages since BANDIT-001; configs/epsilon-greedy-0.1.json:7 has that value, and src/policies/epsilon-greedy.js divides by the number of pulls."},{"assumption":"start-is-optimistic","verdict":"confirmed","source":"data/testbed-v1.csv","note":"The largest of the 2000 true means is 3.317830; none reaches 5. A single reward can pass 5, because its noise has variance 1, but only on few arms and rarely."},{"assumption":"noise-is-separate","verdict":"confirmed","source":"src/simulate.js:22","note":"Line 22 makes the stream \"reward noise\", line 23 the stream \"policy\"; src/bandit.js draws one number per pull from the first."},{"assumption":"runs-repeat","verdict":"confirmed","source":"test/run.test.js:51","note":"The test runs the command twice with one seed and compares all three files as text; bin/run.js writes no time."},{"assumption":"ties-are-random","verdict":"confirmed","source":"src/greedy.js:14","note":"Each further equal estimate replaces the choice with probability one over the number of ties so far, which is uniform; test/policies.test.js:13 counts it."}]}', 'rehearsed-1-0-2-1', 0, null, 0, 0, 0, 1795252516015, 1795252516208),
('BANDIT-002.implementer.1', 'BANDIT-002', 'implementer', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"summary":"Adds optimistic initialisation as a policy of its own: estimates start at a given value, move by a constant step size, and the highest is always taken, ties broken at random. It is registered as \"optimistic\" and has the planned config.","files":[{"path":"src/policies/optimistic.js","why":"the new policy"},{"path":"src/policies/index.js","why":"makes it known by name"},{"path":"configs/optimistic-5.json","why":"the planned setting: start value 5, step size 0.1"}],"reuse":[{"searched":"a function that takes the highest estimate","found":"greedyArm in src/greedy.js","used":"as it is; it breaks ties at random, as the plan asks"},{"searched":"a check of policy parameters","found":"numbersOf in src/parameters.js","used":"as it is"},{"searched":"an update of an estimate","found":"the sample average inside src/policies/epsilon-greedy.js","used":"not used: the plan asks for a constant step size, and the shared part would be one line"}],"adherence":[{"item":"src/policies/optimistic.js with createOptimistic","status":"done","note":""},{"item":"registered as \"optimistic\"","status":"done","note":""},{"item":"configs/optimistic-5.json","status":"done","note":"equal to configs/epsilon-greedy-0.1.json except for the policy"},{"item":"ties broken uniformly at random by greedyArm","status":"done","note":""},{"item":"bin/run.js unchanged","status":"done","note":""}],"assumptions":["A start value from −100 to 100 and a step size from 0 to 1 are accepted; the plan gives no limits."],"checks":[{"command":"node --test","output":"tests 16, pass 16, fail 0"}],"lookAt":["The order of events at the first ten steps: every estimate is equal, so greedyArm decides all of them by chance."],"answers":[]}', 'rehearsed-0-0-6-1', 0, null, 0, 0, 0, 1795252518478, 1795252519730),
('BANDIT-002.code-reviewer.1', 'BANDIT-002', 'code-reviewer', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"approve","findings":[{"id":"step-size-zero","severity":"minor","text":"A step size of 0 is accepted. Estimates would then never move and every pull would be a tie, so that the policy is a random one. The plan uses 0.1; refusing 0 would be kinder to the next person.","evidence":"numbersOf(configuration, { …, stepSize: [0, 1] }); src/parameters.js:12 allows the lower limit itself","where":"src/policies/optimistic.js:14","needsPerson":false},{"id":"reuses-tie-breaking","severity":"good","text":"The choice is greedyArm with the generator that the policy was given, so both conditions break ties alike.","evidence":"src/policies/optimistic.js","where":"src/policies/optimistic.js:19","needsPerson":false},{"id":"measurement-untouched","severity":"good","text":"bin/run.js, src/simulate.js and src/measure.js are unchanged; the policy holds no measurement code.","evidence":"files of the diff","where":"src/policies/optimistic.js","needsPerson":false}]}', 'rehearsed-0-0-2-1', 0, null, 0, 0, 0, 1795252519748, 1795252519798),
('BANDIT-002.tester.1', 'BANDIT-002', 'tester', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"summary":"Seven tests, written from the plan and run through createPolicy, simulate and the config file. With the sixteen of the repository, 23 pass.","tests":[{"path":"test/optimistic.test.js","proves":"optimism: every arm is tried once before any arm is tried twice"},{"path":"test/optimistic.test.js","proves":"ties: each arm comes first about equally often"},{"path":"test/optimistic.test.js","proves":"step size and start value: an estimate moves by a tenth of the difference, from 5"},{"path":"test/optimistic.test.js","proves":"no random arms: the highest estimate is taken 1000 times out of 1000"},{"path":"test/optimistic.test.js","proves":"parameters: missing, unknown and impossible ones are refused"},{"path":"test/optimistic.test.js","proves":"config: differs from the baseline in the policy only and holds the planned values"},{"path":"test/optimistic.test.js","proves":"the policy is wired: a seed repeats, and the rewards are not those of ε-greedy"}],"notTested":[{"what":"the mean reward itself","because":"It is what the experiment measures; a test that expected a value would prejudge it."}]}', 'rehearsed-0-0-4-1', 0, null, 0, 0, 0, 1795252519920, 1795252520680),
('BANDIT-002.verifier.1', 'BANDIT-002', 'verifier', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"items":[{"item":"code: commit, branch, diff","status":"present","where":"each run","note":"one commit for all runs"},{"item":"command as executed","status":"present","where":"each run","note":"bin/run.js with its resolved config and seed"},{"item":"resolved config","status":"present","where":"each run","note":"written into the run folder before the start"},{"item":"environment and hardware","status":"present","where":"each run","note":"snapshot of system, processor and Node; the study has no packages to lock"},{"item":"data with hash","status":"present","where":"data/testbed-v1.csv","note":"200 rows, hash as planned; used for evaluation only, there is no training set"},{"item":"seeds","status":"present","where":"the plan and each run","note":"20 per condition"},{"item":"metrics.jsonl","status":"present","where":"each run","note":""},{"item":"result.json","status":"present","where":"each run","note":""},{"item":"artifacts/actions.json","status":"present","where":"each run","note":"pulls by rank of the arm"},{"item":"logs","status":"present","where":"each run","note":""}]}', 'rehearsed-0-0-1-1', 0, null, 0, 0, 0, 1795252528046, 1795252528132),
('BANDIT-002.analyzer.1', 'BANDIT-002', 'analyzer', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"draft":{"claim":"Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed","confidence":"MODERATE","confidenceBecause":"The planned test passed over {{ metric mean_reward.optimistic.n as integer }} seeds, but only one start value was tried and it was not tuned, while the ε of the baseline was.","background":"A bandit policy must find out which of several arms pays best while it is already being paid for its pulls. ε-greedy, the baseline of this study, pulls a random arm in a tenth of all steps, for ever; BANDIT-001 found ε = 0.1 to be the better of two values for the first 500 steps. Optimistic initialisation needs no random arms: every estimate starts far too high, the policy always pulls the arm with the highest estimate, and so it tries all arms because each one disappoints. Sutton and Barto show it overtaking ε-greedy on the 10-armed testbed, but they count how often the best arm is pulled, over 1000 steps. The question here is what it earns within the first 500.","methodology":"Both policies played the same 200 problems of the 10-armed testbed for 500 steps, with {{ metric mean_reward.optimistic.n as integer }} seeds each; a seed decides the reward noise and the random choices. ε-greedy used ε = 0.1 and sample averages; the optimistic policy used a start value of 5 and a constant step size of 0.1. The mean reward over all steps and problems was compared by Welch''s t test at p < 0.01. Testbed, steps, seeds, noise and the breaking of ties are matched; start value, step size and random arms change together, so that whole policies are compared.","results":"The optimistic policy earned a mean reward of {{ metric mean_reward.optimistic.mean as 3 }} and ε-greedy {{ metric mean_reward.epsilon-greedy.mean as 3 }} (n = {{ metric mean_reward.optimistic.n as integer }} seeds each, difference {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }}, 99 % confidence interval {{ metric mean_reward.optimistic.vs-baseline.low as signed }} to {{ metric mean_reward.optimistic.vs-baseline.high as signed }}, p = {{ metric mean_reward.optimistic.vs-baseline.p as p }}).","takeaways":["The loss is made at the beginning: in the first 100 steps the optimistic policy earned {{ metric early_mean_reward.optimistic.mean as 3 }} per step against {{ metric early_mean_reward.epsilon-greedy.mean as 3 }} for ε-greedy. Ten estimates have to fall from 5, a tenth of the way at each pull, and until then poor arms keep their turn.","By the end the order is reversed: in the last 100 steps it earned {{ metric late_mean_reward.optimistic.mean as 3 }} against {{ metric late_mean_reward.epsilon-greedy.mean as 3 }} (described, not tested). The policy explores well; within 500 steps it has no time to earn back what that cost.","Over all 500 steps the optimistic policy pulled the best arm in {{ metric optimal_action_rate.optimistic.mean as percent }} of the steps, ε-greedy in {{ metric optimal_action_rate.epsilon-greedy.mean as percent }}. The share of best pulls alone would not have shown how large the early loss is.","The textbook picture does not carry over to what is earned in 500 steps. A lower start value is now the more interesting setting, because it shortens the exploration."],"nextSteps":["Repeat with start value 2: less far to fall, so a shorter exploration at the beginning.","Run the control with start value 0 and step size 0.1, to separate the start value from the step size.","Ask the same question for 1000 steps, where the late advantage has time to count.","ε-greedy with ε = 0.1 stays the baseline."],"figure":{"kind":"curve","metric":"mean_reward","title":"The early loss is not earned back within 500 steps","caption":"Mean reward so far, over 200 problems; n = {{ metric mean_reward.optimistic.n as integer }} seeds per policy, bands are 99 % confidence intervals over seeds. Higher is better.","xLabel":"step","yLabel":"mean reward so far"},"expectedVsObserved":[{"outcome":0,"observed":"It earned less: {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }} per step.","happened":"no"},{"outcome":1,"observed":"ε-greedy earned more; in the first 100 steps the optimistic policy earned {{ metric early_mean_reward.optimistic.mean as 3 }} per step against {{ metric early_mean_reward.epsilon-greedy.mean as 3 }} for ε-greedy, in the last 100 {{ metric late_mean_reward.optimistic.mean as 3 }} against {{ metric late_mean_reward.epsilon-greedy.mean as 3 }}.","happened":"yes"},{"outcome":2,"observed":"The planned test passed.","happened":"no"}],"didNotWork":["The expected win did not come: the exploration at the beginning cost more than the random arms of ε-greedy.","{{ metric runs.ok as integer }} of {{ metric runs.planned as integer }} runs finished. The baseline measured a mean reward of {{ metric mean_reward.epsilon-greedy.mean as 3 }} here and 1.249 in BANDIT-001, with the same config and seeds."],"limitations":["Start value, step size and random arms change together. The experiment says how the two policies differ, not which of the three settings makes the difference.","One start value and one step size were tried. Both decide how long the exploration at the beginning lasts.","One testbed of 200 problems. The intervals are over seeds, not over other testbeds.","Both policies use the same seeds; the planned test treats the samples as independent."],"openConfounds":["Tuning: ε = 0.1 was chosen in BANDIT-001 as the better of two values, while start value 5 and step size 0.1 were taken from the book. A lower start value may lose less or nothing."],"samplesRule":"The best, the median and the worst run of each policy by mean reward.","bears":{"claim":"optimism-pays-early","statement":"Within the first 500 steps of the 10-armed testbed, optimistic initialisation earns more than ε-greedy","how":"contradicts"},"cardNotes":{"model":"No model: a policy is one estimate per arm, made anew for each problem.","training":"No training: a policy learns while it is measured.","data.preprocessing":"No preprocessing: the file is read as it is.","data.generation":"scripts/make-testbed.js draws the true means from a fixed seed.","evaluation.judge":"No judge: rewards are numbers.","decisions.values":"Start value 5 and step size 0.1 are those of Sutton and Barto, section 2.6; ε = 0.1 is the baseline of the study since BANDIT-001.","decisions.alternatives":"One more condition with start value 0 and step size 0.1 (left to a follow-up), and a sweep over start values."}},"answers":[]}', 'rehearsed-0-0-1-1', 0, null, 0, 0, 0, 1795252528770, 1795252530549),
('BANDIT-002.auditor.1', 'BANDIT-002', 'auditor', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"verdict":"approve","findings":[{"id":"claim-fits-plan","severity":"good","text":"The claim is about the two policies as they were configured, as the sealed plan says, and names the start value.","evidence":"claim; hypothesis of the plan","where":"claim","needsPerson":false},{"id":"tuning-told","severity":"good","text":"A baseline that was tuned against a policy that was not is the strongest objection to this result. It stands in the confidence line and as an open confound, and keeps the label at MODERATE.","evidence":"confidence line; open confounds","where":"confidence","needsPerson":false},{"id":"one-testbed","severity":"minor","text":"The intervals are over seeds on one fixed testbed. The limitations say so; the claim says \"the 10-armed testbed\", which a reader may take for all such testbeds.","evidence":"limitations; data of the plan","where":"claim","needsPerson":false}],"overclaims":[],"unreportedDeviations":[]}', 'rehearsed-0-0-1-1', 0, null, 0, 0, 0, 1795252530568, 1795252530643),
('BANDIT-002.follow-up-designer.1', 'BANDIT-002', 'follow-up-designer', 1, 'rehearsal', 'recorded', 'accepted', 'the instructions of the role', '[]', '{"proposals":[{"title":"Does a start value of 2 beat ε-greedy in the first 500 steps?","changedVariable":"start value of the optimistic policy: 2 instead of 5","hypothesis":"With less far to fall the exploration at the beginning is shorter, and the optimistic policy earns more than ε-greedy over 500 steps.","refutedBy":"Its mean reward is not higher than that of ε-greedy at p < 0.01.","gpuHours":0,"usd":0,"ifWorks":"How optimistic the start is decides, not optimism as such; a sweep over start values follows, on fresh seeds.","ifFails":"The step size is the next suspect."},{"title":"What does the constant step size do without an optimistic start?","changedVariable":"start value of the optimistic policy: 0 instead of 5","hypothesis":"Without the optimistic start, step size 0.1 and no random arms earn less than ε-greedy, because too few arms are tried.","refutedBy":"Its mean reward is at least that of ε-greedy.","gpuHours":0,"usd":0,"ifWorks":"What the optimistic policy wins or loses early comes from its start value.","ifFails":"The step size or the missing random arms matter more than the start value, and the text of this result needs that caveat in its claim."},{"title":"Who earns more over 1000 steps?","changedVariable":"number of steps: 1000 instead of 500","hypothesis":"Over 1000 steps the late advantage of the optimistic policy outweighs its early loss.","refutedBy":"Its mean reward over 1000 steps is not higher than that of ε-greedy at p < 0.01.","gpuHours":0,"usd":0,"ifWorks":"The answer depends on the horizon, and the crossing lies between 500 and 1000 steps.","ifFails":"The optimistic start with value 5 costs too much even for the longer horizon."}]}', 'rehearsed-0-0-1-1', 0, null, 0, 0, 0, 1795252530659, 1795252530730);
CREATE TABLE turns (
  session text not null references sessions (id),
  n integer not null,
  body text not null,
  at integer not null,
  primary key (session, n)
) strict, without rowid;
insert into turns values
('BANDIT-002.analyzer.1', 1, '{"kind":"said","text":"The planned test passed, and against the hypothesis. The two windows show where: lost early, ahead late.","calls":[{"id":"rehearsed-0-0-1-1","tool":"submit","input":{"draft":{"background":"A bandit policy must find out which of several arms pays best while it is already being paid for its pulls. ε-greedy, the baseline of this study, pulls a random arm in a tenth of all steps, for ever; BANDIT-001 found ε = 0.1 to be the better of two values for the first 500 steps. Optimistic initialisation needs no random arms: every estimate starts far too high, the policy always pulls the arm with the highest estimate, and so it tries all arms because each one disappoints. Sutton and Barto show it overtaking ε-greedy on the 10-armed testbed, but they count how often the best arm is pulled, over 1000 steps. The question here is what it earns within the first 500.","methodology":"Both policies played the same 200 problems of the 10-armed testbed for 500 steps, with {{ metric mean_reward.optimistic.n as integer }} seeds each; a seed decides the reward noise and the random choices. ε-greedy used ε = 0.1 and sample averages; the optimistic policy used a start value of 5 and a constant step size of 0.1. The mean reward over all steps and problems was compared by Welch''s t test at p < 0.01. Testbed, steps, seeds, noise and the breaking of ties are matched; start value, step size and random arms change together, so that whole policies are compared.","results":"The optimistic policy earned a mean reward of {{ metric mean_reward.optimistic.mean as 3 }} and ε-greedy {{ metric mean_reward.epsilon-greedy.mean as 3 }} (n = {{ metric mean_reward.optimistic.n as integer }} seeds each, difference {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }}, 99 % confidence interval {{ metric mean_reward.optimistic.vs-baseline.low as signed }} to {{ metric mean_reward.optimistic.vs-baseline.high as signed }}, p = {{ metric mean_reward.optimistic.vs-baseline.p as p }}).","limitations":["Start value, step size and random arms change together. The experiment says how the two policies differ, not which of the three settings makes the difference.","One start value and one step size were tried. Both decide how long the exploration at the beginning lasts.","One testbed of 200 problems. The intervals are over seeds, not over other testbeds.","Both policies use the same seeds; the planned test treats the samples as independent."],"cardNotes":{"model":"No model: a policy is one estimate per arm, made anew for each problem.","training":"No training: a policy learns while it is measured.","data.preprocessing":"No preprocessing: the file is read as it is.","data.generation":"scripts/make-testbed.js draws the true means from a fixed seed.","evaluation.judge":"No judge: rewards are numbers.","decisions.values":"Start value 5 and step size 0.1 are those of Sutton and Barto, section 2.6; ε = 0.1 is the baseline of the study since BANDIT-001.","decisions.alternatives":"One more condition with start value 0 and step size 0.1 (left to a follow-up), and a sweep over start values."},"samplesRule":"The best, the median and the worst run of each policy by mean reward.","claim":"Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed","confidence":"MODERATE","confidenceBecause":"The planned test passed over {{ metric mean_reward.optimistic.n as integer }} seeds, but only one start value was tried and it was not tuned, while the ε of the baseline was.","openConfounds":["Tuning: ε = 0.1 was chosen in BANDIT-001 as the better of two values, while start value 5 and step size 0.1 were taken from the book. A lower start value may lose less or nothing."],"bears":{"claim":"optimism-pays-early","statement":"Within the first 500 steps of the 10-armed testbed, optimistic initialisation earns more than ε-greedy","how":"contradicts"},"takeaways":["The loss is made at the beginning: in the first 100 steps the optimistic policy earned {{ metric early_mean_reward.optimistic.mean as 3 }} per step against {{ metric early_mean_reward.epsilon-greedy.mean as 3 }} for ε-greedy. Ten estimates have to fall from 5, a tenth of the way at each pull, and until then poor arms keep their turn.","By the end the order is reversed: in the last 100 steps it earned {{ metric late_mean_reward.optimistic.mean as 3 }} against {{ metric late_mean_reward.epsilon-greedy.mean as 3 }} (described, not tested). The policy explores well; within 500 steps it has no time to earn back what that cost.","Over all 500 steps the optimistic policy pulled the best arm in {{ metric optimal_action_rate.optimistic.mean as percent }} of the steps, ε-greedy in {{ metric optimal_action_rate.epsilon-greedy.mean as percent }}. The share of best pulls alone would not have shown how large the early loss is.","The textbook picture does not carry over to what is earned in 500 steps. A lower start value is now the more interesting setting, because it shortens the exploration."],"nextSteps":["Repeat with start value 2: less far to fall, so a shorter exploration at the beginning.","Run the control with start value 0 and step size 0.1, to separate the start value from the step size.","Ask the same question for 1000 steps, where the late advantage has time to count.","ε-greedy with ε = 0.1 stays the baseline."],"figure":{"kind":"curve","metric":"mean_reward","title":"The early loss is not earned back within 500 steps","caption":"Mean reward so far, over 200 problems; n = {{ metric mean_reward.optimistic.n as integer }} seeds per policy, bands are 99 % confidence intervals over seeds. Higher is better.","xLabel":"step","yLabel":"mean reward so far"},"expectedVsObserved":[{"outcome":0,"observed":"It earned less: {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }} per step.","happened":"no"},{"outcome":1,"observed":"ε-greedy earned more; in the first 100 steps the optimistic policy earned {{ metric early_mean_reward.optimistic.mean as 3 }} per step against {{ metric early_mean_reward.epsilon-greedy.mean as 3 }} for ε-greedy, in the last 100 {{ metric late_mean_reward.optimistic.mean as 3 }} against {{ metric late_mean_reward.epsilon-greedy.mean as 3 }}.","happened":"yes"},{"outcome":2,"observed":"The planned test passed.","happened":"no"}],"didNotWork":["The expected win did not come: the exploration at the beginning cost more than the random arms of ε-greedy.","{{ metric runs.ok as integer }} of {{ metric runs.planned as integer }} runs finished. The baseline measured a mean reward of {{ metric mean_reward.epsilon-greedy.mean as 3 }} here and 1.249 in BANDIT-001, with the same config and seeds."]},"answers":[]}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252528830),
('BANDIT-002.auditor.1', 1, '{"kind":"said","text":"The eight questions give one remark: the text says itself that the loss may be one of tuning.","calls":[{"id":"rehearsed-0-0-1-1","tool":"submit","input":{"verdict":"approve","findings":[{"id":"claim-fits-plan","severity":"good","text":"The claim is about the two policies as they were configured, as the sealed plan says, and names the start value.","evidence":"claim; hypothesis of the plan","where":"claim","needsPerson":false},{"id":"tuning-told","severity":"good","text":"A baseline that was tuned against a policy that was not is the strongest objection to this result. It stands in the confidence line and as an open confound, and keeps the label at MODERATE.","evidence":"confidence line; open confounds","where":"confidence","needsPerson":false},{"id":"one-testbed","severity":"minor","text":"The intervals are over seeds on one fixed testbed. The limitations say so; the claim says \"the 10-armed testbed\", which a reader may take for all such testbeds.","evidence":"limitations; data of the plan","where":"claim","needsPerson":false}],"overclaims":[],"unreportedDeviations":[]}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252530634),
('BANDIT-002.clarifier.1', 1, '{"kind":"said","text":"The issue names both policies, the testbed and the number of steps. What it leaves open has an answer in the study, so nothing blocks.","calls":[{"id":"rehearsed-0-0-1-1","tool":"submit","input":{"questions":[],"assumptions":["Assumption: \"earns more\" means the mean reward per step over all 500 steps, the primary number of BANDIT-001.","Assumption: optimistic initialisation is meant as in section 2.6 of Sutton and Barto, with start value 5, constant step size 0.1 and no random arms.","Assumption: \"our ε-greedy\" is the study''s baseline, ε = 0.1 with sample averages and start value 0.","Assumption: the comparison uses testbed v1 and the seeds 0 to 19, as BANDIT-001 did.","Assumption: \"where it loses\" is answered by the first and the last 100 steps, which every run reports.","Assumption: making a winner the baseline is a decision of its own, after a replication."],"kind":"experiment","track":"full","related":[{"kind":"experiment","ref":"BANDIT-001","quote":"ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.","relation":"gives the baseline and asks for this comparison"},{"kind":"logbook","ref":".agents/logbooks/bandits.md","quote":"Nothing is said about longer runs, where less exploration may pay.","relation":"the reason why 500 steps stay the horizon"}],"brief":"Does optimistic initialisation (start 5, step size 0.1) earn more than the baseline ε-greedy (ε = 0.1) over the first 500 steps of the 10-armed testbed? Readout: mean reward; the first and last 100 steps show where."}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252514722),
('BANDIT-002.code-reviewer.1', 1, '{"kind":"said","text":"The diff is small; the lines it leans on decide whether it is right.","calls":[{"id":"rehearsed-0-0-1-1","tool":"read","input":{"path":"src/policies/optimistic.js"}},{"id":"rehearsed-0-0-1-2","tool":"read","input":{"path":"src/greedy.js"}},{"id":"rehearsed-0-0-1-3","tool":"read","input":{"path":"src/parameters.js"}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252519779),
('BANDIT-002.code-reviewer.1', 2, '{"kind":"started","call":"rehearsed-0-0-1-1"}', 1795252519786),
('BANDIT-002.critic-alternatives.1', 1, '{"kind":"said","text":"What else would explain each outcome? Two things, and the plan names neither.","calls":[{"id":"rehearsed-0-0-1-1","tool":"submit","input":{"verdict":"revise","findings":[{"id":"several-settings-at-once","severity":"must-fix","text":"The hypothesis speaks of optimistic initialisation, but three settings change together: the start value (0 or 5), the step size (sample average or constant 0.1) and the random arms (ε = 0.1 or none). A constant step size alone changes how fast estimates settle. Either the claim is about the two policies as they are configured, and says so, or a control is needed.","evidence":"conditions[0].params and conditions[1].params","where":"hypothesis","needsPerson":false},{"id":"tuned-baseline","severity":"should","text":"ε = 0.1 was chosen in BANDIT-001 as the better of two values on this very testbed; the start value of 5 comes from a book and was never tuned. If the optimistic policy loses, lack of tuning explains it as well as the idea does. The meaning of that outcome should say so.","evidence":"expectedOutcomes[1]; BANDIT-001","where":"expectedOutcomes[1]","needsPerson":false}],"simplestAlternative":"A third condition with start value 0 and step size 0.1, always taking the highest estimate, would separate the start value from the step size."}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252515474),
('BANDIT-002.critic-alternatives.2', 1, '{"kind":"said","text":"The claim is now no wider than the comparison.","calls":[{"id":"rehearsed-1-0-1-1","tool":"submit","input":{"verdict":"approve","findings":[{"id":"claim-fits-comparison","severity":"good","text":"Hypothesis and outcomes speak of whole policies, and the control is named as the first follow-up.","evidence":"hypothesis; skipped[2]","where":"hypothesis","needsPerson":false}],"simplestAlternative":"The third condition remains the cleanest way to find out which of the settings matters."}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252516065),
('BANDIT-002.critic-methodology.1', 1, '{"kind":"said","text":"What does the code base offer for choosing among equal estimates, and does the plan oblige the new policy to use it?","calls":[{"id":"rehearsed-0-0-1-1","tool":"read","input":{"path":"src/greedy.js"}},{"id":"rehearsed-0-0-1-2","tool":"read","input":{"path":"src/policies/epsilon-greedy.js"}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252515371),
('BANDIT-002.critic-methodology.1', 2, '{"kind":"started","call":"rehearsed-0-0-1-1"}', 1795252515373),
('BANDIT-002.critic-methodology.2', 1, '{"kind":"said","text":"The plan now names the function, the rule and the check.","calls":[{"id":"rehearsed-1-0-1-1","tool":"submit","input":{"verdict":"approve","findings":[{"id":"ties-settled","severity":"good","text":"Ties are broken by the same function in both policies, and the fact is an assumption with a place to look.","evidence":"assumptions, ties-are-random","where":"protocol[0]","needsPerson":false}],"simplestAlternative":"None simpler that answers the question."}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252515952),
('BANDIT-002.critic-statistics.1', 1, '{"kind":"said","text":"The sample is large enough; the test fits. Two remarks.","calls":[{"id":"rehearsed-0-0-1-1","tool":"submit","input":{"verdict":"approve","findings":[{"id":"sample-size","severity":"good","text":"With the spreads of BANDIT-001 (standard deviations of 0.015 and 0.036 per seed) 20 seeds give a standard error of the difference below 0.009. At p < 0.01 a difference of 0.04 would be found more than nine times in ten; the two policies of BANDIT-001 were 0.13 apart.","evidence":".agents/logbooks/bandits.md:14","where":"seeds","needsPerson":false},{"id":"one-test","severity":"should","text":"Four metrics are reported and one test is planned. The plan should say that only the primary metric is tested, or four comparisons will be read as four findings.","evidence":"metrics.secondary has three entries; statistics names one threshold","where":"statistics","needsPerson":false},{"id":"same-seeds","severity":"minor","text":"Both conditions use the same seeds and so the same noise; a paired test would be the usual choice. In BANDIT-001 the two conditions correlate by −0.37 over the seeds, so pairing gains nothing there. Welch''s test is acceptable and handles the unequal spreads.","evidence":"stored runs of BANDIT-001","where":"statistics.test","needsPerson":false}],"simplestAlternative":"Ten seeds would do for a difference as large as in BANDIT-001."}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252515450),
('BANDIT-002.critic-statistics.2', 1, '{"kind":"said","text":"The single planned test is now said in so many words. The answer on pairing is fair.","calls":[{"id":"rehearsed-1-0-1-1","tool":"submit","input":{"verdict":"approve","findings":[{"id":"one-test-said","severity":"good","text":"Only the mean reward is tested; the rest is described.","evidence":"protocol[3]","where":"protocol","needsPerson":false}],"simplestAlternative":"Ten seeds would do for a difference as large as in BANDIT-001."}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252516023),
('BANDIT-002.fact-checker.1', 1, '{"kind":"said","text":"The assumptions are about four files; I read what each line does.","calls":[{"id":"rehearsed-0-0-1-1","tool":"read","input":{"path":".agents/logbooks/bandits.md"}},{"id":"rehearsed-0-0-1-2","tool":"read","input":{"path":"src/simulate.js"}},{"id":"rehearsed-0-0-1-3","tool":"read","input":{"path":"src/bandit.js"}},{"id":"rehearsed-0-0-1-4","tool":"read","input":{"path":"test/run.test.js"}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252515523),
('BANDIT-002.fact-checker.1', 2, '{"kind":"started","call":"rehearsed-0-0-1-1"}', 1795252515526),
('BANDIT-002.fact-checker.2', 1, '{"kind":"said","text":"One assumption is new; the others rest on the same lines.","calls":[{"id":"rehearsed-1-0-1-1","tool":"read","input":{"path":"src/greedy.js"}},{"id":"rehearsed-1-0-1-2","tool":"search","input":{"text":"breaks ties evenly","path":"test"}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252516119),
('BANDIT-002.fact-checker.2', 2, '{"kind":"started","call":"rehearsed-1-0-1-1"}', 1795252516127),
('BANDIT-002.follow-up-designer.1', 1, '{"kind":"said","text":"Ranked by what each would change in our belief; all three take less than a minute.","calls":[{"id":"rehearsed-0-0-1-1","tool":"submit","input":{"proposals":[{"title":"Does a start value of 2 beat ε-greedy in the first 500 steps?","changedVariable":"start value of the optimistic policy: 2 instead of 5","hypothesis":"With less far to fall the exploration at the beginning is shorter, and the optimistic policy earns more than ε-greedy over 500 steps.","refutedBy":"Its mean reward is not higher than that of ε-greedy at p < 0.01.","gpuHours":0,"usd":0,"ifWorks":"How optimistic the start is decides, not optimism as such; a sweep over start values follows, on fresh seeds.","ifFails":"The step size is the next suspect."},{"title":"What does the constant step size do without an optimistic start?","changedVariable":"start value of the optimistic policy: 0 instead of 5","hypothesis":"Without the optimistic start, step size 0.1 and no random arms earn less than ε-greedy, because too few arms are tried.","refutedBy":"Its mean reward is at least that of ε-greedy.","gpuHours":0,"usd":0,"ifWorks":"What the optimistic policy wins or loses early comes from its start value.","ifFails":"The step size or the missing random arms matter more than the start value, and the text of this result needs that caveat in its claim."},{"title":"Who earns more over 1000 steps?","changedVariable":"number of steps: 1000 instead of 500","hypothesis":"Over 1000 steps the late advantage of the optimistic policy outweighs its early loss.","refutedBy":"Its mean reward over 1000 steps is not higher than that of ε-greedy at p < 0.01.","gpuHours":0,"usd":0,"ifWorks":"The answer depends on the horizon, and the crossing lies between 500 and 1000 steps.","ifFails":"The optimistic start with value 5 costs too much even for the longer horizon."}]}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252530725),
('BANDIT-002.implementer.1', 1, '{"kind":"said","text":"Look for what exists: how a policy is built, who takes the highest estimate, who checks parameters.","calls":[{"id":"rehearsed-0-0-1-1","tool":"read","input":{"path":"src/policies/epsilon-greedy.js"}},{"id":"rehearsed-0-0-1-2","tool":"read","input":{"path":"src/policies/index.js"}},{"id":"rehearsed-0-0-1-3","tool":"search","input":{"text":"greedyArm"}},{"id":"rehearsed-0-0-1-4","tool":"search","input":{"text":"numbersOf"}},{"id":"rehearsed-0-0-1-5","tool":"read","input":{"path":"configs/epsilon-greedy-0.1.json"}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252518516),
('BANDIT-002.implementer.1', 2, '{"kind":"started","call":"rehearsed-0-0-1-1"}', 1795252518522),
('BANDIT-002.planner.1', 1, '{"kind":"said","text":"First what the study has: the baseline, how a run is measured, and which functions a new policy can use.","calls":[{"id":"rehearsed-0-0-1-1","tool":"read","input":{"path":"src/policies/epsilon-greedy.js"}},{"id":"rehearsed-0-0-1-2","tool":"read","input":{"path":"src/measure.js"}},{"id":"rehearsed-0-0-1-3","tool":"search","input":{"text":"greedyArm","path":"src"}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252514911),
('BANDIT-002.planner.1', 2, '{"kind":"started","call":"rehearsed-0-0-1-1"}', 1795252514913),
('BANDIT-002.planner.2', 1, '{"kind":"said","text":"Two findings are right and change the plan: ties are settled by name, and the claim is about whole policies. The answers say what changed.","calls":[{"id":"rehearsed-1-0-1-1","tool":"submit","input":{"plan":{"title":"Optimistic initialisation against ε-greedy in the first 500 steps","question":"Does optimistic initialisation (start value 5, step size 0.1, no random arms) earn more than ε-greedy with ε = 0.1 in the first 500 steps of the 10-armed testbed?","hypothesis":"The optimistic policy as a whole (estimates start at 5, constant step size 0.1, always the highest estimate) earns the higher mean reward over the first 500 steps: it tries every arm early, and then pays no tax for random arms. The claim is about the two policies as they are configured, not about the start value alone: start value, step size and random arms change together.","why":"ε-greedy, the study''s baseline, goes on pulling random arms in a tenth of all steps when it already knows the best one. A policy that explores by itself and then stops would be the better reference for early behaviour.","brief":"Compares optimistic initialisation (start 5, step size 0.1) with the baseline ε-greedy (ε = 0.1) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01; first and last 100 steps described.","expectedOutcomes":[{"outcome":"The optimistic policy earns more","meaning":"Exploring first and then stopping pays within 500 steps; the policy is a candidate for the next baseline, after a replication on fresh seeds."},{"outcome":"ε-greedy earns more","meaning":"At this start value and step size, the exploration at the beginning costs more than the random arms later on; the first and last 100 steps show where. As ε was chosen between two values in BANDIT-001 and the start value was not tuned at all, this would not settle other start values."},{"outcome":"No difference at p < 0.01","meaning":"The two ways to explore cost about the same within 500 steps; there is no reason to change the baseline."}],"conditions":[{"name":"epsilon-greedy","label":"ε-greedy","baseline":true,"params":{"policy":{"name":"epsilon-greedy","epsilon":0.1}}},{"name":"optimistic","label":"optimistic policy","baseline":false,"params":{"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}}],"axis":{"key":"policy","label":"the policy","interactionOf":[]},"reuse":[{"path":"src/greedy.js","symbol":"greedyArm","why":"takes the highest estimate and breaks ties at random, as in the baseline"},{"path":"src/parameters.js","symbol":"numbersOf","why":"checks the parameters of a policy and refuses unknown ones"},{"path":"src/policies/epsilon-greedy.js","symbol":"createEpsilonGreedy","why":"the baseline, unchanged"},{"path":"bin/run.js","symbol":"run","why":"the command of all experiments of the study, unchanged"}],"newCode":[{"path":"src/policies/optimistic.js","symbol":"createOptimistic","why":"no policy of the study has a start value or a constant step size"}],"assumptions":[{"id":"baseline-is-current","text":"The study''s baseline is ε-greedy with ε = 0.1 and sample averages, as BANDIT-001 left it.","verify":".agents/logbooks/bandits.md and configs/epsilon-greedy-0.1.json"},{"id":"start-is-optimistic","text":"A start value of 5 is above every true mean of the testbed.","verify":"the largest number in data/testbed-v1.csv"},{"id":"noise-is-separate","text":"The reward noise has its own random stream, so that a policy that draws fewer random numbers meets the same noise.","verify":"src/simulate.js and src/rng.js"},{"id":"runs-repeat","text":"The same config and seed give the same bytes.","verify":"test/run.test.js"},{"id":"ties-are-random","text":"Both policies break ties between estimates uniformly at random, with the same function. At the first step all ten estimates are equal, so this decides the order in which arms are tried.","verify":"greedyArm in src/greedy.js and its tests in test/policies.test.js"}],"related":[{"kind":"experiment","ref":"BANDIT-001","quote":"ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.","relation":"gives the baseline and asks for this comparison"},{"kind":"paper","ref":"Sutton and Barto, Reinforcement Learning: An Introduction, 2nd edition, section 2.6","quote":"Initially, the optimistic method performs worse because it explores more, but eventually it performs better because its exploration decreases with time.","relation":"the same policy over 1000 steps, read out as the share of optimal actions, not as reward earned"}],"divergences":[],"skipped":[{"what":"pilot runs","because":"A run takes less than a second; the smoke run and the matrix are enough."},{"what":"a search over start values and step sizes","because":"One axis at a time: this experiment asks about the textbook setting. A sweep is a follow-up."},{"what":"a control with start value 0 and step size 0.1","because":"It would separate the start value from the step size, which matters only once the whole policy turns out to differ. It is the first follow-up."}],"protocol":["Add src/policies/optimistic.js with createOptimistic, register it as \"optimistic\", add configs/optimistic-5.json. Ties are broken uniformly at random by greedyArm, as in the baseline.","Run both conditions with 20 seeds through bin/run.js, unchanged.","Compare the baseline with BANDIT-001, which measured a mean reward of 1.249 with the same config and seeds: it must repeat.","Compare the mean reward over 500 steps by the planned test. The optimal action rate and the first and last 100 steps are described without a test and support no claim of their own."],"seeds":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19],"metrics":{"primary":{"name":"mean_reward","label":"mean reward","direction":"higher","unit":"reward per step"},"secondary":[{"name":"optimal_action_rate","label":"optimal action rate","direction":"higher","unit":"share of steps"},{"name":"early_mean_reward","label":"mean reward, first 100 steps","direction":"higher","unit":"reward per step"},{"name":"late_mean_reward","label":"mean reward, last 100 steps","direction":"higher","unit":"reward per step"}]},"statistics":{"test":"welch-t","threshold":0.01,"minimumN":10,"confidenceLevel":0.99},"data":[{"name":"10-armed testbed","version":"v1","path":"data/testbed-v1.csv","rows":200,"sha256":"10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2","url":"","licence":"CC0-1.0","split":"eval"}],"command":["node","bin/run.js","--config","${config}","--seed","${seed}","--out","${run_dir}"],"entry":"bin/run.js","evaluation":"bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps.","outputs":[{"path":"metrics.jsonl","kind":"metrics","minimumBytes":300},{"path":"result.json","kind":"result","minimumBytes":50},{"path":"artifacts/actions.json","kind":"artifact","minimumBytes":100}],"compute":{"driver":"local","devices":0,"memoryMb":256,"diskMb":50,"minutesPerRun":1},"forecast":{"minutes":1,"gpuHours":0,"usd":0},"budget":{"capUsd":1,"overCapBecause":""},"stopCriteria":[{"metric":"mean_reward","rule":"not-finite","value":0,"because":"A mean that is no number is a bug, and every further run would repeat it."}],"environment":{},"config":{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10},"determinism":{"switches":["every random number of a run comes from its seed (src/rng.js)","a run reads no clock and uses no network and no threads"],"concurrency":2},"smoke":{"params":{"problems":5,"steps":100},"seed":1000,"subset":"the first 5 problems of testbed v1, 100 steps each"},"tolerances":{"mean_reward":0.000001,"optimal_action_rate":0.000001,"early_mean_reward":0.000001,"late_mean_reward":0.000001}},"answers":[{"finding":"tie-breaking","answer":"addressed","how":"The protocol now says that ties are broken uniformly at random by greedyArm, in both policies, and the plan lists it as an assumption to be checked (ties-are-random)."},{"finding":"several-settings-at-once","answer":"addressed-differently","how":"The hypothesis now speaks of the policy as a whole and names the three settings that change together. The control with start value 0 is not a third condition but the first follow-up: it explains a difference, and first there has to be one."},{"finding":"tuned-baseline","answer":"addressed","how":"The meaning of \"ε-greedy earns more\" now says that ε was chosen between two values and the start value was not tuned, so that a loss would not settle other start values."},{"finding":"one-test","answer":"addressed","how":"The protocol now says that only the mean reward is tested; the other metrics are described and support no claim of their own."},{"finding":"same-seeds","answer":"pushed-back","how":"Welch''s test stays, as in BANDIT-001. As the finding says, pairing by seed gained nothing there; and with 20 seeds either test finds a difference of 0.04."}]}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252515708),
('BANDIT-002.tester.1', 1, '{"kind":"said","text":"Which public functions can a test of the plan use?","calls":[{"id":"rehearsed-0-0-1-1","tool":"read","input":{"path":"src/config.js"}},{"id":"rehearsed-0-0-1-2","tool":"search","input":{"text":"export function","path":"src"}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252519986),
('BANDIT-002.tester.1', 2, '{"kind":"started","call":"rehearsed-0-0-1-1"}', 1795252519988),
('BANDIT-002.verifier.1', 1, '{"kind":"said","text":"Each kind of evidence that the checklist asks for is in the record.","calls":[{"id":"rehearsed-0-0-1-1","tool":"submit","input":{"items":[{"item":"code: commit, branch, diff","status":"present","where":"each run","note":"one commit for all runs"},{"item":"command as executed","status":"present","where":"each run","note":"bin/run.js with its resolved config and seed"},{"item":"resolved config","status":"present","where":"each run","note":"written into the run folder before the start"},{"item":"environment and hardware","status":"present","where":"each run","note":"snapshot of system, processor and Node; the study has no packages to lock"},{"item":"data with hash","status":"present","where":"data/testbed-v1.csv","note":"200 rows, hash as planned; used for evaluation only, there is no training set"},{"item":"seeds","status":"present","where":"the plan and each run","note":"20 per condition"},{"item":"metrics.jsonl","status":"present","where":"each run","note":""},{"item":"result.json","status":"present","where":"each run","note":""},{"item":"artifacts/actions.json","status":"present","where":"each run","note":"pulls by rank of the arm"},{"item":"logs","status":"present","where":"each run","note":""}]}}],"usage":{"inputTokens":0,"cachedTokens":0,"outputTokens":0,"usd":0}}', 1795252528127);
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
insert into gate_runs values
(1, 'BANDIT-002', 'plan-complete', 'planning', 1, 'pass', '[]', '[{"what":"plan fields","found":"all present"},{"what":"matrix","found":"2 conditions × 20 seeds"},{"what":"forecast","found":"$0 of $10 left"}]', 'f60b76e96367d3d9fec15f896d0e1360d5ce6dccea73bc4752377d8ec2546773', 1795252515203),
(2, 'BANDIT-002', 'consistency', 'planning', 1, 'pass', '[]', '[{"what":"conditions","found":"2 resolved configs; axis policy"},{"what":"siblings","found":"BANDIT-001"},{"what":"recorded divergences","found":"none"}]', '54f4e01a04a2ab300226d8ac1774f0264cecd1fdf179054810067d644b9bb92c', 1795252515203),
(3, 'BANDIT-002', 'baseline', 'planning', 1, 'pass', '[]', '[{"what":"config of the baseline condition against BANDIT-001","found":"equal, key by key"}]', '3f19bc1ada0b7425c49add36da5bb8a33cd471f4cd4c5e0e8f03483dd439633f', 1795252515203),
(4, 'BANDIT-002', 'plan-complete', 'planning', 3, 'pass', '[]', '[{"what":"plan fields","found":"all present"},{"what":"matrix","found":"2 conditions × 20 seeds"},{"what":"forecast","found":"$0 of $10 left"}]', 'd1595bd01a922fef6f1695e8ac0416f0d5cac896c5e948f2a5509147a8899513', 1795252515784),
(5, 'BANDIT-002', 'consistency', 'planning', 3, 'pass', '[]', '[{"what":"conditions","found":"2 resolved configs; axis policy"},{"what":"siblings","found":"BANDIT-001"},{"what":"recorded divergences","found":"none"}]', '54f4e01a04a2ab300226d8ac1774f0264cecd1fdf179054810067d644b9bb92c', 1795252515784),
(6, 'BANDIT-002', 'baseline', 'planning', 3, 'pass', '[]', '[{"what":"config of the baseline condition against BANDIT-001","found":"equal, key by key"}]', '3f19bc1ada0b7425c49add36da5bb8a33cd471f4cd4c5e0e8f03483dd439633f', 1795252515784),
(7, 'BANDIT-002', 'assumptions-checked', 'awaitingPlanApproval', 5, 'pass', '[]', '[{"what":"assumption baseline-is-current","found":"confirmed: .agents/logbooks/bandits.md:6"},{"what":"assumption start-is-optimistic","found":"confirmed: data/testbed-v1.csv"},{"what":"assumption noise-is-separate","found":"confirmed: src/simulate.js:22"},{"what":"assumption runs-repeat","found":"confirmed: test/run.test.js:51"},{"what":"assumption ties-are-random","found":"confirmed: src/greedy.js:14"}]', '08d36c5ce80f0bf32ec2a3dd5054b363e8e22692418e19b83a410d378f094f72', 1795252517865),
(8, 'BANDIT-002', 'budget', 'awaitingPlanApproval', 5, 'pass', '[]', '[{"what":"budget of the experiment","found":"$0 spent and $0 next, of $10"},{"what":"budget of the study","found":"$0 spent and $0 next, of $200"}]', 'f746bbca99664e444f225bd04f16a3140f6010bca35a99cfe2a812bd3c555f40', 1795252517865),
(9, 'BANDIT-002', 'diff-in-bounds', 'implementing', 6, 'pass', '[]', '[{"what":"diff","found":"3 files, 35 changed lines"},{"what":"protected paths","found":"bin/run.js, src/simulate.js, src/measure.js, src/testbed.js, data/**, .agents/**, .github/**, hooks/**"}]', 'e2cbd96074a58cc514d7aa366ba479dbf3e2d630fbae3465120d2b5ad0d0563a', 1795252519729),
(10, 'BANDIT-002', 'duplicates', 'reviewing', 7, 'pass', '[]', '[{"what":"clone detection","found":"2 changed files against 16 files"},{"what":"clones","found":"0, of them 0 answered"}]', 'b3ac53f1324373ad7e7473633542d6d4c4d24f2b991f98643e7a08616efd2d8d', 1795252519860),
(11, 'BANDIT-002', 'tests-pass', 'testing', 8, 'pass', '[]', '[{"what":"test command on c7caa84ae477","found":"exit 0: 23 passed, 0 failed, 0 skipped"},{"what":"smoke run","found":"BANDIT-002.smoke.s1000.1: exit 0, uploads verified"}]', '00eed073c6350375f1da9f7aabd736a13bac16bd49351a80e89f4d967328672f', 1795252521972),
(12, 'BANDIT-002', 'diff-in-bounds', 'testing', 8, 'pass', '[]', '[{"what":"diff","found":"4 files, 122 changed lines"},{"what":"protected paths","found":"bin/run.js, src/simulate.js, src/measure.js, src/testbed.js, data/**, .agents/**, .github/**, hooks/**"}]', '49451b688797973ed4674832a86321c03e31f456c4230e8553134c09d88ea0b5', 1795252521972),
(13, 'BANDIT-002', 'preflight', 'provisioning', 9, 'pass', '[]', '[{"what":"host vm","found":"0 devices, 24105 MB of memory"},{"what":"write probes","found":"/home/ada/D/.hooke/runs 79023 MB free, /tmp 79023 MB free"},{"what":"commit","found":"c7caa84ae4770b7e0eaa4c89f0851299a08c5267, clean"},{"what":"lock files","found":"none"}]', '8f1a333b4f2edb5d7eea5d0982b17450c66d9b0363d948f2a6bb018fc15ada03', 1795252522096),
(14, 'BANDIT-002', 'data-audit', 'provisioning', 9, 'pass', '[]', '[{"what":"data 10-armed testbed","found":"200 rows, sha256 10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2"}]', 'ad3191fbc690ea020b18c970c787f87840113d4d8829867483b43b702a2ca476', 1795252522096),
(15, 'BANDIT-002', 'consistency', 'provisioning', 9, 'pass', '[]', '[{"what":"conditions","found":"2 resolved configs; axis policy"},{"what":"siblings","found":"BANDIT-001"},{"what":"recorded divergences","found":"none"}]', 'fcb2732f8384cc089d2475d81b513210356bcfb6e629c5985ffc1c7ad7444aae', 1795252522096),
(16, 'BANDIT-002', 'budget', 'provisioning', 9, 'pass', '[]', '[{"what":"budget of the experiment","found":"$0 spent and $0 next, of $10"},{"what":"budget of the study","found":"$0 spent and $0 next, of $200"}]', '9b119ff559167d916bb2fccf84243ed6a237b17092e880b939ca6cbadb0745e2', 1795252522096),
(17, 'BANDIT-002', 'run-sanity', 'running', 10, 'pass', '[]', '[{"what":"runs","found":"40 of 40 cells, 40 ended well"},{"what":"metrics","found":"4160 values"},{"what":"accounted for","found":"none needed"}]', '77a1a0269d403c60508bb4a92a0672c562c8bf8eb33feb26e9ce189ac7a120c8', 1795252526589),
(18, 'BANDIT-002', 'uploads-verified', 'verifying', 11, 'pass', '[]', '[{"what":"declared artifacts","found":"247 in the artifact store"},{"what":"read back","found":"247 exist"}]', '818d11842cb66c6328f485ac7b60a6d2b81eadcd94d1eeece2a6161a8c4c4240', 1795252528656),
(19, 'BANDIT-002', 'reproducibility', 'verifying', 11, 'pass', '[]', '[{"what":"sealed plan","found":"fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1 by root"},{"what":"runs with full proof","found":"40 looked at, 40 planned"},{"what":"reproducibility card","found":"43 rows"}]', 'c38f5e93f8de8d94e2c94c01d8c32bb18a51d28053ecf57a41036b5a3ad94595', 1795252528656),
(20, 'BANDIT-002', 'hardware-released', 'released', 11, 'pass', '[]', '[{"what":"lease BANDIT-002.lease.1","found":"released, not billed"}]', 'e8c15a71cf51410a38d796ea8320a2657d8c13974b5ddba7ef1dcbdbab1eb440', 1795252528666),
(21, 'BANDIT-002', 'consistency', 'analyzing', 12, 'pass', '[]', '[{"what":"conditions","found":"2 resolved configs; axis policy"},{"what":"siblings","found":"BANDIT-001"},{"what":"recorded divergences","found":"none"},{"what":"runs compared with the plan","found":"40"}]', 'bbb30c4d3d5a1a2ea974fd66dec1ff3842d48cca9dc4f0f631d5f78b12e72654', 1795252530548),
(22, 'BANDIT-002', 'clean-result', 'analyzing', 12, 'pass', '[]', '[{"what":"references to stored values","found":"24"},{"what":"numbers marked as constant","found":"none"},{"what":"confidence the evidence carries","found":"MODERATE: a confound is open: Tuning: ε = 0.1 was chosen in BANDIT-001 as the better of two values, while start value 5 and step size 0.1 were taken from the book. A lower start value may lose less or nothing."},{"what":"figure","found":"mean_reward at c7caa84ae4770b7e0eaa4c89f0851299a08c5267, sha256 2ec158893140189a67c62694a701377f265e6dc61aee828b226f50866c4b3485"}]', '4aed18ba2042e907b033a34ea4f74830d1779b953463ca5cc1a3182f2c0f2739', 1795252530548),
(23, 'BANDIT-002', 'secrets', 'analyzing', 12, 'pass', '[]', '[{"what":"outbound texts","found":"the plan (9479 characters), the result (17037 characters), the draft and the logbook entry made of it (6866 characters), the diff of the branch (5644 characters), the message of commit c7caa84ae477 (65 characters), the message of commit a65e53a6fe5d (74 characters), the message of commit db86a97dceb9 (82 characters), the message of commit 46a171fb1e74 (77 characters), comment BANDIT-I1/status (356 characters)"},{"what":"live secrets looked for","found":"0"}]', 'b7a0816388a54cb058cf1fe58e6fdae006102dfdf84b05fb120f29aebb8f0334', 1795252530548),
(24, 'BANDIT-002', 'clean-result', 'awaitingResultApproval', 15, 'pass', '[]', '[{"what":"references to stored values","found":"24"},{"what":"numbers marked as constant","found":"none"},{"what":"confidence the evidence carries","found":"MODERATE: a confound is open: Tuning: ε = 0.1 was chosen in BANDIT-001 as the better of two values, while start value 5 and step size 0.1 were taken from the book. A lower start value may lose less or nothing."},{"what":"figure","found":"mean_reward at c7caa84ae4770b7e0eaa4c89f0851299a08c5267, sha256 2ec158893140189a67c62694a701377f265e6dc61aee828b226f50866c4b3485"}]', '4aed18ba2042e907b033a34ea4f74830d1779b953463ca5cc1a3182f2c0f2739', 1795252532636),
(25, 'BANDIT-002', 'secrets', 'awaitingResultApproval', 15, 'pass', '[]', '[{"what":"outbound texts","found":"the plan (9479 characters), the result (17037 characters), the draft and the logbook entry made of it (6866 characters), follow-up 1 (597 characters), follow-up 2 (632 characters), follow-up 3 (537 characters), the diff of the branch (5644 characters), the message of commit c7caa84ae477 (65 characters), the message of commit a65e53a6fe5d (74 characters), the message of commit db86a97dceb9 (82 characters), the message of commit 46a171fb1e74 (77 characters), comment BANDIT-I1/status (388 characters)"},{"what":"live secrets looked for","found":"0"}]', 'cbeba8409473e46590ae5a51a1fe3138eb68ee73f8e9880b94cff1e77de80c3d', 1795252532636),
(26, 'BANDIT-002', 'published', 'publishing', 16, 'pass', '[]', '[{"what":"tag","found":"result/BANDIT-002-v1 → fb4a7b5c3e1d973f7d2c60e51f3ec636472e16ef, read back from the remote"},{"what":"issue","found":"BANDIT-I1, status done"},{"what":"logbook","found":".agents/logbooks/bandits.md"},{"what":"merge","found":"d1639b88559894ff8ab72f5dea44bdfe5900d486"}]', '69d8eacdabe70e64bc10d89ccc69d38d10f71473160264da3515fb3b1fd5ae22', 1795252534128),
(27, 'BANDIT-002', 'baseline', 'publishing', 16, 'pass', '[]', '[{"what":"baseline of the study","found":"not moved"}]', '2ac97b3f5bf036e35d57db184b49c1e2b4eab39009a93a90b7607deda3960d1f', 1795252534128);
CREATE TABLE overrides (
  id integer primary key,
  experiment text not null references experiments (id),
  what text not null,
  because text not null,
  by text not null,
  at integer not null
) strict;
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
insert into approvals values
('BANDIT-001', 'result', 'd0612a281f9638615eb4755ae3daba468c8079b33dd5c09b03b52bf01292bd44', 'approve', 'the example', 'imported', '{}', 1795219200000),
('BANDIT-002', 'plan', 'fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1', 'approve', 'root', '', '{"acceptUnverified":false,"channel":"cli"}', 1795252517848),
('BANDIT-002', 'result', '4203c0e26164b3629ec3626844677d262d8f82accf28b4fbbf9a12227fadec94', 'approve', 'root', '', '{"merge":true,"followUps":[1],"channel":"cli"}', 1795252531730);
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
) strict;
insert into leases values
('BANDIT-002.lease.1', 'BANDIT-002', 'local', 'released', 0, 1, '{"environment":{"os":"Debian GNU/Linux 12 (bookworm)","kernel":"Linux 6.18.44-fc-v470 x64","cpu":"Intel(R) Xeon(R) Processor","cores":2,"memoryMb":24105,"accelerators":[],"driver":"","cuda":"","host":"vm","containerImage":"","pythonLock":"8cc5b73a8925fd6d6b33c596f968d2274950c329a73cc24df46ebf781c8557e0","node":"v24.21.0","python":"3.11.7","lockfiles":[],"variables":{"PATH":"/usr/bin","HOME":"/home/ada/home","LANG":"C.UTF-8"},"secretNames":[],"commit":"c7caa84ae4770b7e0eaa4c89f0851299a08c5267","diffSha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},"devicesFound":0,"devicesBusy":[],"writeProbes":[{"path":"/usr/bin/runs","freeMb":79023,"error":null},{"path":"/tmp","freeMb":79023,"error":null}],"interpreters":[{"name":"python3","path":"/usr/bin/python3","version":"3.11.7"},{"name":"node","path":"/usr/bin/node","version":"v24.21.0"}],"leftovers":[],"staleLocks":[],"missingSecrets":[],"clockSkewMs":-8,"worktreeDirty":false}', 'vm', 1795252520685, 1795252521251, 1795252528661, 'the results are verified');
CREATE TABLE environments (
  hash text primary key,
  body text not null
) strict, without rowid;
insert into environments values
('7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32', '{"os":"Debian GNU/Linux 12 (bookworm)","kernel":"Linux 6.18.44-fc-v470 x64","cpu":"Intel(R) Xeon(R) Processor","cores":2,"memoryMb":24105,"accelerators":[],"driver":"","cuda":"","host":"vm","containerImage":"","pythonLock":"8cc5b73a8925fd6d6b33c596f968d2274950c329a73cc24df46ebf781c8557e0","node":"v24.21.0","python":"3.11.7","lockfiles":[],"variables":{"PATH":"/usr/bin","HOME":"/home/ada/home","LANG":"C.UTF-8"},"secretNames":[],"commit":"c7caa84ae4770b7e0eaa4c89f0851299a08c5267","diffSha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}');
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
) strict;
insert into runs values
('BANDIT-001.eps-0-01.s0.1', 'BANDIT-001', 'matrix', 'eps-0-01', 0, 1, 'ok', 'local', null, null, '["node","bin/run.js","--config","${run_dir}/config.json","--seed","0","--out","${run_dir}"]', '', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"epsilon-greedy","epsilon":0.01}}', 'c3102d8580236a09fe1ce37ee13f999a38c1532c', '', null, 0, null, 'exit', null, '[]', 0, null, 1795219200000, 1795219200000, 1795219200000, null),
('BANDIT-001.eps-0-01.s1.1', 'BANDIT-001', 'matrix', 'eps-0-01', 1, 1, 'ok', 'local', null, null, '["node","bin/run.js","--config","${run_dir}/config.json","--seed","1","--out","${run_dir}"]', '', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"epsilon-greedy","epsilon":0.01}}', 'c3102d8580236a09fe1ce37ee13f999a38c1532c', '', null, 0, null, 'exit', null, '[]', 0, null, 1795219200000, 1795219200000, 1795219200000, null),
('BANDIT-001.eps-0-1.s0.1', 'BANDIT-001', 'matrix', 'eps-0-1', 0, 1, 'ok', 'local', null, null, '["node","bin/run.js","--config","${run_dir}/config.json","--seed","0","--out","${run_dir}"]', '', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"epsilon-greedy","epsilon":0.1}}', 'c3102d8580236a09fe1ce37ee13f999a38c1532c', '', null, 0, null, 'exit', null, '[]', 0, null, 1795219200000, 1795219200000, 1795219200000, null),
('BANDIT-001.eps-0-1.s1.1', 'BANDIT-001', 'matrix', 'eps-0-1', 1, 1, 'ok', 'local', null, null, '["node","bin/run.js","--config","${run_dir}/config.json","--seed","1","--out","${run_dir}"]', '', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"epsilon-greedy","epsilon":0.1}}', 'c3102d8580236a09fe1ce37ee13f999a38c1532c', '', null, 0, null, 'exit', null, '[]', 0, null, 1795219200000, 1795219200000, 1795219200000, null),
('BANDIT-002.smoke.s1000.1', 'BANDIT-002', 'smoke', 'smoke', 1000, 1, 'ok', 'local', '{"driver":"local","ref":"BANDIT-002.smoke.s1000.1"}', 'BANDIT-002.lease.1', '["node","bin/run.js","--config","${run_dir}/config.json","--seed","1000","--out","${run_dir}"]', '/home/ada/D/worktrees/BANDIT-002', '{"testbed":"data/testbed-v1.csv","problems":5,"steps":100,"windowSteps":100,"metricsEvery":10,"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}', 'c7caa84ae4770b7e0eaa4c89f0851299a08c5267', '94e45826c060a69910c9618be9f95a3fdbe1ed7a02bfaeb979c167addae16d03', '7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32', 0, null, 'exit', null, '[{"text":"all 5 problems played","at":1795252521350}]', 1, null, 1795252521286, 1795252521290, 1795252521342, 1795252528019),
('BANDIT-002.epsilon-greedy.s0.1', 'BANDIT-002', 'matrix', 'epsilon-greedy', 0, 1, 'ok', 'local', '{"driver":"local","ref":"BANDIT-002.epsilon-greedy.s0.1"}', 'BANDIT-002.lease.1', '["node","bin/run.js","--config","${run_dir}/config.json","--seed","0","--out","${run_dir}"]', '/home/ada/D/worktrees/BANDIT-002', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"epsilon-greedy","epsilon":0.1}}', 'c7caa84ae4770b7e0eaa4c89f0851299a08c5267', '94e45826c060a69910c9618be9f95a3fdbe1ed7a02bfaeb979c167addae16d03', '7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32', 0, null, 'exit', null, '[{"text":"all 200 problems played","at":1795252522254}]', 1, null, 1795252522148, 1795252522167, 1795252522246, 1795252528019),
('BANDIT-002.epsilon-greedy.s1.1', 'BANDIT-002', 'matrix', 'epsilon-greedy', 1, 1, 'ok', 'local', '{"driver":"local","ref":"BANDIT-002.epsilon-greedy.s1.1"}', 'BANDIT-002.lease.1', '["node","bin/run.js","--config","${run_dir}/config.json","--seed","1","--out","${run_dir}"]', '/home/ada/D/worktrees/BANDIT-002', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"epsilon-greedy","epsilon":0.1}}', 'c7caa84ae4770b7e0eaa4c89f0851299a08c5267', '94e45826c060a69910c9618be9f95a3fdbe1ed7a02bfaeb979c167addae16d03', '7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32', 0, null, 'exit', null, '[{"text":"all 200 problems played","at":1795252522267}]', 1, null, 1795252522149, 1795252522154, 1795252522258, 1795252528019),
('BANDIT-002.optimistic.s0.1', 'BANDIT-002', 'matrix', 'optimistic', 0, 1, 'ok', 'local', '{"driver":"local","ref":"BANDIT-002.optimistic.s0.1"}', 'BANDIT-002.lease.1', '["node","bin/run.js","--config","${run_dir}/config.json","--seed","0","--out","${run_dir}"]', '/home/ada/D/worktrees/BANDIT-002', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}', 'c7caa84ae4770b7e0eaa4c89f0851299a08c5267', '94e45826c060a69910c9618be9f95a3fdbe1ed7a02bfaeb979c167addae16d03', '7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32', 0, null, 'exit', null, '[{"text":"all 200 problems played","at":1795252524146}]', 1, null, 1795252523952, 1795252523986, 1795252524138, 1795252528019),
('BANDIT-002.optimistic.s1.1', 'BANDIT-002', 'matrix', 'optimistic', 1, 1, 'ok', 'local', '{"driver":"local","ref":"BANDIT-002.optimistic.s1.1"}', 'BANDIT-002.lease.1', '["node","bin/run.js","--config","${run_dir}/config.json","--seed","1","--out","${run_dir}"]', '/home/ada/D/worktrees/BANDIT-002', '{"testbed":"data/testbed-v1.csv","problems":200,"steps":500,"windowSteps":100,"metricsEvery":10,"policy":{"name":"optimistic","initialValue":5,"stepSize":0.1}}', 'c7caa84ae4770b7e0eaa4c89f0851299a08c5267', '94e45826c060a69910c9618be9f95a3fdbe1ed7a02bfaeb979c167addae16d03', '7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32', 0, null, 'exit', null, '[{"text":"all 200 problems played","at":1795252524166}]', 1, null, 1795252524003, 1795252524026, 1795252524158, 1795252528019);
CREATE TABLE metrics (
  run text not null references runs (id),
  name text not null,
  step integer not null,
  value real not null,
  primary key (run, name, step)
) strict, without rowid;
insert into metrics values
('BANDIT-001.eps-0-01.s0.1', 'early_mean_reward', -1, 0.968296),
('BANDIT-001.eps-0-01.s0.1', 'late_mean_reward', -1, 1.218246),
('BANDIT-001.eps-0-01.s0.1', 'mean_reward', -1, 1.103685),
('BANDIT-001.eps-0-01.s0.1', 'optimal_action_rate', -1, 0.36792),
('BANDIT-001.eps-0-01.s1.1', 'early_mean_reward', -1, 0.983205),
('BANDIT-001.eps-0-01.s1.1', 'late_mean_reward', -1, 1.211439),
('BANDIT-001.eps-0-01.s1.1', 'mean_reward', -1, 1.138018),
('BANDIT-001.eps-0-01.s1.1', 'optimal_action_rate', -1, 0.44074),
('BANDIT-001.eps-0-1.s0.1', 'early_mean_reward', -1, 1.001889),
('BANDIT-001.eps-0-1.s0.1', 'late_mean_reward', -1, 1.364362),
('BANDIT-001.eps-0-1.s0.1', 'mean_reward', -1, 1.230205),
('BANDIT-001.eps-0-1.s0.1', 'optimal_action_rate', -1, 0.61716),
('BANDIT-001.eps-0-1.s1.1', 'early_mean_reward', -1, 0.990859),
('BANDIT-001.eps-0-1.s1.1', 'late_mean_reward', -1, 1.335528),
('BANDIT-001.eps-0-1.s1.1', 'mean_reward', -1, 1.241478),
('BANDIT-001.eps-0-1.s1.1', 'optimal_action_rate', -1, 0.62373),
('BANDIT-002.epsilon-greedy.s0.1', 'early_mean_reward', -1, 1.001889),
('BANDIT-002.epsilon-greedy.s0.1', 'late_mean_reward', -1, 1.364362),
('BANDIT-002.epsilon-greedy.s0.1', 'mean_reward', -1, 1.230205),
('BANDIT-002.epsilon-greedy.s0.1', 'optimal_action_rate', -1, 0.61716),
('BANDIT-002.epsilon-greedy.s1.1', 'early_mean_reward', -1, 0.990859),
('BANDIT-002.epsilon-greedy.s1.1', 'late_mean_reward', -1, 1.335528),
('BANDIT-002.epsilon-greedy.s1.1', 'mean_reward', -1, 1.241478),
('BANDIT-002.epsilon-greedy.s1.1', 'optimal_action_rate', -1, 0.62373),
('BANDIT-002.optimistic.s0.1', 'early_mean_reward', -1, 0.353477),
('BANDIT-002.optimistic.s0.1', 'late_mean_reward', -1, 1.492466),
('BANDIT-002.optimistic.s0.1', 'mean_reward', -1, 1.111933),
('BANDIT-002.optimistic.s0.1', 'optimal_action_rate', -1, 0.59518),
('BANDIT-002.optimistic.s1.1', 'early_mean_reward', -1, 0.362505),
('BANDIT-002.optimistic.s1.1', 'late_mean_reward', -1, 1.459466),
('BANDIT-002.optimistic.s1.1', 'mean_reward', -1, 1.117932),
('BANDIT-002.optimistic.s1.1', 'optimal_action_rate', -1, 0.59434),
('BANDIT-002.smoke.s1000.1', 'early_mean_reward', -1, 0.416818),
('BANDIT-002.smoke.s1000.1', 'late_mean_reward', -1, 0.416818),
('BANDIT-002.smoke.s1000.1', 'mean_reward', -1, 0.416818),
('BANDIT-002.smoke.s1000.1', 'optimal_action_rate', -1, 0.206);
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
insert into artifacts values
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s0.1', 'BANDIT-002.epsilon-greedy.s0.1/artifacts/actions.json', 'created', 'artifact', '8e56ee501dee46cce64b1f55e95cf6953f28d7ee927451d02c06e0a09702e543', 1087, 'sha256/8e/8e56ee501dee46cce64b1f55e95cf6953f28d7ee927451d02c06e0a09702e543', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s0.1', 'BANDIT-002.epsilon-greedy.s0.1/config.json', 'created', 'config', '23e55207c0f441dbce9b05ff418c43da066803e2942e7a9e30447f42fe40900e', 186, 'sha256/23/23e55207c0f441dbce9b05ff418c43da066803e2942e7a9e30447f42fe40900e', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s0.1', 'BANDIT-002.epsilon-greedy.s0.1/metrics.jsonl', 'created', 'metrics', '991b35e3c68fbceea5981c637b3e9bed70080a58afca0320d3817b30daa94a43', 3321, 'sha256/99/991b35e3c68fbceea5981c637b3e9bed70080a58afca0320d3817b30daa94a43', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s0.1', 'BANDIT-002.epsilon-greedy.s0.1/result.json', 'created', 'metrics', 'ed9d16a01b4022ac0c2e56a234ab68459c229609238f3eaab9f1cb5c00be4ec0', 112, 'sha256/ed/ed9d16a01b4022ac0c2e56a234ab68459c229609238f3eaab9f1cb5c00be4ec0', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s0.1', 'BANDIT-002.epsilon-greedy.s0.1/stderr.log', 'created', 'log', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, 'sha256/e3/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s0.1', 'BANDIT-002.epsilon-greedy.s0.1/stdout.log', 'created', 'log', 'bb2741116f58f4ce53d2b2106001f10822775aed5762aefc692c303df92b3c59', 220, 'sha256/bb/bb2741116f58f4ce53d2b2106001f10822775aed5762aefc692c303df92b3c59', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s1.1', 'BANDIT-002.epsilon-greedy.s1.1/artifacts/actions.json', 'created', 'artifact', '8207defdc93d036fcd1b8de3557ff4eeecae4f963e23ef96aa944f8772e8130a', 1087, 'sha256/82/8207defdc93d036fcd1b8de3557ff4eeecae4f963e23ef96aa944f8772e8130a', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s1.1', 'BANDIT-002.epsilon-greedy.s1.1/config.json', 'created', 'config', '23e55207c0f441dbce9b05ff418c43da066803e2942e7a9e30447f42fe40900e', 186, 'sha256/23/23e55207c0f441dbce9b05ff418c43da066803e2942e7a9e30447f42fe40900e', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s1.1', 'BANDIT-002.epsilon-greedy.s1.1/metrics.jsonl', 'created', 'metrics', '11c30ee12beed465bf3a57fa8803dbcc06bfab188dda2f7aa8e76a2c98e23797', 3315, 'sha256/11/11c30ee12beed465bf3a57fa8803dbcc06bfab188dda2f7aa8e76a2c98e23797', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s1.1', 'BANDIT-002.epsilon-greedy.s1.1/result.json', 'created', 'metrics', '3b4ec4231b1883fe10d2fbc0616a474a02eb4806f1b5a5a4586627d2612c090a', 112, 'sha256/3b/3b4ec4231b1883fe10d2fbc0616a474a02eb4806f1b5a5a4586627d2612c090a', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s1.1', 'BANDIT-002.epsilon-greedy.s1.1/stderr.log', 'created', 'log', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, 'sha256/e3/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.epsilon-greedy.s1.1', 'BANDIT-002.epsilon-greedy.s1.1/stdout.log', 'created', 'log', 'dc3328c7898205bb77ea5397b0fe106f892dbb865023dbc1886becafd2f48050', 220, 'sha256/dc/dc3328c7898205bb77ea5397b0fe106f892dbb865023dbc1886becafd2f48050', null, 1795252528017),
('BANDIT-002', 'BANDIT-002.optimistic.s0.1', 'BANDIT-002.optimistic.s0.1/artifacts/actions.json', 'created', 'artifact', '37e077358a1f778c3f98514c2c8310b073befed985e2b2033af69a3502eb4ab8', 1087, 'sha256/37/37e077358a1f778c3f98514c2c8310b073befed985e2b2033af69a3502eb4ab8', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s0.1', 'BANDIT-002.optimistic.s0.1/config.json', 'created', 'config', '9aa4204307fbad97e1600468432096ca3c8178124cb570d84e637fb21cc66d7f', 206, 'sha256/9a/9aa4204307fbad97e1600468432096ca3c8178124cb570d84e637fb21cc66d7f', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s0.1', 'BANDIT-002.optimistic.s0.1/metrics.jsonl', 'created', 'metrics', '3e4a56dadb8261f5d223ea7a26611897ecb24d06c871ee17bd1e7348c1596722', 3326, 'sha256/3e/3e4a56dadb8261f5d223ea7a26611897ecb24d06c871ee17bd1e7348c1596722', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s0.1', 'BANDIT-002.optimistic.s0.1/result.json', 'created', 'metrics', '83ec8277cbc1f5a9f926efb322f006bd4b6cef14d24bd9acd0f84174b4da1b80', 112, 'sha256/83/83ec8277cbc1f5a9f926efb322f006bd4b6cef14d24bd9acd0f84174b4da1b80', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s0.1', 'BANDIT-002.optimistic.s0.1/stderr.log', 'created', 'log', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, 'sha256/e3/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s0.1', 'BANDIT-002.optimistic.s0.1/stdout.log', 'created', 'log', '50bc375a3375ebc3ae9fea7a517c3651d3fea4d8cfbb86d0b7a220110b9bc590', 216, 'sha256/50/50bc375a3375ebc3ae9fea7a517c3651d3fea4d8cfbb86d0b7a220110b9bc590', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s1.1', 'BANDIT-002.optimistic.s1.1/artifacts/actions.json', 'created', 'artifact', '110fbf9aab8ef18057f1decfd8f334bce6f84a3edc7c1d27896379585e650f93', 1087, 'sha256/11/110fbf9aab8ef18057f1decfd8f334bce6f84a3edc7c1d27896379585e650f93', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s1.1', 'BANDIT-002.optimistic.s1.1/config.json', 'created', 'config', '9aa4204307fbad97e1600468432096ca3c8178124cb570d84e637fb21cc66d7f', 206, 'sha256/9a/9aa4204307fbad97e1600468432096ca3c8178124cb570d84e637fb21cc66d7f', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s1.1', 'BANDIT-002.optimistic.s1.1/metrics.jsonl', 'created', 'metrics', 'ed5cd661374009e267d6bd97ad4831309f0215936db29fc5b6973735266d516c', 3316, 'sha256/ed/ed5cd661374009e267d6bd97ad4831309f0215936db29fc5b6973735266d516c', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s1.1', 'BANDIT-002.optimistic.s1.1/result.json', 'created', 'metrics', '2094606af4db9e6d8710742c331ea7403ac61c9076128151da98f42d69a915ae', 112, 'sha256/20/2094606af4db9e6d8710742c331ea7403ac61c9076128151da98f42d69a915ae', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s1.1', 'BANDIT-002.optimistic.s1.1/stderr.log', 'created', 'log', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, 'sha256/e3/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.optimistic.s1.1', 'BANDIT-002.optimistic.s1.1/stdout.log', 'created', 'log', '375b193eed83ba45dce3659d1bdae9ff4ecca0e588479e319b1bebce0b83d98a', 216, 'sha256/37/375b193eed83ba45dce3659d1bdae9ff4ecca0e588479e319b1bebce0b83d98a', null, 1795252528018),
('BANDIT-002', 'BANDIT-002.smoke.s1000.1', 'BANDIT-002.smoke.s1000.1/artifacts/actions.json', 'created', 'artifact', 'df0cc673d2db3f96ab60fd350b2297a8cc6dfff67b3551d23ab6ce3ed81a98dc', 266, 'sha256/df/df0cc673d2db3f96ab60fd350b2297a8cc6dfff67b3551d23ab6ce3ed81a98dc', null, 1795252528019),
('BANDIT-002', 'BANDIT-002.smoke.s1000.1', 'BANDIT-002.smoke.s1000.1/config.json', 'created', 'config', '540d09c492a014d3ce4fe259fa259d1851babc56d2998f3121e2b6c69fbc19a6', 204, 'sha256/54/540d09c492a014d3ce4fe259fa259d1851babc56d2998f3121e2b6c69fbc19a6', null, 1795252528019),
('BANDIT-002', 'BANDIT-002.smoke.s1000.1', 'BANDIT-002.smoke.s1000.1/metrics.jsonl', 'created', 'metrics', 'be1e04d05838102ea96a3b6a0b141919fcb052524330cc030eddbd2fb288078a', 635, 'sha256/be/be1e04d05838102ea96a3b6a0b141919fcb052524330cc030eddbd2fb288078a', null, 1795252528019),
('BANDIT-002', 'BANDIT-002.smoke.s1000.1', 'BANDIT-002.smoke.s1000.1/result.json', 'created', 'metrics', '9cbf24644d354ce5e1c805f4b9adee5c594c9be17d42e151c4ff9fbf6ecef776', 110, 'sha256/9c/9cbf24644d354ce5e1c805f4b9adee5c594c9be17d42e151c4ff9fbf6ecef776', null, 1795252528019),
('BANDIT-002', 'BANDIT-002.smoke.s1000.1', 'BANDIT-002.smoke.s1000.1/stderr.log', 'created', 'log', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, 'sha256/e3/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', null, 1795252528019),
('BANDIT-002', 'BANDIT-002.smoke.s1000.1', 'BANDIT-002.smoke.s1000.1/stdout.log', 'created', 'log', 'c9991ed45b13dc4481c48fe30378ae492e3a3912a1fecdfc90ef474b9a7c8960', 179, 'sha256/c9/c9991ed45b13dc4481c48fe30378ae492e3a3912a1fecdfc90ef474b9a7c8960', null, 1795252528019),
('BANDIT-002', null, 'data/data/testbed-v1.csv', 'used', 'data, eval', '10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2', 19734, 'sha256/10/10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2', null, 1795252528016),
('BANDIT-002', null, 'figure.csv', 'created', 'figure', '99cd27c52a33506ed34ed20ae9c07484dae9473d5e21fc0bc85650e286513772', 8314, 'sha256/99/99cd27c52a33506ed34ed20ae9c07484dae9473d5e21fc0bc85650e286513772', null, 1795252529682),
('BANDIT-002', null, 'figure.png', 'created', 'figure', '76ac179c69d800cdda3bc66d48ca5cd5d73497308f233db45dcbc83247b823cb', 77387, 'sha256/76/76ac179c69d800cdda3bc66d48ca5cd5d73497308f233db45dcbc83247b823cb', null, 1795252529682),
('BANDIT-002', null, 'figure.svg', 'created', 'figure', '6aeae3ac15af2d6ecbcc26c40b51b7bb10f328b760946433284ed4b9c8794d56', 16472, 'sha256/6a/6aeae3ac15af2d6ecbcc26c40b51b7bb10f328b760946433284ed4b9c8794d56', null, 1795252529682),
('BANDIT-002', null, 'figure.vl.json', 'created', 'figure', '2b5cff328d26477def8933f31a1b4919a811bf447fe34087df3e566f9f2a07c3', 26310, 'sha256/2b/2b5cff328d26477def8933f31a1b4919a811bf447fe34087df3e566f9f2a07c3', null, 1795252529682);
CREATE TABLE observations (
  experiment text not null references experiments (id),
  name text not null,
  body text not null,
  at integer not null,
  primary key (experiment, name)
) strict, without rowid;
insert into observations values
('BANDIT-002', 'data-audit', '[{"name":"10-armed testbed","rows":200,"overlap":"","firstRows":["0,-0.554502,0.028091,-0.401356,1.124789,0.575279,-0.019953,0.913900,-0.926847,0.964066,-3.516211","1,1.113681,1.431690,0.044709,-0.526322,-0.182769,0.118920,-0.562909,-0.329706,-0.089504,-0.558833","2,-0.232810,0.728230,-0.811342,0.653705,-0.283622,-1.252429,-0.279310,-2.327985,0.316853,1.603497"]}]', 1795252522085),
('BANDIT-002', 'tests-before', '{"commit":"c3102d8580236a09fe1ce37ee13f999a38c1532c","tests":16}', 1795252518461);
CREATE TABLE statistics (
  experiment text primary key references experiments (id),
  body text not null,
  runs_hash text not null,
  computed_at integer not null
) strict, without rowid;
insert into statistics values
('BANDIT-001', '{"summaries":[{"condition":"eps-0-01","metric":"mean_reward","n":20,"mean":1.11510915,"sd":0.03559455905387046,"min":1.051522,"max":1.176671,"low":1.0923384411432544,"high":1.1378798588567458},{"condition":"eps-0-1","metric":"mean_reward","n":20,"mean":1.24946925,"sd":0.015489818557175222,"min":1.221297,"max":1.274209,"low":1.2395600347158484,"high":1.2593784652841515},{"condition":"eps-0-01","metric":"optimal_action_rate","n":20,"mean":0.4284205,"sd":0.03771941207263526,"min":0.36792,"max":0.48268,"low":0.4042904707656528,"high":0.4525505292343472},{"condition":"eps-0-1","metric":"optimal_action_rate","n":20,"mean":0.6327240000000001,"sd":0.017870595784254373,"min":0.59855,"max":0.66489,"low":0.6212917433710029,"high":0.6441562566289972},{"condition":"eps-0-01","metric":"early_mean_reward","n":20,"mean":0.97225145,"sd":0.03645420235608537,"min":0.873935,"max":1.045701,"low":0.9489308063252458,"high":0.9955720936747542},{"condition":"eps-0-1","metric":"early_mean_reward","n":20,"mean":0.9967366,"sd":0.029713370719522687,"min":0.913976,"max":1.039685,"low":0.9777282309741944,"high":1.0157449690258056},{"condition":"eps-0-01","metric":"late_mean_reward","n":20,"mean":1.2056157,"sd":0.039305805623275764,"min":1.12669,"max":1.272874,"low":1.1804708160621802,"high":1.23076058393782},{"condition":"eps-0-1","metric":"late_mean_reward","n":20,"mean":1.3575656,"sd":0.014950418108569846,"min":1.318261,"max":1.375975,"low":1.3480014523581754,"high":1.3671297476418247}],"comparisons":[{"metric":"mean_reward","condition":"eps-0-1","baseline":"eps-0-01","test":"welch-t","estimate":0.13436009999999987,"low":0.11023654009953834,"high":0.1584836599004614,"t":15.478970578949381,"df":25.9471480763739,"p":1.2806130521226823e-14,"effect":4.894880286421523,"passed":true,"favours":"condition"},{"metric":"optimal_action_rate","condition":"eps-0-1","baseline":"eps-0-01","test":"welch-t","estimate":0.20430350000000008,"low":0.17845324389891978,"high":0.23015375610108013,"t":21.89035166237627,"df":27.12051455335538,"p":9.030902251169882e-19,"effect":6.922337003516226,"passed":true,"favours":"condition"},{"metric":"early_mean_reward","condition":"eps-0-1","baseline":"eps-0-01","test":"welch-t","estimate":0.024485149999999956,"low":-0.004091004959462375,"high":0.05306130495946206,"t":2.328335182913916,"df":36.515088190396675,"p":0.02554355480538445,"effect":0.7362842334312767,"passed":false,"favours":"neither"},{"metric":"late_mean_reward","condition":"eps-0-1","baseline":"eps-0-01","test":"welch-t","estimate":0.15194989999999997,"low":0.1256846208281896,"high":0.17821517917180987,"t":16.15911713872902,"df":24.384936030388065,"p":1.5641915935106313e-14,"effect":5.109961513584683,"passed":true,"favours":"condition"}],"curves":[{"condition":"eps-0-01","metric":"mean_reward","step":10,"n":20,"mean":0.58562305,"low":0.5571309166350499,"high":0.6141151833649502},{"condition":"eps-0-01","metric":"mean_reward","step":20,"n":20,"mean":0.7499655000000001,"low":0.7224458171497846,"high":0.7774851828502155},{"condition":"eps-0-01","metric":"mean_reward","step":30,"n":20,"mean":0.8317797,"low":0.8071206182092777,"high":0.8564387817907223},{"condition":"eps-0-01","metric":"mean_reward","step":40,"n":20,"mean":0.873623,"low":0.8472587724763313,"high":0.8999872275236688},{"condition":"eps-0-01","metric":"mean_reward","step":50,"n":20,"mean":0.90144825,"low":0.8765502760531554,"high":0.9263462239468445},{"condition":"eps-0-01","metric":"mean_reward","step":60,"n":20,"mean":0.9223451,"low":0.898671362078824,"high":0.946018837921176},{"condition":"eps-0-01","metric":"mean_reward","step":70,"n":20,"mean":0.9387092499999999,"low":0.9153282858444571,"high":0.9620902141555427},{"condition":"eps-0-01","metric":"mean_reward","step":80,"n":20,"mean":0.95273185,"low":0.9291338528690252,"high":0.9763298471309749},{"condition":"eps-0-01","metric":"mean_reward","step":90,"n":20,"mean":0.9631635,"low":0.9398271044760073,"high":0.9864998955239926},{"condition":"eps-0-01","metric":"mean_reward","step":100,"n":20,"mean":0.97225145,"low":0.9489308063252458,"high":0.9955720936747542},{"condition":"eps-0-01","metric":"mean_reward","step":110,"n":20,"mean":0.9809463,"low":0.9573916937777767,"high":1.0045009062222234},{"condition":"eps-0-01","metric":"mean_reward","step":120,"n":20,"mean":0.988123,"low":0.9647681281739777,"high":1.0114778718260222},{"condition":"eps-0-01","metric":"mean_reward","step":130,"n":20,"mean":0.9951093,"low":0.9714148416973797,"high":1.0188037583026204},{"condition":"eps-0-01","metric":"mean_reward","step":140,"n":20,"mean":1.00160975,"low":0.9779133350240238,"high":1.0253061649759765},{"condition":"eps-0-01","metric":"mean_reward","step":150,"n":20,"mean":1.0070231,"low":0.9837636341360557,"high":1.0302825658639443},{"condition":"eps-0-01","metric":"mean_reward","step":160,"n":20,"mean":1.01228525,"low":0.9887384597698597,"high":1.03583204023014},{"condition":"eps-0-01","metric":"mean_reward","step":170,"n":20,"mean":1.0174181,"low":0.9938110196233582,"high":1.041025180376642},{"condition":"eps-0-01","metric":"mean_reward","step":180,"n":20,"mean":1.0215461,"low":0.9978670162947177,"high":1.0452251837052822},{"condition":"eps-0-01","metric":"mean_reward","step":190,"n":20,"mean":1.02604505,"low":1.0024859895174039,"high":1.0496041104825962},{"condition":"eps-0-01","metric":"mean_reward","step":200,"n":20,"mean":1.0303589,"low":1.0068172200135632,"high":1.0539005799864367},{"condition":"eps-0-01","metric":"mean_reward","step":210,"n":20,"mean":1.03459345,"low":1.0108221904095844,"high":1.0583647095904156},{"condition":"eps-0-01","metric":"mean_reward","step":220,"n":20,"mean":1.03829905,"low":1.0146858145288908,"high":1.0619122854711092},{"condition":"eps-0-01","metric":"mean_reward","step":230,"n":20,"mean":1.04212585,"low":1.0186464286055896,"high":1.0656052713944102},{"condition":"eps-0-01","metric":"mean_reward","step":240,"n":20,"mean":1.04599695,"low":1.022732257489813,"high":1.0692616425101868},{"condition":"eps-0-01","metric":"mean_reward","step":250,"n":20,"mean":1.04952335,"low":1.0263703098267198,"high":1.0726763901732803},{"condition":"eps-0-01","metric":"mean_reward","step":260,"n":20,"mean":1.05299315,"low":1.0298035407252624,"high":1.0761827592747377},{"condition":"eps-0-01","metric":"mean_reward","step":270,"n":20,"mean":1.0561957,"low":1.0326022288411887,"high":1.0797891711588112},{"condition":"eps-0-01","metric":"mean_reward","step":280,"n":20,"mean":1.0593217,"low":1.0355027466663447,"high":1.0831406533336552},{"condition":"eps-0-01","metric":"mean_reward","step":290,"n":20,"mean":1.06260195,"low":1.0387836855109782,"high":1.0864202144890216},{"condition":"eps-0-01","metric":"mean_reward","step":300,"n":20,"mean":1.0656463,"low":1.0418788343975316,"high":1.0894137656024685},{"condition":"eps-0-01","metric":"mean_reward","step":310,"n":20,"mean":1.0687811,"low":1.044924927964935,"high":1.092637272035065},{"condition":"eps-0-01","metric":"mean_reward","step":320,"n":20,"mean":1.07160985,"low":1.0477436615748432,"high":1.0954760384251567},{"condition":"eps-0-01","metric":"mean_reward","step":330,"n":20,"mean":1.07433605,"low":1.050613352463667,"high":1.0980587475363333},{"condition":"eps-0-01","metric":"mean_reward","step":340,"n":20,"mean":1.0771465,"low":1.0534426937837695,"high":1.1008503062162305},{"condition":"eps-0-01","metric":"mean_reward","step":350,"n":20,"mean":1.0796359,"low":1.056114315918409,"high":1.103157484081591},{"condition":"eps-0-01","metric":"mean_reward","step":360,"n":20,"mean":1.0823027,"low":1.058905965407619,"high":1.1056994345923812},{"condition":"eps-0-01","metric":"mean_reward","step":370,"n":20,"mean":1.08500085,"low":1.0615664785602519,"high":1.108435221439748},{"condition":"eps-0-01","metric":"mean_reward","step":380,"n":20,"mean":1.08742845,"low":1.0640235040980763,"high":1.1108333959019236},{"condition":"eps-0-01","metric":"mean_reward","step":390,"n":20,"mean":1.0899215,"low":1.0665805397003905,"high":1.1132624602996095},{"condition":"eps-0-01","metric":"mean_reward","step":400,"n":20,"mean":1.09248245,"low":1.0692434809457483,"high":1.115721419054252},{"condition":"eps-0-01","metric":"mean_reward","step":410,"n":20,"mean":1.0948198,"low":1.0716418240174763,"high":1.1179977759825237},{"condition":"eps-0-01","metric":"mean_reward","step":420,"n":20,"mean":1.0972038,"low":1.074020248316298,"high":1.120387351683702},{"condition":"eps-0-01","metric":"mean_reward","step":430,"n":20,"mean":1.0996071,"low":1.0763470213573094,"high":1.1228671786426907},{"condition":"eps-0-01","metric":"mean_reward","step":440,"n":20,"mean":1.102077,"low":1.0789024071324167,"high":1.1252515928675833},{"condition":"eps-0-01","metric":"mean_reward","step":450,"n":20,"mean":1.1041904,"low":1.0810630825657401,"high":1.12731771743426},{"condition":"eps-0-01","metric":"mean_reward","step":460,"n":20,"mean":1.10654245,"low":1.0834391059810122,"high":1.129645794018988},{"condition":"eps-0-01","metric":"mean_reward","step":470,"n":20,"mean":1.1087592,"low":1.0857423981572332,"high":1.1317760018427667},{"condition":"eps-0-01","metric":"mean_reward","step":480,"n":20,"mean":1.11079375,"low":1.087843857957427,"high":1.133743642042573},{"condition":"eps-0-01","metric":"mean_reward","step":490,"n":20,"mean":1.1130861,"low":1.090160575508621,"high":1.1360116244913792},{"condition":"eps-0-01","metric":"mean_reward","step":500,"n":20,"mean":1.11510915,"low":1.0923384411432544,"high":1.1378798588567458},{"condition":"eps-0-1","metric":"mean_reward","step":10,"n":20,"mean":0.5206747,"low":0.4950808328043346,"high":0.5462685671956655},{"condition":"eps-0-1","metric":"mean_reward","step":20,"n":20,"mean":0.6779977,"low":0.6520222164683394,"high":0.7039731835316607},{"condition":"eps-0-1","metric":"mean_reward","step":30,"n":20,"mean":0.77089835,"low":0.7469242457867046,"high":0.7948724542132953},{"condition":"eps-0-1","metric":"mean_reward","step":40,"n":20,"mean":0.8277783,"low":0.805028910823735,"high":0.850527689176265},{"condition":"eps-0-1","metric":"mean_reward","step":50,"n":20,"mean":0.8699443,"low":0.8476505678460042,"high":0.8922380321539958},{"condition":"eps-0-1","metric":"mean_reward","step":60,"n":20,"mean":0.90399665,"low":0.882579205196729,"high":0.9254140948032709},{"condition":"eps-0-1","metric":"mean_reward","step":70,"n":20,"mean":0.93206405,"low":0.9108654202303988,"high":0.9532626797696012},{"condition":"eps-0-1","metric":"mean_reward","step":80,"n":20,"mean":0.957392,"low":0.9361416640343581,"high":0.978642335965642},{"condition":"eps-0-1","metric":"mean_reward","step":90,"n":20,"mean":0.97794475,"low":0.9581532825224133,"high":0.9977362174775868},{"condition":"eps-0-1","metric":"mean_reward","step":100,"n":20,"mean":0.9967366,"low":0.9777282309741944,"high":1.0157449690258056},{"condition":"eps-0-1","metric":"mean_reward","step":110,"n":20,"mean":1.01428675,"low":0.9958336821264343,"high":1.0327398178735656},{"condition":"eps-0-1","metric":"mean_reward","step":120,"n":20,"mean":1.02921405,"low":1.0109277131365997,"high":1.0475003868634003},{"condition":"eps-0-1","metric":"mean_reward","step":130,"n":20,"mean":1.0434093,"low":1.0255414051610927,"high":1.0612771948389073},{"condition":"eps-0-1","metric":"mean_reward","step":140,"n":20,"mean":1.05691435,"low":1.0394081863762752,"high":1.0744205136237248},{"condition":"eps-0-1","metric":"mean_reward","step":150,"n":20,"mean":1.06850915,"low":1.0510906626884229,"high":1.085927637311577},{"condition":"eps-0-1","metric":"mean_reward","step":160,"n":20,"mean":1.07907965,"low":1.0622108337552023,"high":1.0959484662447976},{"condition":"eps-0-1","metric":"mean_reward","step":170,"n":20,"mean":1.08967675,"low":1.0728588478618861,"high":1.1064946521381138},{"condition":"eps-0-1","metric":"mean_reward","step":180,"n":20,"mean":1.09885155,"low":1.0824244050435865,"high":1.1152786949564135},{"condition":"eps-0-1","metric":"mean_reward","step":190,"n":20,"mean":1.10810525,"low":1.092152590299925,"high":1.124057909700075},{"condition":"eps-0-1","metric":"mean_reward","step":200,"n":20,"mean":1.11679805,"low":1.1011963051869376,"high":1.1323997948130626},{"condition":"eps-0-1","metric":"mean_reward","step":210,"n":20,"mean":1.12506905,"low":1.109653134034444,"high":1.140484965965556},{"condition":"eps-0-1","metric":"mean_reward","step":220,"n":20,"mean":1.13245395,"low":1.117072948034148,"high":1.147834951965852},{"condition":"eps-0-1","metric":"mean_reward","step":230,"n":20,"mean":1.14007765,"low":1.1252185567110722,"high":1.154936743288928},{"condition":"eps-0-1","metric":"mean_reward","step":240,"n":20,"mean":1.1471698,"low":1.132546603209248,"high":1.1617929967907519},{"condition":"eps-0-1","metric":"mean_reward","step":250,"n":20,"mean":1.153704,"low":1.139289525292129,"high":1.1681184747078712},{"condition":"eps-0-1","metric":"mean_reward","step":260,"n":20,"mean":1.1601121,"low":1.1458405810062118,"high":1.1743836189937884},{"condition":"eps-0-1","metric":"mean_reward","step":270,"n":20,"mean":1.1658228,"low":1.1519897361406977,"high":1.1796558638593022},{"condition":"eps-0-1","metric":"mean_reward","step":280,"n":20,"mean":1.1714694,"low":1.1580147189758376,"high":1.1849240810241626},{"condition":"eps-0-1","metric":"mean_reward","step":290,"n":20,"mean":1.1770691,"low":1.1639083668540624,"high":1.1902298331459376},{"condition":"eps-0-1","metric":"mean_reward","step":300,"n":20,"mean":1.1821323,"low":1.1692336473995624,"high":1.1950309526004375},{"condition":"eps-0-1","metric":"mean_reward","step":310,"n":20,"mean":1.1872611499999999,"low":1.1744761330514937,"high":1.200046166948506},{"condition":"eps-0-1","metric":"mean_reward","step":320,"n":20,"mean":1.19190375,"low":1.1793444787587357,"high":1.2044630212412644},{"condition":"eps-0-1","metric":"mean_reward","step":330,"n":20,"mean":1.1963110000000001,"low":1.1838872690429605,"high":1.2087347309570398},{"condition":"eps-0-1","metric":"mean_reward","step":340,"n":20,"mean":1.2006123,"low":1.1884827045991773,"high":1.2127418954008227},{"condition":"eps-0-1","metric":"mean_reward","step":350,"n":20,"mean":1.2044548,"low":1.192608062832671,"high":1.216301537167329},{"condition":"eps-0-1","metric":"mean_reward","step":360,"n":20,"mean":1.20829925,"low":1.196563902309376,"high":1.2200345976906242},{"condition":"eps-0-1","metric":"mean_reward","step":370,"n":20,"mean":1.2120821,"low":1.2004054739682164,"high":1.2237587260317835},{"condition":"eps-0-1","metric":"mean_reward","step":380,"n":20,"mean":1.21569315,"low":1.204223544368134,"high":1.2271627556318658},{"condition":"eps-0-1","metric":"mean_reward","step":390,"n":20,"mean":1.219049,"low":1.2078827278319213,"high":1.2302152721680788},{"condition":"eps-0-1","metric":"mean_reward","step":400,"n":20,"mean":1.22244525,"low":1.2112764987273676,"high":1.2336140012726324},{"condition":"eps-0-1","metric":"mean_reward","step":410,"n":20,"mean":1.2254969,"low":1.2144502233143901,"high":1.2365435766856099},{"condition":"eps-0-1","metric":"mean_reward","step":420,"n":20,"mean":1.22867045,"low":1.2178457221296457,"high":1.2394951778703545},{"condition":"eps-0-1","metric":"mean_reward","step":430,"n":20,"mean":1.231625,"low":1.2210176707298304,"high":1.2422323292701696},{"condition":"eps-0-1","metric":"mean_reward","step":440,"n":20,"mean":1.23451745,"low":1.2240057788530818,"high":1.2450291211469182},{"condition":"eps-0-1","metric":"mean_reward","step":450,"n":20,"mean":1.23705045,"low":1.226629256549293,"high":1.247471643450707},{"condition":"eps-0-1","metric":"mean_reward","step":460,"n":20,"mean":1.23977755,"low":1.2293852276543258,"high":1.250169872345674},{"condition":"eps-0-1","metric":"mean_reward","step":470,"n":20,"mean":1.24223035,"low":1.2319455716399124,"high":1.2525151283600877},{"condition":"eps-0-1","metric":"mean_reward","step":480,"n":20,"mean":1.24464465,"low":1.2345670557812778,"high":1.254722244218722},{"condition":"eps-0-1","metric":"mean_reward","step":490,"n":20,"mean":1.2472024,"low":1.2373137531875005,"high":1.2570910468124994},{"condition":"eps-0-1","metric":"mean_reward","step":500,"n":20,"mean":1.24946925,"low":1.2395600347158484,"high":1.2593784652841515},{"condition":"eps-0-01","metric":"optimal_action_rate","step":10,"n":20,"mean":0.22062500000000002,"low":0.20157778441090207,"high":0.23967221558909796},{"condition":"eps-0-01","metric":"optimal_action_rate","step":20,"n":20,"mean":0.268075,"low":0.2474715985557695,"high":0.2886784014442305},{"condition":"eps-0-01","metric":"optimal_action_rate","step":30,"n":20,"mean":0.29141665,"low":0.2701573866637269,"high":0.3126759133362731},{"condition":"eps-0-01","metric":"optimal_action_rate","step":40,"n":20,"mean":0.30572499999999997,"low":0.2837497044935333,"high":0.3277002955064666},{"condition":"eps-0-01","metric":"optimal_action_rate","step":50,"n":20,"mean":0.31579,"low":0.2934447318972041,"high":0.3381352681027959},{"condition":"eps-0-01","metric":"optimal_action_rate","step":60,"n":20,"mean":0.3236375,"low":0.3013384903416294,"high":0.34593650965837064},{"condition":"eps-0-01","metric":"optimal_action_rate","step":70,"n":20,"mean":0.3300856,"low":0.3078993629549414,"high":0.35227183704505854},{"condition":"eps-0-01","metric":"optimal_action_rate","step":80,"n":20,"mean":0.3354939,"low":0.31327360033444257,"high":0.35771419966555745},{"condition":"eps-0-01","metric":"optimal_action_rate","step":90,"n":20,"mean":0.34028885,"low":0.31791443065271746,"high":0.3626632693472825},{"condition":"eps-0-01","metric":"optimal_action_rate","step":100,"n":20,"mean":0.34441,"low":0.3218755177802076,"high":0.36694448221979237},{"condition":"eps-0-01","metric":"optimal_action_rate","step":110,"n":20,"mean":0.34820675,"low":0.32543919987761805,"high":0.370974300122382},{"condition":"eps-0-01","metric":"optimal_action_rate","step":120,"n":20,"mean":0.3517521,"low":0.3288628317699284,"high":0.3746413682300716},{"condition":"eps-0-01","metric":"optimal_action_rate","step":130,"n":20,"mean":0.3550558,"low":0.3321239014430096,"high":0.3779876985569904},{"condition":"eps-0-01","metric":"optimal_action_rate","step":140,"n":20,"mean":0.3581732,"low":0.33511472414007754,"high":0.3812316758599225},{"condition":"eps-0-01","metric":"optimal_action_rate","step":150,"n":20,"mean":0.36109495,"low":0.33794673147674925,"high":0.3842431685232508},{"condition":"eps-0-01","metric":"optimal_action_rate","step":160,"n":20,"mean":0.36387345,"low":0.34057233429129063,"high":0.38717456570870934},{"condition":"eps-0-01","metric":"optimal_action_rate","step":170,"n":20,"mean":0.36651315,"low":0.3430345226024569,"high":0.3899917773975431},{"condition":"eps-0-01","metric":"optimal_action_rate","step":180,"n":20,"mean":0.36904025,"low":0.34547184038494744,"high":0.3926086596150526},{"condition":"eps-0-01","metric":"optimal_action_rate","step":190,"n":20,"mean":0.37148555,"low":0.3478712905959891,"high":0.3950998094040109},{"condition":"eps-0-01","metric":"optimal_action_rate","step":200,"n":20,"mean":0.37389125,"low":0.35023769900404306,"high":0.39754480099595696},{"condition":"eps-0-01","metric":"optimal_action_rate","step":210,"n":20,"mean":0.37619755,"low":0.3524729068911349,"high":0.39992219310886507},{"condition":"eps-0-01","metric":"optimal_action_rate","step":220,"n":20,"mean":0.3784556,"low":0.3546420876126375,"high":0.4022691123873625},{"condition":"eps-0-01","metric":"optimal_action_rate","step":230,"n":20,"mean":0.38060555,"low":0.35672038593475003,"high":0.40449071406525},{"condition":"eps-0-01","metric":"optimal_action_rate","step":240,"n":20,"mean":0.38275215,"low":0.3588233601189589,"high":0.40668093988104115},{"condition":"eps-0-01","metric":"optimal_action_rate","step":250,"n":20,"mean":0.384824,"low":0.36087572435818205,"high":0.40877227564181795},{"condition":"eps-0-01","metric":"optimal_action_rate","step":260,"n":20,"mean":0.38684225,"low":0.3628681641997343,"high":0.4108163358002657},{"condition":"eps-0-01","metric":"optimal_action_rate","step":270,"n":20,"mean":0.3888724,"low":0.3648603873239484,"high":0.41288441267605164},{"condition":"eps-0-01","metric":"optimal_action_rate","step":280,"n":20,"mean":0.39081875,"low":0.36678025537644143,"high":0.41485724462355855},{"condition":"eps-0-01","metric":"optimal_action_rate","step":290,"n":20,"mean":0.3927526,"low":0.3687078140529577,"high":0.4167973859470423},{"condition":"eps-0-01","metric":"optimal_action_rate","step":300,"n":20,"mean":0.3946867,"low":0.3706405001998508,"high":0.4187328998001492},{"condition":"eps-0-01","metric":"optimal_action_rate","step":310,"n":20,"mean":0.3965823,"low":0.3725235433027383,"high":0.4206410566972617},{"condition":"eps-0-01","metric":"optimal_action_rate","step":320,"n":20,"mean":0.39842645,"low":0.3743429115055026,"high":0.4225099884944974},{"condition":"eps-0-01","metric":"optimal_action_rate","step":330,"n":20,"mean":0.40024465,"low":0.3761605669651523,"high":0.42432873303484764},{"condition":"eps-0-01","metric":"optimal_action_rate","step":340,"n":20,"mean":0.40201545,"low":0.3779064413698248,"high":0.4261244586301752},{"condition":"eps-0-01","metric":"optimal_action_rate","step":350,"n":20,"mean":0.4037786,"low":0.3796826044927565,"high":0.4278745955072435},{"condition":"eps-0-01","metric":"optimal_action_rate","step":360,"n":20,"mean":0.4055104,"low":0.38140586411506416,"high":0.4296149358849358},{"condition":"eps-0-01","metric":"optimal_action_rate","step":370,"n":20,"mean":0.40722775,"low":0.38311085983978255,"high":0.43134464016021745},{"condition":"eps-0-01","metric":"optimal_action_rate","step":380,"n":20,"mean":0.40891835,"low":0.3847992567831434,"high":0.43303744321685655},{"condition":"eps-0-01","metric":"optimal_action_rate","step":390,"n":20,"mean":0.4105801,"low":0.38644358686322083,"high":0.4347166131367792},{"condition":"eps-0-01","metric":"optimal_action_rate","step":400,"n":20,"mean":0.41224375,"low":0.38809566067572315,"high":0.4363918393242769},{"condition":"eps-0-01","metric":"optimal_action_rate","step":410,"n":20,"mean":0.41389025,"low":0.389737506148803,"high":0.43804299385119705},{"condition":"eps-0-01","metric":"optimal_action_rate","step":420,"n":20,"mean":0.41553995,"low":0.3913468706289249,"high":0.43973302937107506},{"condition":"eps-0-01","metric":"optimal_action_rate","step":430,"n":20,"mean":0.4171853,"low":0.39296115015685695,"high":0.441409449843143},{"condition":"eps-0-01","metric":"optimal_action_rate","step":440,"n":20,"mean":0.418833,"low":0.394587926575061,"high":0.44307807342493905},{"condition":"eps-0-01","metric":"optimal_action_rate","step":450,"n":20,"mean":0.4204589,"low":0.39620628530825475,"high":0.4447115146917453},{"condition":"eps-0-01","metric":"optimal_action_rate","step":460,"n":20,"mean":0.4220685,"low":0.3978066873198246,"high":0.4463303126801754},{"condition":"eps-0-01","metric":"optimal_action_rate","step":470,"n":20,"mean":0.42366275,"low":0.3994150576437342,"high":0.44791044235626576},{"condition":"eps-0-01","metric":"optimal_action_rate","step":480,"n":20,"mean":0.4252546,"low":0.4010379614314299,"high":0.4494712385685701},{"condition":"eps-0-01","metric":"optimal_action_rate","step":490,"n":20,"mean":0.4268372,"low":0.40267621669346715,"high":0.4509981833065329},{"condition":"eps-0-01","metric":"optimal_action_rate","step":500,"n":20,"mean":0.4284205,"low":0.4042904707656528,"high":0.4525505292343472},{"condition":"eps-0-1","metric":"optimal_action_rate","step":10,"n":20,"mean":0.201,"low":0.18543587082601584,"high":0.21656412917398418},{"condition":"eps-0-1","metric":"optimal_action_rate","step":20,"n":20,"mean":0.250075,"low":0.2342140757615767,"high":0.26593592423842327},{"condition":"eps-0-1","metric":"optimal_action_rate","step":30,"n":20,"mean":0.28409995,"low":0.2671416310995301,"high":0.3010582689004699},{"condition":"eps-0-1","metric":"optimal_action_rate","step":40,"n":20,"mean":0.30999375,"low":0.29299684986366675,"high":0.32699065013633327},{"condition":"eps-0-1","metric":"optimal_action_rate","step":50,"n":20,"mean":0.330745,"low":0.31314229703250585,"high":0.3483477029674942},{"condition":"eps-0-1","metric":"optimal_action_rate","step":60,"n":20,"mean":0.34944590000000003,"low":0.33170507693906975,"high":0.3671867230609303},{"condition":"eps-0-1","metric":"optimal_action_rate","step":70,"n":20,"mean":0.36553575,"low":0.34768240740657824,"high":0.38338909259342174},{"condition":"eps-0-1","metric":"optimal_action_rate","step":80,"n":20,"mean":0.38037205,"low":0.36219692437410217,"high":0.39854717562589786},{"condition":"eps-0-1","metric":"optimal_action_rate","step":90,"n":20,"mean":0.3940695,"low":0.3761393674471869,"high":0.41199963255281313},{"condition":"eps-0-1","metric":"optimal_action_rate","step":100,"n":20,"mean":0.407025,"low":0.38941864301729984,"high":0.4246313569827002},{"condition":"eps-0-1","metric":"optimal_action_rate","step":110,"n":20,"mean":0.41898409999999997,"low":0.401509057703917,"high":0.43645914229608296},{"condition":"eps-0-1","metric":"optimal_action_rate","step":120,"n":20,"mean":0.43008325,"low":0.41266576282059464,"high":0.4475007371794053},{"condition":"eps-0-1","metric":"optimal_action_rate","step":130,"n":20,"mean":0.44061715,"low":0.4233069733094404,"high":0.45792732669055963},{"condition":"eps-0-1","metric":"optimal_action_rate","step":140,"n":20,"mean":0.45060885,"low":0.43327127936164034,"high":0.4679464206383597},{"condition":"eps-0-1","metric":"optimal_action_rate","step":150,"n":20,"mean":0.4600382,"low":0.4425907662525065,"high":0.47748563374749353},{"condition":"eps-0-1","metric":"optimal_action_rate","step":160,"n":20,"mean":0.46889675,"low":0.4514928417970185,"high":0.48630065820298146},{"condition":"eps-0-1","metric":"optimal_action_rate","step":170,"n":20,"mean":0.47741335,"low":0.46005557832052674,"high":0.4947711216794733},{"condition":"eps-0-1","metric":"optimal_action_rate","step":180,"n":20,"mean":0.4856986,"low":0.4684622124047252,"high":0.5029349875952748},{"condition":"eps-0-1","metric":"optimal_action_rate","step":190,"n":20,"mean":0.49362505,"low":0.4765952358767153,"high":0.5106548641232846},{"condition":"eps-0-1","metric":"optimal_action_rate","step":200,"n":20,"mean":0.50119375,"low":0.48439266074651677,"high":0.5179948392534832},{"condition":"eps-0-1","metric":"optimal_action_rate","step":210,"n":20,"mean":0.5084345,"low":0.49179324024101095,"high":0.5250757597589891},{"condition":"eps-0-1","metric":"optimal_action_rate","step":220,"n":20,"mean":0.5152511,"low":0.49878140147302114,"high":0.5317207985269787},{"condition":"eps-0-1","metric":"optimal_action_rate","step":230,"n":20,"mean":0.52192835,"low":0.5057967436550713,"high":0.5380599563449288},{"condition":"eps-0-1","metric":"optimal_action_rate","step":240,"n":20,"mean":0.5283386,"low":0.5124877132549848,"high":0.5441894867450152},{"condition":"eps-0-1","metric":"optimal_action_rate","step":250,"n":20,"mean":0.5344180000000001,"low":0.5188938379990825,"high":0.5499421620009176},{"condition":"eps-0-1","metric":"optimal_action_rate","step":260,"n":20,"mean":0.54028855,"low":0.5250414860476366,"high":0.5555356139523634},{"condition":"eps-0-1","metric":"optimal_action_rate","step":270,"n":20,"mean":0.5458954,"low":0.5309065339088539,"high":0.5608842660911462},{"condition":"eps-0-1","metric":"optimal_action_rate","step":280,"n":20,"mean":0.55137685,"low":0.5366730085495924,"high":0.5660806914504076},{"condition":"eps-0-1","metric":"optimal_action_rate","step":290,"n":20,"mean":0.55666905,"low":0.5422453696471754,"high":0.5710927303528246},{"condition":"eps-0-1","metric":"optimal_action_rate","step":300,"n":20,"mean":0.56173665,"low":0.547535873298558,"high":0.5759374267014419},{"condition":"eps-0-1","metric":"optimal_action_rate","step":310,"n":20,"mean":0.5666564,"low":0.552660750853424,"high":0.5806520491465759},{"condition":"eps-0-1","metric":"optimal_action_rate","step":320,"n":20,"mean":0.5713413,"low":0.5575396506960979,"high":0.5851429493039022},{"condition":"eps-0-1","metric":"optimal_action_rate","step":330,"n":20,"mean":0.5757772,"low":0.5621707882590833,"high":0.5893836117409167},{"condition":"eps-0-1","metric":"optimal_action_rate","step":340,"n":20,"mean":0.5801287,"low":0.5666674256997722,"high":0.5935899743002279},{"condition":"eps-0-1","metric":"optimal_action_rate","step":350,"n":20,"mean":0.5842735,"low":0.5710250241121599,"high":0.5975219758878401},{"condition":"eps-0-1","metric":"optimal_action_rate","step":360,"n":20,"mean":0.5882035,"low":0.5751055252295154,"high":0.6013014747704846},{"condition":"eps-0-1","metric":"optimal_action_rate","step":370,"n":20,"mean":0.5920311,"low":0.5790722921134176,"high":0.6049899078865825},{"condition":"eps-0-1","metric":"optimal_action_rate","step":380,"n":20,"mean":0.59584015,"low":0.5830405274229684,"high":0.6086397725770316},{"condition":"eps-0-1","metric":"optimal_action_rate","step":390,"n":20,"mean":0.59946025,"low":0.5868205574314022,"high":0.6120999425685979},{"condition":"eps-0-1","metric":"optimal_action_rate","step":400,"n":20,"mean":0.60299215,"low":0.5905229610465297,"high":0.6154613389534702},{"condition":"eps-0-1","metric":"optimal_action_rate","step":410,"n":20,"mean":0.6063457999999999,"low":0.5940583493303175,"high":0.6186332506696823},{"condition":"eps-0-1","metric":"optimal_action_rate","step":420,"n":20,"mean":0.6096286,"low":0.5974654519507542,"high":0.6217917480492458},{"condition":"eps-0-1","metric":"optimal_action_rate","step":430,"n":20,"mean":0.61281685,"low":0.6007841427606121,"high":0.6248495572393878},{"condition":"eps-0-1","metric":"optimal_action_rate","step":440,"n":20,"mean":0.6158448,"low":0.6038999591019004,"high":0.6277896408980995},{"condition":"eps-0-1","metric":"optimal_action_rate","step":450,"n":20,"mean":0.6187905,"low":0.6069130758590241,"high":0.6306679241409759},{"condition":"eps-0-1","metric":"optimal_action_rate","step":460,"n":20,"mean":0.6217494,"low":0.6098996469560243,"high":0.6335991530439757},{"condition":"eps-0-1","metric":"optimal_action_rate","step":470,"n":20,"mean":0.62453985,"low":0.6127900341128928,"high":0.6362896658871072},{"condition":"eps-0-1","metric":"optimal_action_rate","step":480,"n":20,"mean":0.62734735,"low":0.6157085357936768,"high":0.6389861642063231},{"condition":"eps-0-1","metric":"optimal_action_rate","step":490,"n":20,"mean":0.630081,"low":0.618540273124825,"high":0.641621726875175},{"condition":"eps-0-1","metric":"optimal_action_rate","step":500,"n":20,"mean":0.6327240000000001,"low":0.6212917433710029,"high":0.6441562566289972}],"values":{"runs.planned":40,"runs.total":40,"runs.ok":40,"runs.failed":0,"runs.attempts":40,"seeds.count":20,"conditions.count":2,"mean_reward.eps-0-01.n":20,"mean_reward.eps-0-01.mean":1.11510915,"mean_reward.eps-0-01.sd":0.03559455905387046,"mean_reward.eps-0-01.min":1.051522,"mean_reward.eps-0-01.max":1.176671,"mean_reward.eps-0-01.low":1.0923384411432544,"mean_reward.eps-0-01.high":1.1378798588567458,"mean_reward.eps-0-1.n":20,"mean_reward.eps-0-1.mean":1.24946925,"mean_reward.eps-0-1.sd":0.015489818557175222,"mean_reward.eps-0-1.min":1.221297,"mean_reward.eps-0-1.max":1.274209,"mean_reward.eps-0-1.low":1.2395600347158484,"mean_reward.eps-0-1.high":1.2593784652841515,"optimal_action_rate.eps-0-01.n":20,"optimal_action_rate.eps-0-01.mean":0.4284205,"optimal_action_rate.eps-0-01.sd":0.03771941207263526,"optimal_action_rate.eps-0-01.min":0.36792,"optimal_action_rate.eps-0-01.max":0.48268,"optimal_action_rate.eps-0-01.low":0.4042904707656528,"optimal_action_rate.eps-0-01.high":0.4525505292343472,"optimal_action_rate.eps-0-1.n":20,"optimal_action_rate.eps-0-1.mean":0.6327240000000001,"optimal_action_rate.eps-0-1.sd":0.017870595784254373,"optimal_action_rate.eps-0-1.min":0.59855,"optimal_action_rate.eps-0-1.max":0.66489,"optimal_action_rate.eps-0-1.low":0.6212917433710029,"optimal_action_rate.eps-0-1.high":0.6441562566289972,"early_mean_reward.eps-0-01.n":20,"early_mean_reward.eps-0-01.mean":0.97225145,"early_mean_reward.eps-0-01.sd":0.03645420235608537,"early_mean_reward.eps-0-01.min":0.873935,"early_mean_reward.eps-0-01.max":1.045701,"early_mean_reward.eps-0-01.low":0.9489308063252458,"early_mean_reward.eps-0-01.high":0.9955720936747542,"early_mean_reward.eps-0-1.n":20,"early_mean_reward.eps-0-1.mean":0.9967366,"early_mean_reward.eps-0-1.sd":0.029713370719522687,"early_mean_reward.eps-0-1.min":0.913976,"early_mean_reward.eps-0-1.max":1.039685,"early_mean_reward.eps-0-1.low":0.9777282309741944,"early_mean_reward.eps-0-1.high":1.0157449690258056,"late_mean_reward.eps-0-01.n":20,"late_mean_reward.eps-0-01.mean":1.2056157,"late_mean_reward.eps-0-01.sd":0.039305805623275764,"late_mean_reward.eps-0-01.min":1.12669,"late_mean_reward.eps-0-01.max":1.272874,"late_mean_reward.eps-0-01.low":1.1804708160621802,"late_mean_reward.eps-0-01.high":1.23076058393782,"late_mean_reward.eps-0-1.n":20,"late_mean_reward.eps-0-1.mean":1.3575656,"late_mean_reward.eps-0-1.sd":0.014950418108569846,"late_mean_reward.eps-0-1.min":1.318261,"late_mean_reward.eps-0-1.max":1.375975,"late_mean_reward.eps-0-1.low":1.3480014523581754,"late_mean_reward.eps-0-1.high":1.3671297476418247,"mean_reward.eps-0-01.missing":0,"mean_reward.eps-0-1.missing":0,"optimal_action_rate.eps-0-01.missing":0,"optimal_action_rate.eps-0-1.missing":0,"early_mean_reward.eps-0-01.missing":0,"early_mean_reward.eps-0-1.missing":0,"late_mean_reward.eps-0-01.missing":0,"late_mean_reward.eps-0-1.missing":0,"mean_reward.eps-0-1.vs-baseline.estimate":0.13436009999999987,"mean_reward.eps-0-1.vs-baseline.low":0.11023654009953834,"mean_reward.eps-0-1.vs-baseline.high":0.1584836599004614,"mean_reward.eps-0-1.vs-baseline.t":15.478970578949381,"mean_reward.eps-0-1.vs-baseline.df":25.9471480763739,"mean_reward.eps-0-1.vs-baseline.p":1.2806130521226823e-14,"mean_reward.eps-0-1.vs-baseline.effect":4.894880286421523,"mean_reward.eps-0-1.vs-baseline.passed":1,"optimal_action_rate.eps-0-1.vs-baseline.estimate":0.20430350000000008,"optimal_action_rate.eps-0-1.vs-baseline.low":0.17845324389891978,"optimal_action_rate.eps-0-1.vs-baseline.high":0.23015375610108013,"optimal_action_rate.eps-0-1.vs-baseline.t":21.89035166237627,"optimal_action_rate.eps-0-1.vs-baseline.df":27.12051455335538,"optimal_action_rate.eps-0-1.vs-baseline.p":9.030902251169882e-19,"optimal_action_rate.eps-0-1.vs-baseline.effect":6.922337003516226,"optimal_action_rate.eps-0-1.vs-baseline.passed":1,"early_mean_reward.eps-0-1.vs-baseline.estimate":0.024485149999999956,"early_mean_reward.eps-0-1.vs-baseline.low":-0.004091004959462375,"early_mean_reward.eps-0-1.vs-baseline.high":0.05306130495946206,"early_mean_reward.eps-0-1.vs-baseline.t":2.328335182913916,"early_mean_reward.eps-0-1.vs-baseline.df":36.515088190396675,"early_mean_reward.eps-0-1.vs-baseline.p":0.02554355480538445,"early_mean_reward.eps-0-1.vs-baseline.effect":0.7362842334312767,"early_mean_reward.eps-0-1.vs-baseline.passed":0,"late_mean_reward.eps-0-1.vs-baseline.estimate":0.15194989999999997,"late_mean_reward.eps-0-1.vs-baseline.low":0.1256846208281896,"late_mean_reward.eps-0-1.vs-baseline.high":0.17821517917180987,"late_mean_reward.eps-0-1.vs-baseline.t":16.15911713872902,"late_mean_reward.eps-0-1.vs-baseline.df":24.384936030388065,"late_mean_reward.eps-0-1.vs-baseline.p":1.5641915935106313e-14,"late_mean_reward.eps-0-1.vs-baseline.effect":5.109961513584683,"late_mean_reward.eps-0-1.vs-baseline.passed":1,"run.eps-0-01.s0.mean_reward":1.103685,"run.eps-0-1.s0.mean_reward":1.230205,"run.eps-0-01.s1.mean_reward":1.138018,"run.eps-0-1.s1.mean_reward":1.241478,"run.eps-0-01.s2.mean_reward":1.065379,"run.eps-0-1.s2.mean_reward":1.269256,"run.eps-0-01.s3.mean_reward":1.153826,"run.eps-0-1.s3.mean_reward":1.243895,"run.eps-0-01.s4.mean_reward":1.138305,"run.eps-0-1.s4.mean_reward":1.249919,"run.eps-0-01.s5.mean_reward":1.14124,"run.eps-0-1.s5.mean_reward":1.255375,"run.eps-0-01.s6.mean_reward":1.125059,"run.eps-0-1.s6.mean_reward":1.259072,"run.eps-0-01.s7.mean_reward":1.052423,"run.eps-0-1.s7.mean_reward":1.256849,"run.eps-0-01.s8.mean_reward":1.133651,"run.eps-0-1.s8.mean_reward":1.229269,"run.eps-0-01.s9.mean_reward":1.118912,"run.eps-0-1.s9.mean_reward":1.2716,"run.eps-0-01.s10.mean_reward":1.176671,"run.eps-0-1.s10.mean_reward":1.240324,"run.eps-0-01.s11.mean_reward":1.096553,"run.eps-0-1.s11.mean_reward":1.232274,"run.eps-0-01.s12.mean_reward":1.12455,"run.eps-0-1.s12.mean_reward":1.25891,"run.eps-0-01.s13.mean_reward":1.099192,"run.eps-0-1.s13.mean_reward":1.228947,"run.eps-0-01.s14.mean_reward":1.051522,"run.eps-0-1.s14.mean_reward":1.252523,"run.eps-0-01.s15.mean_reward":1.113726,"run.eps-0-1.s15.mean_reward":1.274209,"run.eps-0-01.s16.mean_reward":1.112884,"run.eps-0-1.s16.mean_reward":1.25348,"run.eps-0-01.s17.mean_reward":1.17632,"run.eps-0-1.s17.mean_reward":1.221297,"run.eps-0-01.s18.mean_reward":1.102707,"run.eps-0-1.s18.mean_reward":1.266098,"run.eps-0-01.s19.mean_reward":1.07756,"run.eps-0-1.s19.mean_reward":1.254405,"run.eps-0-01.s0.optimal_action_rate":0.36792,"run.eps-0-1.s0.optimal_action_rate":0.61716,"run.eps-0-01.s1.optimal_action_rate":0.44074,"run.eps-0-1.s1.optimal_action_rate":0.62373,"run.eps-0-01.s2.optimal_action_rate":0.37717,"run.eps-0-1.s2.optimal_action_rate":0.66149,"run.eps-0-01.s3.optimal_action_rate":0.45221,"run.eps-0-1.s3.optimal_action_rate":0.63696,"run.eps-0-01.s4.optimal_action_rate":0.47023,"run.eps-0-1.s4.optimal_action_rate":0.62826,"run.eps-0-01.s5.optimal_action_rate":0.47234,"run.eps-0-1.s5.optimal_action_rate":0.63882,"run.eps-0-01.s6.optimal_action_rate":0.45052,"run.eps-0-1.s6.optimal_action_rate":0.64723,"run.eps-0-01.s7.optimal_action_rate":0.38758,"run.eps-0-1.s7.optimal_action_rate":0.63065,"run.eps-0-01.s8.optimal_action_rate":0.45918,"run.eps-0-1.s8.optimal_action_rate":0.60775,"run.eps-0-01.s9.optimal_action_rate":0.43796,"run.eps-0-1.s9.optimal_action_rate":0.65664,"run.eps-0-01.s10.optimal_action_rate":0.45922,"run.eps-0-1.s10.optimal_action_rate":0.62959,"run.eps-0-01.s11.optimal_action_rate":0.38155,"run.eps-0-1.s11.optimal_action_rate":0.59855,"run.eps-0-01.s12.optimal_action_rate":0.4656,"run.eps-0-1.s12.optimal_action_rate":0.64234,"run.eps-0-01.s13.optimal_action_rate":0.40844,"run.eps-0-1.s13.optimal_action_rate":0.61048,"run.eps-0-01.s14.optimal_action_rate":0.39223,"run.eps-0-1.s14.optimal_action_rate":0.62989,"run.eps-0-01.s15.optimal_action_rate":0.43144,"run.eps-0-1.s15.optimal_action_rate":0.66489,"run.eps-0-01.s16.optimal_action_rate":0.44812,"run.eps-0-1.s16.optimal_action_rate":0.63365,"run.eps-0-01.s17.optimal_action_rate":0.48268,"run.eps-0-1.s17.optimal_action_rate":0.61649,"run.eps-0-01.s18.optimal_action_rate":0.41254,"run.eps-0-1.s18.optimal_action_rate":0.65125,"run.eps-0-01.s19.optimal_action_rate":0.37074,"run.eps-0-1.s19.optimal_action_rate":0.62866,"run.eps-0-01.s0.early_mean_reward":0.968296,"run.eps-0-1.s0.early_mean_reward":1.001889,"run.eps-0-01.s1.early_mean_reward":0.983205,"run.eps-0-1.s1.early_mean_reward":0.990859,"run.eps-0-01.s2.early_mean_reward":0.953945,"run.eps-0-1.s2.early_mean_reward":1.014295,"run.eps-0-01.s3.early_mean_reward":1.014938,"run.eps-0-1.s3.early_mean_reward":0.973608,"run.eps-0-01.s4.early_mean_reward":0.981792,"run.eps-0-1.s4.early_mean_reward":0.998609,"run.eps-0-01.s5.early_mean_reward":0.988823,"run.eps-0-1.s5.early_mean_reward":1.010963,"run.eps-0-01.s6.early_mean_reward":0.963065,"run.eps-0-1.s6.early_mean_reward":1.02166,"run.eps-0-01.s7.early_mean_reward":0.922718,"run.eps-0-1.s7.early_mean_reward":1.020139,"run.eps-0-01.s8.early_mean_reward":0.993081,"run.eps-0-1.s8.early_mean_reward":1.003191,"run.eps-0-01.s9.early_mean_reward":0.985043,"run.eps-0-1.s9.early_mean_reward":1.020805,"run.eps-0-01.s10.early_mean_reward":1.045701,"run.eps-0-1.s10.early_mean_reward":0.985985,"run.eps-0-01.s11.early_mean_reward":0.959238,"run.eps-0-1.s11.early_mean_reward":0.956913,"run.eps-0-01.s12.early_mean_reward":0.991295,"run.eps-0-1.s12.early_mean_reward":1.020065,"run.eps-0-01.s13.early_mean_reward":0.963842,"run.eps-0-1.s13.early_mean_reward":0.960442,"run.eps-0-01.s14.early_mean_reward":0.873935,"run.eps-0-1.s14.early_mean_reward":0.971975,"run.eps-0-01.s15.early_mean_reward":0.987896,"run.eps-0-1.s15.early_mean_reward":1.039685,"run.eps-0-01.s16.early_mean_reward":0.954271,"run.eps-0-1.s16.early_mean_reward":1.003386,"run.eps-0-01.s17.early_mean_reward":1.008543,"run.eps-0-1.s17.early_mean_reward":0.913976,"run.eps-0-01.s18.early_mean_reward":0.976597,"run.eps-0-1.s18.early_mean_reward":1.027672,"run.eps-0-01.s19.early_mean_reward":0.928805,"run.eps-0-1.s19.early_mean_reward":0.998615,"run.eps-0-01.s0.late_mean_reward":1.218246,"run.eps-0-1.s0.late_mean_reward":1.364362,"run.eps-0-01.s1.late_mean_reward":1.211439,"run.eps-0-1.s1.late_mean_reward":1.335528,"run.eps-0-01.s2.late_mean_reward":1.12669,"run.eps-0-1.s2.late_mean_reward":1.360653,"run.eps-0-01.s3.late_mean_reward":1.227626,"run.eps-0-1.s3.late_mean_reward":1.334128,"run.eps-0-01.s4.late_mean_reward":1.23572,"run.eps-0-1.s4.late_mean_reward":1.35099,"run.eps-0-01.s5.late_mean_reward":1.237865,"run.eps-0-1.s5.late_mean_reward":1.372593,"run.eps-0-01.s6.late_mean_reward":1.253792,"run.eps-0-1.s6.late_mean_reward":1.370745,"run.eps-0-01.s7.late_mean_reward":1.127494,"run.eps-0-1.s7.late_mean_reward":1.351831,"run.eps-0-01.s8.late_mean_reward":1.204217,"run.eps-0-1.s8.late_mean_reward":1.318261,"run.eps-0-01.s9.late_mean_reward":1.20936,"run.eps-0-1.s9.late_mean_reward":1.371808,"run.eps-0-01.s10.late_mean_reward":1.272065,"run.eps-0-1.s10.late_mean_reward":1.36533,"run.eps-0-01.s11.late_mean_reward":1.173175,"run.eps-0-1.s11.late_mean_reward":1.355091,"run.eps-0-01.s12.late_mean_reward":1.203402,"run.eps-0-1.s12.late_mean_reward":1.355072,"run.eps-0-01.s13.late_mean_reward":1.192723,"run.eps-0-1.s13.late_mean_reward":1.350263,"run.eps-0-01.s14.late_mean_reward":1.188951,"run.eps-0-1.s14.late_mean_reward":1.370983,"run.eps-0-01.s15.late_mean_reward":1.20903,"run.eps-0-1.s15.late_mean_reward":1.375975,"run.eps-0-01.s16.late_mean_reward":1.183214,"run.eps-0-1.s16.late_mean_reward":1.363717,"run.eps-0-01.s17.late_mean_reward":1.272874,"run.eps-0-1.s17.late_mean_reward":1.351624,"run.eps-0-01.s18.late_mean_reward":1.184619,"run.eps-0-1.s18.late_mean_reward":1.371938,"run.eps-0-01.s19.late_mean_reward":1.179812,"run.eps-0-1.s19.late_mean_reward":1.36042,"steps.first":10,"steps.last":500}}', '0a8581da7a848f7033135cf92ef617882ed24d5f83cd7619dc796c5cf9f4422d', 1795219200000),
('BANDIT-002', '{"summaries":[{"condition":"epsilon-greedy","metric":"mean_reward","n":20,"mean":1.24946925,"sd":0.015489818557175222,"min":1.221297,"max":1.274209,"low":1.2395600347158484,"high":1.2593784652841515},{"condition":"optimistic","metric":"mean_reward","n":20,"mean":1.1166166,"sd":0.005120683428893798,"min":1.106677,"max":1.124752,"low":1.1133407737331138,"high":1.1198924262668861},{"condition":"epsilon-greedy","metric":"optimal_action_rate","n":20,"mean":0.6327240000000001,"sd":0.017870595784254373,"min":0.59855,"max":0.66489,"low":0.6212917433710029,"high":0.6441562566289972},{"condition":"optimistic","metric":"optimal_action_rate","n":20,"mean":0.5900665,"sd":0.008353871006274494,"min":0.57602,"max":0.60896,"low":0.5847223246662702,"high":0.5954106753337299},{"condition":"epsilon-greedy","metric":"early_mean_reward","n":20,"mean":0.9967366,"sd":0.029713370719522687,"min":0.913976,"max":1.039685,"low":0.9777282309741944,"high":1.0157449690258056},{"condition":"optimistic","metric":"early_mean_reward","n":20,"mean":0.3603872,"sd":0.008858845550307932,"min":0.342732,"max":0.377431,"low":0.35471998011598227,"high":0.36605441988401777},{"condition":"epsilon-greedy","metric":"late_mean_reward","n":20,"mean":1.3575656,"sd":0.014950418108569846,"min":1.318261,"max":1.375975,"low":1.3480014523581754,"high":1.3671297476418247},{"condition":"optimistic","metric":"late_mean_reward","n":20,"mean":1.47448935,"sd":0.014825888901282044,"min":1.443453,"max":1.501675,"low":1.4650048667338185,"high":1.4839738332661816}],"comparisons":[{"metric":"mean_reward","condition":"optimistic","baseline":"epsilon-greedy","test":"welch-t","estimate":-0.13285265000000002,"low":-0.1430896651094873,"high":-0.12261563489051273,"t":-36.41809200616935,"df":23.103841579097065,"p":6.500597876179834e-22,"effect":-11.516411877706599,"passed":true,"favours":"baseline"},{"metric":"optimal_action_rate","condition":"optimistic","baseline":"epsilon-greedy","test":"welch-t","estimate":-0.042657500000000015,"low":-0.0548816365511692,"high":-0.030433363448830606,"t":-9.670623424455357,"df":26.925422277760585,"p":2.9804508712342536e-10,"effect":-3.058119641505628,"passed":true,"favours":"baseline"},{"metric":"early_mean_reward","condition":"optimistic","baseline":"epsilon-greedy","test":"welch-t","estimate":-0.6363494,"low":-0.6558634881541255,"high":-0.6168353118458743,"t":-91.78396441720336,"df":22.351320711243698,"p":2.6243630195454683e-30,"effect":-29.02463802382116,"passed":true,"favours":"baseline"},{"metric":"late_mean_reward","condition":"optimistic","baseline":"epsilon-greedy","test":"welch-t","estimate":0.11692374999999999,"low":0.10415744943418295,"high":0.12969005056581703,"t":24.83465320150823,"df":37.99734173181209,"p":4.294860960254524e-25,"effect":7.85340690171586,"passed":true,"favours":"condition"}],"curves":[{"condition":"epsilon-greedy","metric":"mean_reward","step":10,"n":20,"mean":0.5206747,"low":0.4950808328043346,"high":0.5462685671956655},{"condition":"epsilon-greedy","metric":"mean_reward","step":20,"n":20,"mean":0.6779977,"low":0.6520222164683394,"high":0.7039731835316607},{"condition":"epsilon-greedy","metric":"mean_reward","step":30,"n":20,"mean":0.77089835,"low":0.7469242457867046,"high":0.7948724542132953},{"condition":"epsilon-greedy","metric":"mean_reward","step":40,"n":20,"mean":0.8277783,"low":0.805028910823735,"high":0.850527689176265},{"condition":"epsilon-greedy","metric":"mean_reward","step":50,"n":20,"mean":0.8699443,"low":0.8476505678460042,"high":0.8922380321539958},{"condition":"epsilon-greedy","metric":"mean_reward","step":60,"n":20,"mean":0.90399665,"low":0.882579205196729,"high":0.9254140948032709},{"condition":"epsilon-greedy","metric":"mean_reward","step":70,"n":20,"mean":0.93206405,"low":0.9108654202303988,"high":0.9532626797696012},{"condition":"epsilon-greedy","metric":"mean_reward","step":80,"n":20,"mean":0.957392,"low":0.9361416640343581,"high":0.978642335965642},{"condition":"epsilon-greedy","metric":"mean_reward","step":90,"n":20,"mean":0.97794475,"low":0.9581532825224133,"high":0.9977362174775868},{"condition":"epsilon-greedy","metric":"mean_reward","step":100,"n":20,"mean":0.9967366,"low":0.9777282309741944,"high":1.0157449690258056},{"condition":"epsilon-greedy","metric":"mean_reward","step":110,"n":20,"mean":1.01428675,"low":0.9958336821264343,"high":1.0327398178735656},{"condition":"epsilon-greedy","metric":"mean_reward","step":120,"n":20,"mean":1.02921405,"low":1.0109277131365997,"high":1.0475003868634003},{"condition":"epsilon-greedy","metric":"mean_reward","step":130,"n":20,"mean":1.0434093,"low":1.0255414051610927,"high":1.0612771948389073},{"condition":"epsilon-greedy","metric":"mean_reward","step":140,"n":20,"mean":1.05691435,"low":1.0394081863762752,"high":1.0744205136237248},{"condition":"epsilon-greedy","metric":"mean_reward","step":150,"n":20,"mean":1.06850915,"low":1.0510906626884229,"high":1.085927637311577},{"condition":"epsilon-greedy","metric":"mean_reward","step":160,"n":20,"mean":1.07907965,"low":1.0622108337552023,"high":1.0959484662447976},{"condition":"epsilon-greedy","metric":"mean_reward","step":170,"n":20,"mean":1.08967675,"low":1.0728588478618861,"high":1.1064946521381138},{"condition":"epsilon-greedy","metric":"mean_reward","step":180,"n":20,"mean":1.09885155,"low":1.0824244050435865,"high":1.1152786949564135},{"condition":"epsilon-greedy","metric":"mean_reward","step":190,"n":20,"mean":1.10810525,"low":1.092152590299925,"high":1.124057909700075},{"condition":"epsilon-greedy","metric":"mean_reward","step":200,"n":20,"mean":1.11679805,"low":1.1011963051869376,"high":1.1323997948130626},{"condition":"epsilon-greedy","metric":"mean_reward","step":210,"n":20,"mean":1.12506905,"low":1.109653134034444,"high":1.140484965965556},{"condition":"epsilon-greedy","metric":"mean_reward","step":220,"n":20,"mean":1.13245395,"low":1.117072948034148,"high":1.147834951965852},{"condition":"epsilon-greedy","metric":"mean_reward","step":230,"n":20,"mean":1.14007765,"low":1.1252185567110722,"high":1.154936743288928},{"condition":"epsilon-greedy","metric":"mean_reward","step":240,"n":20,"mean":1.1471698,"low":1.132546603209248,"high":1.1617929967907519},{"condition":"epsilon-greedy","metric":"mean_reward","step":250,"n":20,"mean":1.153704,"low":1.139289525292129,"high":1.1681184747078712},{"condition":"epsilon-greedy","metric":"mean_reward","step":260,"n":20,"mean":1.1601121,"low":1.1458405810062118,"high":1.1743836189937884},{"condition":"epsilon-greedy","metric":"mean_reward","step":270,"n":20,"mean":1.1658228,"low":1.1519897361406977,"high":1.1796558638593022},{"condition":"epsilon-greedy","metric":"mean_reward","step":280,"n":20,"mean":1.1714694,"low":1.1580147189758376,"high":1.1849240810241626},{"condition":"epsilon-greedy","metric":"mean_reward","step":290,"n":20,"mean":1.1770691,"low":1.1639083668540624,"high":1.1902298331459376},{"condition":"epsilon-greedy","metric":"mean_reward","step":300,"n":20,"mean":1.1821323,"low":1.1692336473995624,"high":1.1950309526004375},{"condition":"epsilon-greedy","metric":"mean_reward","step":310,"n":20,"mean":1.1872611499999999,"low":1.1744761330514937,"high":1.200046166948506},{"condition":"epsilon-greedy","metric":"mean_reward","step":320,"n":20,"mean":1.19190375,"low":1.1793444787587357,"high":1.2044630212412644},{"condition":"epsilon-greedy","metric":"mean_reward","step":330,"n":20,"mean":1.1963110000000001,"low":1.1838872690429605,"high":1.2087347309570398},{"condition":"epsilon-greedy","metric":"mean_reward","step":340,"n":20,"mean":1.2006123,"low":1.1884827045991773,"high":1.2127418954008227},{"condition":"epsilon-greedy","metric":"mean_reward","step":350,"n":20,"mean":1.2044548,"low":1.192608062832671,"high":1.216301537167329},{"condition":"epsilon-greedy","metric":"mean_reward","step":360,"n":20,"mean":1.20829925,"low":1.196563902309376,"high":1.2200345976906242},{"condition":"epsilon-greedy","metric":"mean_reward","step":370,"n":20,"mean":1.2120821,"low":1.2004054739682164,"high":1.2237587260317835},{"condition":"epsilon-greedy","metric":"mean_reward","step":380,"n":20,"mean":1.21569315,"low":1.204223544368134,"high":1.2271627556318658},{"condition":"epsilon-greedy","metric":"mean_reward","step":390,"n":20,"mean":1.219049,"low":1.2078827278319213,"high":1.2302152721680788},{"condition":"epsilon-greedy","metric":"mean_reward","step":400,"n":20,"mean":1.22244525,"low":1.2112764987273676,"high":1.2336140012726324},{"condition":"epsilon-greedy","metric":"mean_reward","step":410,"n":20,"mean":1.2254969,"low":1.2144502233143901,"high":1.2365435766856099},{"condition":"epsilon-greedy","metric":"mean_reward","step":420,"n":20,"mean":1.22867045,"low":1.2178457221296457,"high":1.2394951778703545},{"condition":"epsilon-greedy","metric":"mean_reward","step":430,"n":20,"mean":1.231625,"low":1.2210176707298304,"high":1.2422323292701696},{"condition":"epsilon-greedy","metric":"mean_reward","step":440,"n":20,"mean":1.23451745,"low":1.2240057788530818,"high":1.2450291211469182},{"condition":"epsilon-greedy","metric":"mean_reward","step":450,"n":20,"mean":1.23705045,"low":1.226629256549293,"high":1.247471643450707},{"condition":"epsilon-greedy","metric":"mean_reward","step":460,"n":20,"mean":1.23977755,"low":1.2293852276543258,"high":1.250169872345674},{"condition":"epsilon-greedy","metric":"mean_reward","step":470,"n":20,"mean":1.24223035,"low":1.2319455716399124,"high":1.2525151283600877},{"condition":"epsilon-greedy","metric":"mean_reward","step":480,"n":20,"mean":1.24464465,"low":1.2345670557812778,"high":1.254722244218722},{"condition":"epsilon-greedy","metric":"mean_reward","step":490,"n":20,"mean":1.2472024,"low":1.2373137531875005,"high":1.2570910468124994},{"condition":"epsilon-greedy","metric":"mean_reward","step":500,"n":20,"mean":1.24946925,"low":1.2395600347158484,"high":1.2593784652841515},{"condition":"optimistic","metric":"mean_reward","step":10,"n":20,"mean":0.00034815000000000025,"low":-0.011075062385261987,"high":0.011771362385261988},{"condition":"optimistic","metric":"mean_reward","step":20,"n":20,"mean":0.1409631,"low":0.12955184752046817,"high":0.15237435247953185},{"condition":"optimistic","metric":"mean_reward","step":30,"n":20,"mean":0.1992641,"low":0.19329358898155113,"high":0.20523461101844886},{"condition":"optimistic","metric":"mean_reward","step":40,"n":20,"mean":0.2153932,"low":0.21024142651538155,"high":0.22054497348461846},{"condition":"optimistic","metric":"mean_reward","step":50,"n":20,"mean":0.2370524,"low":0.23211107268104939,"high":0.2419937273189506},{"condition":"optimistic","metric":"mean_reward","step":60,"n":20,"mean":0.2587365,"low":0.2533147904426011,"high":0.2641582095573989},{"condition":"optimistic","metric":"mean_reward","step":70,"n":20,"mean":0.28188905,"low":0.2756798907597954,"high":0.2880982092402046},{"condition":"optimistic","metric":"mean_reward","step":80,"n":20,"mean":0.30818395,"low":0.30203230276165155,"high":0.3143355972383484},{"condition":"optimistic","metric":"mean_reward","step":90,"n":20,"mean":0.3332497,"low":0.32747156130509464,"high":0.3390278386949053},{"condition":"optimistic","metric":"mean_reward","step":100,"n":20,"mean":0.3603872,"low":0.35471998011598227,"high":0.36605441988401777},{"condition":"optimistic","metric":"mean_reward","step":110,"n":20,"mean":0.39150655,"low":0.38612403750836355,"high":0.39688906249163647},{"condition":"optimistic","metric":"mean_reward","step":120,"n":20,"mean":0.4207858,"low":0.41628576326128885,"high":0.4252858367387111},{"condition":"optimistic","metric":"mean_reward","step":130,"n":20,"mean":0.45237655,"low":0.44884278285104945,"high":0.45591031714895053},{"condition":"optimistic","metric":"mean_reward","step":140,"n":20,"mean":0.48457775,"low":0.48144845019242544,"high":0.4877070498075745},{"condition":"optimistic","metric":"mean_reward","step":150,"n":20,"mean":0.51644905,"low":0.5122004849238037,"high":0.5206976150761963},{"condition":"optimistic","metric":"mean_reward","step":160,"n":20,"mean":0.54765275,"low":0.542832175038685,"high":0.5524733249613151},{"condition":"optimistic","metric":"mean_reward","step":170,"n":20,"mean":0.57878145,"low":0.573620661046071,"high":0.583942238953929},{"condition":"optimistic","metric":"mean_reward","step":180,"n":20,"mean":0.60874765,"low":0.6041501565147158,"high":0.6133451434852841},{"condition":"optimistic","metric":"mean_reward","step":190,"n":20,"mean":0.6380819,"low":0.6339862322468292,"high":0.6421775677531708},{"condition":"optimistic","metric":"mean_reward","step":200,"n":20,"mean":0.66692815,"low":0.6631248710501579,"high":0.6707314289498422},{"condition":"optimistic","metric":"mean_reward","step":210,"n":20,"mean":0.69507575,"low":0.6913678346960078,"high":0.6987836653039922},{"condition":"optimistic","metric":"mean_reward","step":220,"n":20,"mean":0.72077915,"low":0.7167142048041708,"high":0.7248440951958293},{"condition":"optimistic","metric":"mean_reward","step":230,"n":20,"mean":0.7460583,"low":0.7419894889217066,"high":0.7501271110782933},{"condition":"optimistic","metric":"mean_reward","step":240,"n":20,"mean":0.77025355,"low":0.76623077371945,"high":0.7742763262805499},{"condition":"optimistic","metric":"mean_reward","step":250,"n":20,"mean":0.79286395,"low":0.7886586594838839,"high":0.797069240516116},{"condition":"optimistic","metric":"mean_reward","step":260,"n":20,"mean":0.8143561,"low":0.8099693033634349,"high":0.8187428966365652},{"condition":"optimistic","metric":"mean_reward","step":270,"n":20,"mean":0.83459205,"low":0.83080755426914,"high":0.8383765457308601},{"condition":"optimistic","metric":"mean_reward","step":280,"n":20,"mean":0.85414795,"low":0.8509166824403167,"high":0.8573792175596833},{"condition":"optimistic","metric":"mean_reward","step":290,"n":20,"mean":0.87298875,"low":0.8697317700024848,"high":0.8762457299975152},{"condition":"optimistic","metric":"mean_reward","step":300,"n":20,"mean":0.8906509,"low":0.8873170457587366,"high":0.8939847542412634},{"condition":"optimistic","metric":"mean_reward","step":310,"n":20,"mean":0.90747485,"low":0.9041025797348852,"high":0.9108471202651149},{"condition":"optimistic","metric":"mean_reward","step":320,"n":20,"mean":0.92324605,"low":0.9200267954537369,"high":0.9264653045462632},{"condition":"optimistic","metric":"mean_reward","step":330,"n":20,"mean":0.93835145,"low":0.9351029472577932,"high":0.9415999527422068},{"condition":"optimistic","metric":"mean_reward","step":340,"n":20,"mean":0.9528263,"low":0.9495933711921946,"high":0.9560592288078055},{"condition":"optimistic","metric":"mean_reward","step":350,"n":20,"mean":0.96628405,"low":0.9631186235992572,"high":0.9694494764007427},{"condition":"optimistic","metric":"mean_reward","step":360,"n":20,"mean":0.97939105,"low":0.9759480653046175,"high":0.9828340346953826},{"condition":"optimistic","metric":"mean_reward","step":370,"n":20,"mean":0.99212685,"low":0.9885485752130816,"high":0.9957051247869184},{"condition":"optimistic","metric":"mean_reward","step":380,"n":20,"mean":1.0042261000000001,"low":1.0004919941329873,"high":1.007960205867013},{"condition":"optimistic","metric":"mean_reward","step":390,"n":20,"mean":1.01586335,"low":1.0121745541220617,"high":1.0195521458779384},{"condition":"optimistic","metric":"mean_reward","step":400,"n":20,"mean":1.02714845,"low":1.0232824762625863,"high":1.031014423737414},{"condition":"optimistic","metric":"mean_reward","step":410,"n":20,"mean":1.0378407,"low":1.0341693740832287,"high":1.0415120259167714},{"condition":"optimistic","metric":"mean_reward","step":420,"n":20,"mean":1.04821595,"low":1.0446753297173093,"high":1.0517565702826905},{"condition":"optimistic","metric":"mean_reward","step":430,"n":20,"mean":1.05803875,"low":1.0545032681781528,"high":1.061574231821847},{"condition":"optimistic","metric":"mean_reward","step":440,"n":20,"mean":1.06754505,"low":1.0639255245492567,"high":1.0711645754507435},{"condition":"optimistic","metric":"mean_reward","step":450,"n":20,"mean":1.0763755,"low":1.0727577006065148,"high":1.079993299393485},{"condition":"optimistic","metric":"mean_reward","step":460,"n":20,"mean":1.0850731,"low":1.0815220101501355,"high":1.0886241898498645},{"condition":"optimistic","metric":"mean_reward","step":470,"n":20,"mean":1.09347625,"low":1.0899432368188295,"high":1.0970092631811703},{"condition":"optimistic","metric":"mean_reward","step":480,"n":20,"mean":1.10137775,"low":1.0978729303278474,"high":1.1048825696721525},{"condition":"optimistic","metric":"mean_reward","step":490,"n":20,"mean":1.1092701999999999,"low":1.1058934324000507,"high":1.112646967599949},{"condition":"optimistic","metric":"mean_reward","step":500,"n":20,"mean":1.1166166,"low":1.1133407737331138,"high":1.1198924262668861},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":10,"n":20,"mean":0.201,"low":0.18543587082601584,"high":0.21656412917398418},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":20,"n":20,"mean":0.250075,"low":0.2342140757615767,"high":0.26593592423842327},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":30,"n":20,"mean":0.28409995,"low":0.2671416310995301,"high":0.3010582689004699},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":40,"n":20,"mean":0.30999375,"low":0.29299684986366675,"high":0.32699065013633327},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":50,"n":20,"mean":0.330745,"low":0.31314229703250585,"high":0.3483477029674942},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":60,"n":20,"mean":0.34944590000000003,"low":0.33170507693906975,"high":0.3671867230609303},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":70,"n":20,"mean":0.36553575,"low":0.34768240740657824,"high":0.38338909259342174},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":80,"n":20,"mean":0.38037205,"low":0.36219692437410217,"high":0.39854717562589786},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":90,"n":20,"mean":0.3940695,"low":0.3761393674471869,"high":0.41199963255281313},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":100,"n":20,"mean":0.407025,"low":0.38941864301729984,"high":0.4246313569827002},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":110,"n":20,"mean":0.41898409999999997,"low":0.401509057703917,"high":0.43645914229608296},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":120,"n":20,"mean":0.43008325,"low":0.41266576282059464,"high":0.4475007371794053},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":130,"n":20,"mean":0.44061715,"low":0.4233069733094404,"high":0.45792732669055963},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":140,"n":20,"mean":0.45060885,"low":0.43327127936164034,"high":0.4679464206383597},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":150,"n":20,"mean":0.4600382,"low":0.4425907662525065,"high":0.47748563374749353},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":160,"n":20,"mean":0.46889675,"low":0.4514928417970185,"high":0.48630065820298146},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":170,"n":20,"mean":0.47741335,"low":0.46005557832052674,"high":0.4947711216794733},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":180,"n":20,"mean":0.4856986,"low":0.4684622124047252,"high":0.5029349875952748},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":190,"n":20,"mean":0.49362505,"low":0.4765952358767153,"high":0.5106548641232846},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":200,"n":20,"mean":0.50119375,"low":0.48439266074651677,"high":0.5179948392534832},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":210,"n":20,"mean":0.5084345,"low":0.49179324024101095,"high":0.5250757597589891},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":220,"n":20,"mean":0.5152511,"low":0.49878140147302114,"high":0.5317207985269787},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":230,"n":20,"mean":0.52192835,"low":0.5057967436550713,"high":0.5380599563449288},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":240,"n":20,"mean":0.5283386,"low":0.5124877132549848,"high":0.5441894867450152},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":250,"n":20,"mean":0.5344180000000001,"low":0.5188938379990825,"high":0.5499421620009176},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":260,"n":20,"mean":0.54028855,"low":0.5250414860476366,"high":0.5555356139523634},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":270,"n":20,"mean":0.5458954,"low":0.5309065339088539,"high":0.5608842660911462},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":280,"n":20,"mean":0.55137685,"low":0.5366730085495924,"high":0.5660806914504076},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":290,"n":20,"mean":0.55666905,"low":0.5422453696471754,"high":0.5710927303528246},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":300,"n":20,"mean":0.56173665,"low":0.547535873298558,"high":0.5759374267014419},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":310,"n":20,"mean":0.5666564,"low":0.552660750853424,"high":0.5806520491465759},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":320,"n":20,"mean":0.5713413,"low":0.5575396506960979,"high":0.5851429493039022},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":330,"n":20,"mean":0.5757772,"low":0.5621707882590833,"high":0.5893836117409167},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":340,"n":20,"mean":0.5801287,"low":0.5666674256997722,"high":0.5935899743002279},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":350,"n":20,"mean":0.5842735,"low":0.5710250241121599,"high":0.5975219758878401},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":360,"n":20,"mean":0.5882035,"low":0.5751055252295154,"high":0.6013014747704846},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":370,"n":20,"mean":0.5920311,"low":0.5790722921134176,"high":0.6049899078865825},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":380,"n":20,"mean":0.59584015,"low":0.5830405274229684,"high":0.6086397725770316},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":390,"n":20,"mean":0.59946025,"low":0.5868205574314022,"high":0.6120999425685979},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":400,"n":20,"mean":0.60299215,"low":0.5905229610465297,"high":0.6154613389534702},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":410,"n":20,"mean":0.6063457999999999,"low":0.5940583493303175,"high":0.6186332506696823},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":420,"n":20,"mean":0.6096286,"low":0.5974654519507542,"high":0.6217917480492458},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":430,"n":20,"mean":0.61281685,"low":0.6007841427606121,"high":0.6248495572393878},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":440,"n":20,"mean":0.6158448,"low":0.6038999591019004,"high":0.6277896408980995},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":450,"n":20,"mean":0.6187905,"low":0.6069130758590241,"high":0.6306679241409759},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":460,"n":20,"mean":0.6217494,"low":0.6098996469560243,"high":0.6335991530439757},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":470,"n":20,"mean":0.62453985,"low":0.6127900341128928,"high":0.6362896658871072},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":480,"n":20,"mean":0.62734735,"low":0.6157085357936768,"high":0.6389861642063231},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":490,"n":20,"mean":0.630081,"low":0.618540273124825,"high":0.641621726875175},{"condition":"epsilon-greedy","metric":"optimal_action_rate","step":500,"n":20,"mean":0.6327240000000001,"low":0.6212917433710029,"high":0.6441562566289972},{"condition":"optimistic","metric":"optimal_action_rate","step":10,"n":20,"mean":0.10020000000000001,"low":0.10000864465681965,"high":0.10039135534318037},{"condition":"optimistic","metric":"optimal_action_rate","step":20,"n":20,"mean":0.1323625,"low":0.13134771820858596,"high":0.13337728179141403},{"condition":"optimistic","metric":"optimal_action_rate","step":30,"n":20,"mean":0.14479989999999998,"low":0.1435664420850322,"high":0.14603335791496777},{"condition":"optimistic","metric":"optimal_action_rate","step":40,"n":20,"mean":0.15059375,"low":0.14963526000685093,"high":0.15155223999314907},{"condition":"optimistic","metric":"optimal_action_rate","step":50,"n":20,"mean":0.15635,"low":0.1553653754970611,"high":0.1573346245029389},{"condition":"optimistic","metric":"optimal_action_rate","step":60,"n":20,"mean":0.16285,"low":0.16173768722634901,"high":0.16396231277365098},{"condition":"optimistic","metric":"optimal_action_rate","step":70,"n":20,"mean":0.17048925,"low":0.16908979684689088,"high":0.17188870315310914},{"condition":"optimistic","metric":"optimal_action_rate","step":80,"n":20,"mean":0.1792501,"low":0.17762924941316585,"high":0.18087095058683414},{"condition":"optimistic","metric":"optimal_action_rate","step":90,"n":20,"mean":0.1883777,"low":0.18664751376574776,"high":0.19010788623425226},{"condition":"optimistic","metric":"optimal_action_rate","step":100,"n":20,"mean":0.1983125,"low":0.19666790865985878,"high":0.19995709134014122},{"condition":"optimistic","metric":"optimal_action_rate","step":110,"n":20,"mean":0.2101569,"low":0.20833445618484178,"high":0.21197934381515823},{"condition":"optimistic","metric":"optimal_action_rate","step":120,"n":20,"mean":0.221825,"low":0.22004652329474086,"high":0.22360347670525912},{"condition":"optimistic","metric":"optimal_action_rate","step":130,"n":20,"mean":0.23465195,"low":0.233291032634053,"high":0.23601286736594698},{"condition":"optimistic","metric":"optimal_action_rate","step":140,"n":20,"mean":0.24787309999999999,"low":0.24656549047602094,"high":0.24918070952397903},{"condition":"optimistic","metric":"optimal_action_rate","step":150,"n":20,"mean":0.2616967,"low":0.26009628715571204,"high":0.263297112844288},{"condition":"optimistic","metric":"optimal_action_rate","step":160,"n":20,"mean":0.27568285,"low":0.2737752065839066,"high":0.2775904934160934},{"condition":"optimistic","metric":"optimal_action_rate","step":170,"n":20,"mean":0.28993825,"low":0.28770454004181567,"high":0.29217195995818435},{"condition":"optimistic","metric":"optimal_action_rate","step":180,"n":20,"mean":0.3044152,"low":0.3021073714890219,"high":0.3067230285109781},{"condition":"optimistic","metric":"optimal_action_rate","step":190,"n":20,"mean":0.31831045,"low":0.316100426659508,"high":0.32052047334049205},{"condition":"optimistic","metric":"optimal_action_rate","step":200,"n":20,"mean":0.33254125,"low":0.33018635631456406,"high":0.33489614368543597},{"condition":"optimistic","metric":"optimal_action_rate","step":210,"n":20,"mean":0.34670955,"low":0.3442582966346375,"high":0.3491608033653625},{"condition":"optimistic","metric":"optimal_action_rate","step":220,"n":20,"mean":0.36009095,"low":0.35759621663360436,"high":0.3625856833663957},{"condition":"optimistic","metric":"optimal_action_rate","step":230,"n":20,"mean":0.37335335,"low":0.3710902194260176,"high":0.37561648057398234},{"condition":"optimistic","metric":"optimal_action_rate","step":240,"n":20,"mean":0.38588765,"low":0.3837888841581949,"high":0.38798641584180515},{"condition":"optimistic","metric":"optimal_action_rate","step":250,"n":20,"mean":0.39800599999999997,"low":0.3957972270267227,"high":0.40021477297327723},{"condition":"optimistic","metric":"optimal_action_rate","step":260,"n":20,"mean":0.40968265,"low":0.4073890321130898,"high":0.41197626788691016},{"condition":"optimistic","metric":"optimal_action_rate","step":270,"n":20,"mean":0.4209351,"low":0.4185759392178374,"high":0.4232942607821626},{"condition":"optimistic","metric":"optimal_action_rate","step":280,"n":20,"mean":0.4318991,"low":0.429487400736035,"high":0.434310799263965},{"condition":"optimistic","metric":"optimal_action_rate","step":290,"n":20,"mean":0.44236645,"low":0.4398416558869363,"high":0.44489124411306374},{"condition":"optimistic","metric":"optimal_action_rate","step":300,"n":20,"mean":0.45255925,"low":0.449884085620393,"high":0.45523441437960704},{"condition":"optimistic","metric":"optimal_action_rate","step":310,"n":20,"mean":0.46222665,"low":0.4594010759350426,"high":0.46505222406495744},{"condition":"optimistic","metric":"optimal_action_rate","step":320,"n":20,"mean":0.4714937,"low":0.46854056663754684,"high":0.4744468333624532},{"condition":"optimistic","metric":"optimal_action_rate","step":330,"n":20,"mean":0.48050235,"low":0.47749921746773016,"high":0.4835054825322699},{"condition":"optimistic","metric":"optimal_action_rate","step":340,"n":20,"mean":0.4892198,"low":0.4861462469724538,"high":0.4922933530275462},{"condition":"optimistic","metric":"optimal_action_rate","step":350,"n":20,"mean":0.4974928,"low":0.4943228010861393,"high":0.5006627989138607},{"condition":"optimistic","metric":"optimal_action_rate","step":360,"n":20,"mean":0.5053826,"low":0.5021423137805486,"high":0.5086228862194514},{"condition":"optimistic","metric":"optimal_action_rate","step":370,"n":20,"mean":0.5130142,"low":0.5096268639013877,"high":0.5164015360986123},{"condition":"optimistic","metric":"optimal_action_rate","step":380,"n":20,"mean":0.5203802,"low":0.5168204550098465,"high":0.5239399449901534},{"condition":"optimistic","metric":"optimal_action_rate","step":390,"n":20,"mean":0.52743465,"low":0.5236962300067296,"high":0.5311730699932704},{"condition":"optimistic","metric":"optimal_action_rate","step":400,"n":20,"mean":0.53423995,"low":0.5303321295875638,"high":0.5381477704124362},{"condition":"optimistic","metric":"optimal_action_rate","step":410,"n":20,"mean":0.5407676,"low":0.5366300619250022,"high":0.5449051380749979},{"condition":"optimistic","metric":"optimal_action_rate","step":420,"n":20,"mean":0.547097,"low":0.5426808506228701,"high":0.55151314937713},{"condition":"optimistic","metric":"optimal_action_rate","step":430,"n":20,"mean":0.5530930000000001,"low":0.5484347122550335,"high":0.5577512877449666},{"condition":"optimistic","metric":"optimal_action_rate","step":440,"n":20,"mean":0.55889205,"low":0.5540265499288184,"high":0.5637575500711816},{"condition":"optimistic","metric":"optimal_action_rate","step":450,"n":20,"mean":0.56448105,"low":0.5594136664509598,"high":0.5695484335490403},{"condition":"optimistic","metric":"optimal_action_rate","step":460,"n":20,"mean":0.5698647,"low":0.5646678605372277,"high":0.5750615394627723},{"condition":"optimistic","metric":"optimal_action_rate","step":470,"n":20,"mean":0.57520585,"low":0.5699331325229084,"high":0.5804785674770916},{"condition":"optimistic","metric":"optimal_action_rate","step":480,"n":20,"mean":0.58032555,"low":0.5750183909169686,"high":0.5856327090830313},{"condition":"optimistic","metric":"optimal_action_rate","step":490,"n":20,"mean":0.58529485,"low":0.5799369758430737,"high":0.5906527241569264},{"condition":"optimistic","metric":"optimal_action_rate","step":500,"n":20,"mean":0.5900665,"low":0.5847223246662702,"high":0.5954106753337299}],"values":{"runs.planned":40,"runs.total":40,"runs.ok":40,"runs.failed":0,"runs.attempts":40,"seeds.count":20,"conditions.count":2,"mean_reward.epsilon-greedy.n":20,"mean_reward.epsilon-greedy.mean":1.24946925,"mean_reward.epsilon-greedy.sd":0.015489818557175222,"mean_reward.epsilon-greedy.min":1.221297,"mean_reward.epsilon-greedy.max":1.274209,"mean_reward.epsilon-greedy.low":1.2395600347158484,"mean_reward.epsilon-greedy.high":1.2593784652841515,"mean_reward.optimistic.n":20,"mean_reward.optimistic.mean":1.1166166,"mean_reward.optimistic.sd":0.005120683428893798,"mean_reward.optimistic.min":1.106677,"mean_reward.optimistic.max":1.124752,"mean_reward.optimistic.low":1.1133407737331138,"mean_reward.optimistic.high":1.1198924262668861,"optimal_action_rate.epsilon-greedy.n":20,"optimal_action_rate.epsilon-greedy.mean":0.6327240000000001,"optimal_action_rate.epsilon-greedy.sd":0.017870595784254373,"optimal_action_rate.epsilon-greedy.min":0.59855,"optimal_action_rate.epsilon-greedy.max":0.66489,"optimal_action_rate.epsilon-greedy.low":0.6212917433710029,"optimal_action_rate.epsilon-greedy.high":0.6441562566289972,"optimal_action_rate.optimistic.n":20,"optimal_action_rate.optimistic.mean":0.5900665,"optimal_action_rate.optimistic.sd":0.008353871006274494,"optimal_action_rate.optimistic.min":0.57602,"optimal_action_rate.optimistic.max":0.60896,"optimal_action_rate.optimistic.low":0.5847223246662702,"optimal_action_rate.optimistic.high":0.5954106753337299,"early_mean_reward.epsilon-greedy.n":20,"early_mean_reward.epsilon-greedy.mean":0.9967366,"early_mean_reward.epsilon-greedy.sd":0.029713370719522687,"early_mean_reward.epsilon-greedy.min":0.913976,"early_mean_reward.epsilon-greedy.max":1.039685,"early_mean_reward.epsilon-greedy.low":0.9777282309741944,"early_mean_reward.epsilon-greedy.high":1.0157449690258056,"early_mean_reward.optimistic.n":20,"early_mean_reward.optimistic.mean":0.3603872,"early_mean_reward.optimistic.sd":0.008858845550307932,"early_mean_reward.optimistic.min":0.342732,"early_mean_reward.optimistic.max":0.377431,"early_mean_reward.optimistic.low":0.35471998011598227,"early_mean_reward.optimistic.high":0.36605441988401777,"late_mean_reward.epsilon-greedy.n":20,"late_mean_reward.epsilon-greedy.mean":1.3575656,"late_mean_reward.epsilon-greedy.sd":0.014950418108569846,"late_mean_reward.epsilon-greedy.min":1.318261,"late_mean_reward.epsilon-greedy.max":1.375975,"late_mean_reward.epsilon-greedy.low":1.3480014523581754,"late_mean_reward.epsilon-greedy.high":1.3671297476418247,"late_mean_reward.optimistic.n":20,"late_mean_reward.optimistic.mean":1.47448935,"late_mean_reward.optimistic.sd":0.014825888901282044,"late_mean_reward.optimistic.min":1.443453,"late_mean_reward.optimistic.max":1.501675,"late_mean_reward.optimistic.low":1.4650048667338185,"late_mean_reward.optimistic.high":1.4839738332661816,"mean_reward.epsilon-greedy.missing":0,"mean_reward.optimistic.missing":0,"optimal_action_rate.epsilon-greedy.missing":0,"optimal_action_rate.optimistic.missing":0,"early_mean_reward.epsilon-greedy.missing":0,"early_mean_reward.optimistic.missing":0,"late_mean_reward.epsilon-greedy.missing":0,"late_mean_reward.optimistic.missing":0,"mean_reward.optimistic.vs-baseline.estimate":-0.13285265000000002,"mean_reward.optimistic.vs-baseline.low":-0.1430896651094873,"mean_reward.optimistic.vs-baseline.high":-0.12261563489051273,"mean_reward.optimistic.vs-baseline.t":-36.41809200616935,"mean_reward.optimistic.vs-baseline.df":23.103841579097065,"mean_reward.optimistic.vs-baseline.p":6.500597876179834e-22,"mean_reward.optimistic.vs-baseline.effect":-11.516411877706599,"mean_reward.optimistic.vs-baseline.passed":1,"optimal_action_rate.optimistic.vs-baseline.estimate":-0.042657500000000015,"optimal_action_rate.optimistic.vs-baseline.low":-0.0548816365511692,"optimal_action_rate.optimistic.vs-baseline.high":-0.030433363448830606,"optimal_action_rate.optimistic.vs-baseline.t":-9.670623424455357,"optimal_action_rate.optimistic.vs-baseline.df":26.925422277760585,"optimal_action_rate.optimistic.vs-baseline.p":2.9804508712342536e-10,"optimal_action_rate.optimistic.vs-baseline.effect":-3.058119641505628,"optimal_action_rate.optimistic.vs-baseline.passed":1,"early_mean_reward.optimistic.vs-baseline.estimate":-0.6363494,"early_mean_reward.optimistic.vs-baseline.low":-0.6558634881541255,"early_mean_reward.optimistic.vs-baseline.high":-0.6168353118458743,"early_mean_reward.optimistic.vs-baseline.t":-91.78396441720336,"early_mean_reward.optimistic.vs-baseline.df":22.351320711243698,"early_mean_reward.optimistic.vs-baseline.p":2.6243630195454683e-30,"early_mean_reward.optimistic.vs-baseline.effect":-29.02463802382116,"early_mean_reward.optimistic.vs-baseline.passed":1,"late_mean_reward.optimistic.vs-baseline.estimate":0.11692374999999999,"late_mean_reward.optimistic.vs-baseline.low":0.10415744943418295,"late_mean_reward.optimistic.vs-baseline.high":0.12969005056581703,"late_mean_reward.optimistic.vs-baseline.t":24.83465320150823,"late_mean_reward.optimistic.vs-baseline.df":37.99734173181209,"late_mean_reward.optimistic.vs-baseline.p":4.294860960254524e-25,"late_mean_reward.optimistic.vs-baseline.effect":7.85340690171586,"late_mean_reward.optimistic.vs-baseline.passed":1,"run.epsilon-greedy.s0.mean_reward":1.230205,"run.optimistic.s0.mean_reward":1.111933,"run.epsilon-greedy.s1.mean_reward":1.241478,"run.optimistic.s1.mean_reward":1.117932,"run.epsilon-greedy.s2.mean_reward":1.269256,"run.optimistic.s2.mean_reward":1.12378,"run.epsilon-greedy.s3.mean_reward":1.243895,"run.optimistic.s3.mean_reward":1.112092,"run.epsilon-greedy.s4.mean_reward":1.249919,"run.optimistic.s4.mean_reward":1.113977,"run.epsilon-greedy.s5.mean_reward":1.255375,"run.optimistic.s5.mean_reward":1.111864,"run.epsilon-greedy.s6.mean_reward":1.259072,"run.optimistic.s6.mean_reward":1.124752,"run.epsilon-greedy.s7.mean_reward":1.256849,"run.optimistic.s7.mean_reward":1.117708,"run.epsilon-greedy.s8.mean_reward":1.229269,"run.optimistic.s8.mean_reward":1.11526,"run.epsilon-greedy.s9.mean_reward":1.2716,"run.optimistic.s9.mean_reward":1.114799,"run.epsilon-greedy.s10.mean_reward":1.240324,"run.optimistic.s10.mean_reward":1.11934,"run.epsilon-greedy.s11.mean_reward":1.232274,"run.optimistic.s11.mean_reward":1.119264,"run.epsilon-greedy.s12.mean_reward":1.25891,"run.optimistic.s12.mean_reward":1.106677,"run.epsilon-greedy.s13.mean_reward":1.228947,"run.optimistic.s13.mean_reward":1.119051,"run.epsilon-greedy.s14.mean_reward":1.252523,"run.optimistic.s14.mean_reward":1.120368,"run.epsilon-greedy.s15.mean_reward":1.274209,"run.optimistic.s15.mean_reward":1.121364,"run.epsilon-greedy.s16.mean_reward":1.25348,"run.optimistic.s16.mean_reward":1.110453,"run.epsilon-greedy.s17.mean_reward":1.221297,"run.optimistic.s17.mean_reward":1.109943,"run.epsilon-greedy.s18.mean_reward":1.266098,"run.optimistic.s18.mean_reward":1.117288,"run.epsilon-greedy.s19.mean_reward":1.254405,"run.optimistic.s19.mean_reward":1.124487,"run.epsilon-greedy.s0.optimal_action_rate":0.61716,"run.optimistic.s0.optimal_action_rate":0.59518,"run.epsilon-greedy.s1.optimal_action_rate":0.62373,"run.optimistic.s1.optimal_action_rate":0.59434,"run.epsilon-greedy.s2.optimal_action_rate":0.66149,"run.optimistic.s2.optimal_action_rate":0.60896,"run.epsilon-greedy.s3.optimal_action_rate":0.63696,"run.optimistic.s3.optimal_action_rate":0.58724,"run.epsilon-greedy.s4.optimal_action_rate":0.62826,"run.optimistic.s4.optimal_action_rate":0.57602,"run.epsilon-greedy.s5.optimal_action_rate":0.63882,"run.optimistic.s5.optimal_action_rate":0.57977,"run.epsilon-greedy.s6.optimal_action_rate":0.64723,"run.optimistic.s6.optimal_action_rate":0.59693,"run.epsilon-greedy.s7.optimal_action_rate":0.63065,"run.optimistic.s7.optimal_action_rate":0.59765,"run.epsilon-greedy.s8.optimal_action_rate":0.60775,"run.optimistic.s8.optimal_action_rate":0.58076,"run.epsilon-greedy.s9.optimal_action_rate":0.65664,"run.optimistic.s9.optimal_action_rate":0.5841,"run.epsilon-greedy.s10.optimal_action_rate":0.62959,"run.optimistic.s10.optimal_action_rate":0.58868,"run.epsilon-greedy.s11.optimal_action_rate":0.59855,"run.optimistic.s11.optimal_action_rate":0.59674,"run.epsilon-greedy.s12.optimal_action_rate":0.64234,"run.optimistic.s12.optimal_action_rate":0.58069,"run.epsilon-greedy.s13.optimal_action_rate":0.61048,"run.optimistic.s13.optimal_action_rate":0.59569,"run.epsilon-greedy.s14.optimal_action_rate":0.62989,"run.optimistic.s14.optimal_action_rate":0.58605,"run.epsilon-greedy.s15.optimal_action_rate":0.66489,"run.optimistic.s15.optimal_action_rate":0.59951,"run.epsilon-greedy.s16.optimal_action_rate":0.63365,"run.optimistic.s16.optimal_action_rate":0.58328,"run.epsilon-greedy.s17.optimal_action_rate":0.61649,"run.optimistic.s17.optimal_action_rate":0.58371,"run.epsilon-greedy.s18.optimal_action_rate":0.65125,"run.optimistic.s18.optimal_action_rate":0.59064,"run.epsilon-greedy.s19.optimal_action_rate":0.62866,"run.optimistic.s19.optimal_action_rate":0.59539,"run.epsilon-greedy.s0.early_mean_reward":1.001889,"run.optimistic.s0.early_mean_reward":0.353477,"run.epsilon-greedy.s1.early_mean_reward":0.990859,"run.optimistic.s1.early_mean_reward":0.362505,"run.epsilon-greedy.s2.early_mean_reward":1.014295,"run.optimistic.s2.early_mean_reward":0.358362,"run.epsilon-greedy.s3.early_mean_reward":0.973608,"run.optimistic.s3.early_mean_reward":0.36224,"run.epsilon-greedy.s4.early_mean_reward":0.998609,"run.optimistic.s4.early_mean_reward":0.350132,"run.epsilon-greedy.s5.early_mean_reward":1.010963,"run.optimistic.s5.early_mean_reward":0.366554,"run.epsilon-greedy.s6.early_mean_reward":1.02166,"run.optimistic.s6.early_mean_reward":0.373327,"run.epsilon-greedy.s7.early_mean_reward":1.020139,"run.optimistic.s7.early_mean_reward":0.35282,"run.epsilon-greedy.s8.early_mean_reward":1.003191,"run.optimistic.s8.early_mean_reward":0.358296,"run.epsilon-greedy.s9.early_mean_reward":1.020805,"run.optimistic.s9.early_mean_reward":0.373878,"run.epsilon-greedy.s10.early_mean_reward":0.985985,"run.optimistic.s10.early_mean_reward":0.36099,"run.epsilon-greedy.s11.early_mean_reward":0.956913,"run.optimistic.s11.early_mean_reward":0.377431,"run.epsilon-greedy.s12.early_mean_reward":1.020065,"run.optimistic.s12.early_mean_reward":0.351178,"run.epsilon-greedy.s13.early_mean_reward":0.960442,"run.optimistic.s13.early_mean_reward":0.364671,"run.epsilon-greedy.s14.early_mean_reward":0.971975,"run.optimistic.s14.early_mean_reward":0.35741,"run.epsilon-greedy.s15.early_mean_reward":1.039685,"run.optimistic.s15.early_mean_reward":0.367165,"run.epsilon-greedy.s16.early_mean_reward":1.003386,"run.optimistic.s16.early_mean_reward":0.365724,"run.epsilon-greedy.s17.early_mean_reward":0.913976,"run.optimistic.s17.early_mean_reward":0.342732,"run.epsilon-greedy.s18.early_mean_reward":1.027672,"run.optimistic.s18.early_mean_reward":0.35734,"run.epsilon-greedy.s19.early_mean_reward":0.998615,"run.optimistic.s19.early_mean_reward":0.351512,"run.epsilon-greedy.s0.late_mean_reward":1.364362,"run.optimistic.s0.late_mean_reward":1.492466,"run.epsilon-greedy.s1.late_mean_reward":1.335528,"run.optimistic.s1.late_mean_reward":1.459466,"run.epsilon-greedy.s2.late_mean_reward":1.360653,"run.optimistic.s2.late_mean_reward":1.476696,"run.epsilon-greedy.s3.late_mean_reward":1.334128,"run.optimistic.s3.late_mean_reward":1.443453,"run.epsilon-greedy.s4.late_mean_reward":1.35099,"run.optimistic.s4.late_mean_reward":1.461694,"run.epsilon-greedy.s5.late_mean_reward":1.372593,"run.optimistic.s5.late_mean_reward":1.479847,"run.epsilon-greedy.s6.late_mean_reward":1.370745,"run.optimistic.s6.late_mean_reward":1.501675,"run.epsilon-greedy.s7.late_mean_reward":1.351831,"run.optimistic.s7.late_mean_reward":1.466385,"run.epsilon-greedy.s8.late_mean_reward":1.318261,"run.optimistic.s8.late_mean_reward":1.451344,"run.epsilon-greedy.s9.late_mean_reward":1.371808,"run.optimistic.s9.late_mean_reward":1.468462,"run.epsilon-greedy.s10.late_mean_reward":1.36533,"run.optimistic.s10.late_mean_reward":1.485508,"run.epsilon-greedy.s11.late_mean_reward":1.355091,"run.optimistic.s11.late_mean_reward":1.478764,"run.epsilon-greedy.s12.late_mean_reward":1.355072,"run.optimistic.s12.late_mean_reward":1.471329,"run.epsilon-greedy.s13.late_mean_reward":1.350263,"run.optimistic.s13.late_mean_reward":1.476589,"run.epsilon-greedy.s14.late_mean_reward":1.370983,"run.optimistic.s14.late_mean_reward":1.48814,"run.epsilon-greedy.s15.late_mean_reward":1.375975,"run.optimistic.s15.late_mean_reward":1.494347,"run.epsilon-greedy.s16.late_mean_reward":1.363717,"run.optimistic.s16.late_mean_reward":1.459138,"run.epsilon-greedy.s17.late_mean_reward":1.351624,"run.optimistic.s17.late_mean_reward":1.485283,"run.epsilon-greedy.s18.late_mean_reward":1.371938,"run.optimistic.s18.late_mean_reward":1.475867,"run.epsilon-greedy.s19.late_mean_reward":1.36042,"run.optimistic.s19.late_mean_reward":1.473334,"steps.first":10,"steps.last":500}}', 'c96c28e8ac0a57cc1c58c9ec71259d2200035c29a53c95bdf920ed5e1be49af2', 1795252528742);
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
insert into drafts values
('BANDIT-001', 1, '{"claim":"ε-greedy with ε = 0.1 earns more than with ε = 0.01 in the first 500 steps of the 10-armed testbed","confidence":"HIGH","confidenceBecause":"The planned test passed over {{ metric mean_reward.eps-0-1.n as integer }} seeds and only ε differs; one testbed of 200 problems is what limits it.","background":"ε-greedy is the simplest policy for a bandit: with probability ε it pulls a random arm, otherwise the arm whose rewards were highest on average so far. Sutton and Barto compare ε = 0.1 with ε = 0.01 over 1000 steps and find that the larger one learns faster while the smaller one would win in the long run. The study needs a reference for the early part, so the question is which of the two earns more within 500 steps.","methodology":"Both policies played the same 200 problems of the 10-armed testbed for 500 steps, with {{ metric mean_reward.eps-0-1.n as integer }} seeds each. A seed decides the reward noise and the random choices. The mean reward over all steps and problems is the readout, compared by Welch''s t test at p < 0.01. Everything but ε is the same.","results":"With ε = 0.1 the mean reward was {{ metric mean_reward.eps-0-1.mean as 3 }}, with ε = 0.01 it was {{ metric mean_reward.eps-0-01.mean as 3 }} (n = {{ metric mean_reward.eps-0-1.n as integer }} seeds each, p = {{ metric mean_reward.eps-0-1.vs-baseline.p as p }}).","takeaways":["More exploration pays early: the best arm was pulled in {{ metric optimal_action_rate.eps-0-1.mean as percent }} of the steps with ε = 0.1 and in {{ metric optimal_action_rate.eps-0-01.mean as percent }} with ε = 0.01.","The difference grows with time: {{ metric early_mean_reward.eps-0-1.mean as 3 }} against {{ metric early_mean_reward.eps-0-01.mean as 3 }} in the first 100 steps, {{ metric late_mean_reward.eps-0-1.mean as 3 }} against {{ metric late_mean_reward.eps-0-01.mean as 3 }} in the last 100."],"nextSteps":["ε = 0.1 becomes the baseline of the study.","Compare it with a policy that explores without a fixed ε, such as optimistic initialisation."],"figure":{"kind":"curve","metric":"mean_reward","title":"More exploration earns more within 500 steps","caption":"Mean reward so far over 200 problems; n = {{ metric mean_reward.eps-0-1.n as integer }} seeds per condition, bands are 99 % confidence intervals over seeds. Higher is better.","xLabel":"step","yLabel":"mean reward so far"},"expectedVsObserved":[{"outcome":0,"observed":"Mean reward {{ metric mean_reward.eps-0-1.vs-baseline.estimate as signed }} higher with ε = 0.1.","happened":"yes"},{"outcome":1,"observed":"The opposite was seen.","happened":"no"},{"outcome":2,"observed":"The planned test passed.","happened":"no"}],"didNotWork":["Nothing failed: all {{ metric runs.ok as integer }} runs finished."],"limitations":["One testbed of 200 problems; the interval is over seeds, not over other testbeds.","Only two values of ε. Nothing is said about values between or above them."],"openConfounds":[],"samplesRule":"The best, the median and the worst run of each condition by mean reward.","bears":{"claim":"exploration-pays-early","statement":"Within the first 500 steps of the 10-armed testbed, ε-greedy with ε = 0.1 earns more than with ε = 0.01","how":"supports"},"cardNotes":{"model":"No model: a policy is one estimate per arm, made anew for each problem.","training":"No training: a policy learns while it is measured.","data.preprocessing":"No preprocessing: the file is read as it is.","data.generation":"scripts/make-testbed.js draws the true means from a fixed seed.","evaluation.judge":"No judge: rewards are numbers.","decisions.values":"ε = 0.1 and ε = 0.01 are the two values that Sutton and Barto compare.","decisions.alternatives":"More values of ε; two are enough to settle on a first baseline."}}', 'the example', '# ε-greedy with ε = 0.1 earns more than with ε = 0.01 in the first 500 steps of the 10-armed testbed (HIGH confidence)

## TL;DR

### Background

ε-greedy is the simplest policy for a bandit: with probability ε it pulls a random arm, otherwise the arm whose rewards were highest on average so far. Sutton and Barto compare ε = 0.1 with ε = 0.01 over 1000 steps and find that the larger one learns faster while the smaller one would win in the long run. The study needs a reference for the early part, so the question is which of the two earns more within 500 steps.

### Methodology

Both policies played the same 200 problems of the 10-armed testbed for 500 steps, with 20[^1] seeds each. A seed decides the reward noise and the random choices. The mean reward over all steps and problems is the readout, compared by Welch''s t test at p < 0.01. Everything but ε is the same.

### Results

With ε = 0.1 the mean reward was 1.249[^2], with ε = 0.01 it was 1.115[^3] (n = 20[^1] seeds each, p < 0.001[^4]).

![More exploration earns more within 500 steps](figure.svg)

*Mean reward so far over 200 problems; n = 20[^1] seeds per condition, bands are 99 % confidence intervals over seeds. Higher is better.*

- More exploration pays early: the best arm was pulled in 63.3 %[^5] of the steps with ε = 0.1 and in 42.8 %[^6] with ε = 0.01.
- The difference grows with time: 0.997[^7] against 0.972[^8] in the first 100 steps, 1.358[^9] against 1.206[^10] in the last 100.

**Confidence: HIGH.** The planned test passed over 20[^1] seeds and only ε differs; one testbed of 200 problems is what limits it.

### Next steps

- ε = 0.1 becomes the baseline of the study.
- Compare it with a policy that explores without a fixed ε, such as optimistic initialisation.

## Reproducibility card

### Code

| row | value |
| --- | --- |
| repository | Bandits, early on |
| commit | `c3102d8580236a09fe1ce37ee13f999a38c1532c` |
| branch | `hooke/BANDIT-001` |
| diff against the base | (empty): no change |
| hash of the diff | SHA-256 (empty) |
| uncommitted changes | none: runs start from a clean worktree only (gate `preflight`) |
| entry script | `bin/run.js` |
| command | `node bin/run.js --config ''${config}'' --seed ''${seed}'' --out ''${run_dir}''` |
| resolved config | `runs.json` holds it per run; the shared part has SHA-256 `ce4929a79533c03afb8064bbc528a53fa832a5e2dbbe3b7eb3f7ea35b6abda8d` |
| experiment | BANDIT-001 |

### Environment

| row | value |
| --- | --- |
| snapshot | **not stated** |

### Compute

| row | value |
| --- | --- |
| driver | local |
| host | **not stated** |
| wall time | 0 s, 0 s of runs |
| accelerator hours | 0.00 |
| cost | $0 |
| start and end | 2026-11-21T00:00:00.000Z to 2026-11-21T00:00:00.000Z |

### Model

| row | value |
| --- | --- |
| all rows | No model: a policy is one estimate per arm, made anew for each problem. |

### Training

| row | value |
| --- | --- |
| all rows | No training: a policy learns while it is measured. |

### Data

| row | value |
| --- | --- |
| 10-armed testbed | eval, version v1, 200 rows, CC0-1.0, `10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2`, `data/testbed-v1.csv` |
| preprocessing | No preprocessing: the file is read as it is. |
| generation | scripts/make-testbed.js draws the true means from a fixed seed. |

### Evaluation

| row | value |
| --- | --- |
| primary metric | mean reward (`mean_reward`, reward per step), higher is better |
| secondary metrics | optimal action rate (`optimal_action_rate`, share of steps), higher is better; mean reward, first 100 steps (`early_mean_reward`, reward per step), higher is better; mean reward, last 100 steps (`late_mean_reward`, reward per step), higher is better |
| method | bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps. |
| significance test | welch-t, p < 0.01, at least 10 seeds per condition |
| judge | No judge: rewards are numbers. |

### Randomness

| row | value |
| --- | --- |
| seeds of ε = 0.01 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |
| seeds of ε = 0.1 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |
| determinism switches | every random number of a run comes from its seed (src/rng.js); a run reads no clock and uses no network and no threads |
| concurrency | 2 runs at a time |

### Artifacts

| row | value |
| --- | --- |
| used | no file |
| created | no file |

### Decisions

| row | value |
| --- | --- |
| why this experiment | The study needs one well-defined ε-greedy policy as the reference for everything that follows. |
| expected before | ε = 0.1 earns more; ε = 0.01 earns more; No difference at p < 0.01 |
| observed after | ε = 0.1 earns more |
| alternatives | More values of ε; two are enough to settle on a first baseline. |
| values | ε = 0.1 and ε = 0.01 are the two values that Sutton and Barto compare. |

## Runs

| condition | planned | finished | failed | attempts | seeds that count |
| --- | ---: | ---: | ---: | ---: | --- |
| ε = 0.01 | 20 | 20 | 0 | 20 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |
| ε = 0.1 | 20 | 20 | 0 | 20 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |

No gaps: every planned run finished.

## Samples

The best, the median and the worst run of each condition by the final value of the primary metric (`mean_reward`).

| condition | which | run | mean reward | at the start | half-way |
| --- | --- | --- | ---: | ---: | ---: |
| ε = 0.01 | best | `BANDIT-001.eps-0-01.s10.1` | 1.18 | no curve | no curve |
| ε = 0.01 | median | `BANDIT-001.eps-0-01.s9.1` | 1.12 | no curve | no curve |
| ε = 0.01 | worst | `BANDIT-001.eps-0-01.s14.1` | 1.05 | no curve | no curve |
| ε = 0.1 | best | `BANDIT-001.eps-0-1.s15.1` | 1.27 | no curve | no curve |
| ε = 0.1 | median | `BANDIT-001.eps-0-1.s16.1` | 1.25 | no curve | no curve |
| ε = 0.1 | worst | `BANDIT-001.eps-0-1.s17.1` | 1.22 | no curve | no curve |

In the words of the draft: The best, the median and the worst run of each condition by mean reward.

## Numbers

| metric | condition | n | mean | sd | 99 % interval | against the baseline |
| --- | --- | ---: | ---: | ---: | ---: | --- |
| mean reward | ε = 0.01 | 20 | 1.12 | 0.0356 | 1.09 to 1.14 | baseline |
| mean reward | ε = 0.1 | 20 | 1.25 | 0.0155 | 1.24 to 1.26 | +0.134 (0.110 to 0.158), p < 0.001, d = 4.89, test passed |
| optimal action rate | ε = 0.01 | 20 | 0.428 | 0.0377 | 0.404 to 0.453 | baseline |
| optimal action rate | ε = 0.1 | 20 | 0.633 | 0.0179 | 0.621 to 0.644 | +0.204 (0.178 to 0.230), p < 0.001, d = 6.92, test passed |
| mean reward, first 100 steps | ε = 0.01 | 20 | 0.972 | 0.0365 | 0.949 to 0.996 | baseline |
| mean reward, first 100 steps | ε = 0.1 | 20 | 0.997 | 0.0297 | 0.978 to 1.02 | +0.0245 (−0.00409 to 0.0531), p = 0.026, d = 0.74, test not passed |
| mean reward, last 100 steps | ε = 0.01 | 20 | 1.21 | 0.0393 | 1.18 to 1.23 | baseline |
| mean reward, last 100 steps | ε = 0.1 | 20 | 1.36 | 0.0150 | 1.35 to 1.37 | +0.152 (0.126 to 0.178), p < 0.001, d = 5.11, test passed |

- sd is the standard deviation over seeds (n − 1); d is Cohen’s d with the pooled standard deviation; Welch’s t test, two-sided.
- 4 comparisons were made; p values are not corrected for it.

## Expected and observed

| expected | would mean | verdict | observed |
| --- | --- | --- | --- |
| ε = 0.1 earns more | 500 steps are few enough for exploration to pay; ε = 0.1 becomes the baseline. | happened | Mean reward +0.134[^11] higher with ε = 0.1. |
| ε = 0.01 earns more | Ten arms are found with little exploration; ε = 0.01 becomes the baseline. | did not happen | The opposite was seen. |
| No difference at p < 0.01 | The choice of ε matters little here; the textbook value 0.1 becomes the baseline. | did not happen | The planned test passed. |

## What did not work

- Nothing failed: all 40[^12] runs finished.

## Deviations from the sealed plan

None: what ran equals the sealed plan in every compared fact.

## Limitations

- One testbed of 200 problems; the interval is over seeds, not over other testbeds.
- Only two values of ε. Nothing is said about values between or above them.

## Artifacts

None.

## How to reproduce

Experiment BANDIT-001, plan `328a66da7aa4147365c1d6cd911a440ee0363a514d47c4468a46a7dec5a6a39d`, commit `c3102d8580236a09fe1ce37ee13f999a38c1532c` of `Bandits, early on`; environment not recorded.

```sh
git checkout c3102d8580236a09fe1ce37ee13f999a38c1532c
node bin/run.js --config ''${run_dir}/config.json'' --seed 0 --out ''${run_dir}''
node bin/run.js --config ''${run_dir}/config.json'' --seed 0 --out ''${run_dir}''
```

## Source

No issue.

## Numbers in this text

[^1]: 20 is `mean_reward.eps-0-1.n` = 20; computed from 20 [runs](#runs), `BANDIT-001.eps-0-1.s0.1` to `BANDIT-001.eps-0-1.s19.1`, at commit `c3102d858023`.
[^2]: 1.249 is `mean_reward.eps-0-1.mean` = 1.24946925; computed from 20 [runs](#runs), `BANDIT-001.eps-0-1.s0.1` to `BANDIT-001.eps-0-1.s19.1`, at commit `c3102d858023`.
[^3]: 1.115 is `mean_reward.eps-0-01.mean` = 1.11510915; computed from 20 [runs](#runs), `BANDIT-001.eps-0-01.s0.1` to `BANDIT-001.eps-0-01.s19.1`, at commit `c3102d858023`.
[^4]: p < 0.001 is `mean_reward.eps-0-1.vs-baseline.p` = 1.2806130521226823e-14; computed from 40 [runs](#runs), `BANDIT-001.eps-0-01.s0.1` to `BANDIT-001.eps-0-1.s19.1`, at commit `c3102d858023`.
[^5]: 63.3 % is `optimal_action_rate.eps-0-1.mean` = 0.6327240000000001; computed from 20 [runs](#runs), `BANDIT-001.eps-0-1.s0.1` to `BANDIT-001.eps-0-1.s19.1`, at commit `c3102d858023`.
[^6]: 42.8 % is `optimal_action_rate.eps-0-01.mean` = 0.4284205; computed from 20 [runs](#runs), `BANDIT-001.eps-0-01.s0.1` to `BANDIT-001.eps-0-01.s19.1`, at commit `c3102d858023`.
[^7]: 0.997 is `early_mean_reward.eps-0-1.mean` = 0.9967366; computed from 20 [runs](#runs), `BANDIT-001.eps-0-1.s0.1` to `BANDIT-001.eps-0-1.s19.1`, at commit `c3102d858023`.
[^8]: 0.972 is `early_mean_reward.eps-0-01.mean` = 0.97225145; computed from 20 [runs](#runs), `BANDIT-001.eps-0-01.s0.1` to `BANDIT-001.eps-0-01.s19.1`, at commit `c3102d858023`.
[^9]: 1.358 is `late_mean_reward.eps-0-1.mean` = 1.3575656; computed from 20 [runs](#runs), `BANDIT-001.eps-0-1.s0.1` to `BANDIT-001.eps-0-1.s19.1`, at commit `c3102d858023`.
[^10]: 1.206 is `late_mean_reward.eps-0-01.mean` = 1.2056157; computed from 20 [runs](#runs), `BANDIT-001.eps-0-01.s0.1` to `BANDIT-001.eps-0-01.s19.1`, at commit `c3102d858023`.
[^11]: +0.134 is `mean_reward.eps-0-1.vs-baseline.estimate` = 0.13436009999999987; computed from 40 [runs](#runs), `BANDIT-001.eps-0-01.s0.1` to `BANDIT-001.eps-0-1.s19.1`, at commit `c3102d858023`.
[^12]: 40 is `runs.ok` = 40; counted over the [runs](#runs).
', 'd0612a281f9638615eb4755ae3daba468c8079b33dd5c09b03b52bf01292bd44', null, 1795219200000, 1795219200000),
('BANDIT-002', 1, '{"claim":"Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed","confidence":"MODERATE","confidenceBecause":"The planned test passed over {{ metric mean_reward.optimistic.n as integer }} seeds, but only one start value was tried and it was not tuned, while the ε of the baseline was.","background":"A bandit policy must find out which of several arms pays best while it is already being paid for its pulls. ε-greedy, the baseline of this study, pulls a random arm in a tenth of all steps, for ever; BANDIT-001 found ε = 0.1 to be the better of two values for the first 500 steps. Optimistic initialisation needs no random arms: every estimate starts far too high, the policy always pulls the arm with the highest estimate, and so it tries all arms because each one disappoints. Sutton and Barto show it overtaking ε-greedy on the 10-armed testbed, but they count how often the best arm is pulled, over 1000 steps. The question here is what it earns within the first 500.","methodology":"Both policies played the same 200 problems of the 10-armed testbed for 500 steps, with {{ metric mean_reward.optimistic.n as integer }} seeds each; a seed decides the reward noise and the random choices. ε-greedy used ε = 0.1 and sample averages; the optimistic policy used a start value of 5 and a constant step size of 0.1. The mean reward over all steps and problems was compared by Welch''s t test at p < 0.01. Testbed, steps, seeds, noise and the breaking of ties are matched; start value, step size and random arms change together, so that whole policies are compared.","results":"The optimistic policy earned a mean reward of {{ metric mean_reward.optimistic.mean as 3 }} and ε-greedy {{ metric mean_reward.epsilon-greedy.mean as 3 }} (n = {{ metric mean_reward.optimistic.n as integer }} seeds each, difference {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }}, 99 % confidence interval {{ metric mean_reward.optimistic.vs-baseline.low as signed }} to {{ metric mean_reward.optimistic.vs-baseline.high as signed }}, p = {{ metric mean_reward.optimistic.vs-baseline.p as p }}).","takeaways":["The loss is made at the beginning: in the first 100 steps the optimistic policy earned {{ metric early_mean_reward.optimistic.mean as 3 }} per step against {{ metric early_mean_reward.epsilon-greedy.mean as 3 }} for ε-greedy. Ten estimates have to fall from 5, a tenth of the way at each pull, and until then poor arms keep their turn.","By the end the order is reversed: in the last 100 steps it earned {{ metric late_mean_reward.optimistic.mean as 3 }} against {{ metric late_mean_reward.epsilon-greedy.mean as 3 }} (described, not tested). The policy explores well; within 500 steps it has no time to earn back what that cost.","Over all 500 steps the optimistic policy pulled the best arm in {{ metric optimal_action_rate.optimistic.mean as percent }} of the steps, ε-greedy in {{ metric optimal_action_rate.epsilon-greedy.mean as percent }}. The share of best pulls alone would not have shown how large the early loss is.","The textbook picture does not carry over to what is earned in 500 steps. A lower start value is now the more interesting setting, because it shortens the exploration."],"nextSteps":["Repeat with start value 2: less far to fall, so a shorter exploration at the beginning.","Run the control with start value 0 and step size 0.1, to separate the start value from the step size.","Ask the same question for 1000 steps, where the late advantage has time to count.","ε-greedy with ε = 0.1 stays the baseline."],"figure":{"kind":"curve","metric":"mean_reward","title":"The early loss is not earned back within 500 steps","caption":"Mean reward so far, over 200 problems; n = {{ metric mean_reward.optimistic.n as integer }} seeds per policy, bands are 99 % confidence intervals over seeds. Higher is better.","xLabel":"step","yLabel":"mean reward so far"},"expectedVsObserved":[{"outcome":0,"observed":"It earned less: {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }} per step.","happened":"no"},{"outcome":1,"observed":"ε-greedy earned more; in the first 100 steps the optimistic policy earned {{ metric early_mean_reward.optimistic.mean as 3 }} per step against {{ metric early_mean_reward.epsilon-greedy.mean as 3 }} for ε-greedy, in the last 100 {{ metric late_mean_reward.optimistic.mean as 3 }} against {{ metric late_mean_reward.epsilon-greedy.mean as 3 }}.","happened":"yes"},{"outcome":2,"observed":"The planned test passed.","happened":"no"}],"didNotWork":["The expected win did not come: the exploration at the beginning cost more than the random arms of ε-greedy.","{{ metric runs.ok as integer }} of {{ metric runs.planned as integer }} runs finished. The baseline measured a mean reward of {{ metric mean_reward.epsilon-greedy.mean as 3 }} here and 1.249 in BANDIT-001, with the same config and seeds."],"limitations":["Start value, step size and random arms change together. The experiment says how the two policies differ, not which of the three settings makes the difference.","One start value and one step size were tried. Both decide how long the exploration at the beginning lasts.","One testbed of 200 problems. The intervals are over seeds, not over other testbeds.","Both policies use the same seeds; the planned test treats the samples as independent."],"openConfounds":["Tuning: ε = 0.1 was chosen in BANDIT-001 as the better of two values, while start value 5 and step size 0.1 were taken from the book. A lower start value may lose less or nothing."],"samplesRule":"The best, the median and the worst run of each policy by mean reward.","bears":{"claim":"optimism-pays-early","statement":"Within the first 500 steps of the 10-armed testbed, optimistic initialisation earns more than ε-greedy","how":"contradicts"},"cardNotes":{"model":"No model: a policy is one estimate per arm, made anew for each problem.","training":"No training: a policy learns while it is measured.","data.preprocessing":"No preprocessing: the file is read as it is.","data.generation":"scripts/make-testbed.js draws the true means from a fixed seed.","evaluation.judge":"No judge: rewards are numbers.","decisions.values":"Start value 5 and step size 0.1 are those of Sutton and Barto, section 2.6; ε = 0.1 is the baseline of the study since BANDIT-001.","decisions.alternatives":"One more condition with start value 0 and step size 0.1 (left to a follow-up), and a sweep over start values."}}', 'analyzer', '# Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed (MODERATE confidence)

> Rehearsed: the answers of the roles were recorded and are played back; no language model was asked. Tools, gates, runs and numbers are real.

## TL;DR

### Background

A bandit policy must find out which of several arms pays best while it is already being paid for its pulls. ε-greedy, the baseline of this study, pulls a random arm in a tenth of all steps, for ever; BANDIT-001 found ε = 0.1 to be the better of two values for the first 500 steps. Optimistic initialisation needs no random arms: every estimate starts far too high, the policy always pulls the arm with the highest estimate, and so it tries all arms because each one disappoints. Sutton and Barto show it overtaking ε-greedy on the 10-armed testbed, but they count how often the best arm is pulled, over 1000 steps. The question here is what it earns within the first 500.

### Methodology

Both policies played the same 200 problems of the 10-armed testbed for 500 steps, with 20[^1] seeds each; a seed decides the reward noise and the random choices. ε-greedy used ε = 0.1 and sample averages; the optimistic policy used a start value of 5 and a constant step size of 0.1. The mean reward over all steps and problems was compared by Welch''s t test at p < 0.01. Testbed, steps, seeds, noise and the breaking of ties are matched; start value, step size and random arms change together, so that whole policies are compared.

### Results

The optimistic policy earned a mean reward of 1.117[^2] and ε-greedy 1.249[^3] (n = 20[^1] seeds each, difference −0.133[^4], 99 % confidence interval −0.143[^5] to −0.123[^6], p < 0.001[^7]).

![The early loss is not earned back within 500 steps](figure.svg)

*Mean reward so far, over 200 problems; n = 20[^1] seeds per policy, bands are 99 % confidence intervals over seeds. Higher is better.*

- The loss is made at the beginning: in the first 100 steps the optimistic policy earned 0.360[^8] per step against 0.997[^9] for ε-greedy. Ten estimates have to fall from 5, a tenth of the way at each pull, and until then poor arms keep their turn.
- By the end the order is reversed: in the last 100 steps it earned 1.474[^10] against 1.358[^11] (described, not tested). The policy explores well; within 500 steps it has no time to earn back what that cost.
- Over all 500 steps the optimistic policy pulled the best arm in 59.0 %[^12] of the steps, ε-greedy in 63.3 %[^13]. The share of best pulls alone would not have shown how large the early loss is.
- The textbook picture does not carry over to what is earned in 500 steps. A lower start value is now the more interesting setting, because it shortens the exploration.

**Confidence: MODERATE.** The planned test passed over 20[^1] seeds, but only one start value was tried and it was not tuned, while the ε of the baseline was.

### Next steps

- Repeat with start value 2: less far to fall, so a shorter exploration at the beginning.
- Run the control with start value 0 and step size 0.1, to separate the start value from the step size.
- Ask the same question for 1000 steps, where the late advantage has time to count.
- ε-greedy with ε = 0.1 stays the baseline.

## Reproducibility card

### Code

| row | value |
| --- | --- |
| repository | Bandits, early on |
| commit | `c7caa84ae4770b7e0eaa4c89f0851299a08c5267` |
| branch | `hooke/BANDIT-002` |
| diff against the base | `c3102d8580236a09fe1ce37ee13f999a38c1532c`: +122 −0 in 4 files |
| hash of the diff | SHA-256 `94e45826c060a69910c9618be9f95a3fdbe1ed7a02bfaeb979c167addae16d03` |
| uncommitted changes | none: runs start from a clean worktree only (gate `preflight`) |
| entry script | `bin/run.js` |
| command | `node bin/run.js --config ''${config}'' --seed ''${seed}'' --out ''${run_dir}''` |
| resolved config | `runs.json` holds it per run; the shared part has SHA-256 `ce4929a79533c03afb8064bbc528a53fa832a5e2dbbe3b7eb3f7ea35b6abda8d` |
| experiment | BANDIT-002 |

### Environment

| row | value |
| --- | --- |
| operating system | Debian GNU/Linux 12 (bookworm), kernel Linux 6.18.44-fc-v470 x64 |
| runtime | Node v24.21.0, Python 3.11.7 |
| lock files | none |
| container image | no container |
| variables | `PATH=/usr/bin` `HOME=/home/ada/home` `LANG=C.UTF-8` |
| secrets (names only) | none |
| snapshot | `7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32` |

### Compute

| row | value |
| --- | --- |
| driver | local |
| host | vm |
| processor | Intel(R) Xeon(R) Processor, 2 cores, 24105 MB |
| accelerators | none |
| accelerator driver | none |
| wall time | 4 s, 6 s of runs |
| accelerator hours | 0.00 |
| cost | $0 |
| start and end | 2026-11-21T09:15:22.154Z to 2026-11-21T09:15:26.365Z |

### Model

| row | value |
| --- | --- |
| all rows | No model: a policy is one estimate per arm, made anew for each problem. |

### Training

| row | value |
| --- | --- |
| all rows | No training: a policy learns while it is measured. |

### Data

| row | value |
| --- | --- |
| 10-armed testbed | eval, version v1, 200 rows, CC0-1.0, `10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2`, `data/testbed-v1.csv` |
| 10-armed testbed: counted | 200 rows; overlap of train and evaluation: none |
| 10-armed testbed: first rows | `0,-0.554502,0.028091,-0.401356,1.124789,0.575279,-0.019953,0.913900,-0.926847,0.964066,-3.516211` · `1,1.113681,1.431690,0.044709,-0.526322,-0.182769,0.118920,-0.562909,-0.329706,-0.089504,-0.558833` · `2,-0.232810,0.728230,-0.811342,0.653705,-0.283622,-1.252429,-0.279310,-2.327985,0.316853,1.603497` |
| preprocessing | No preprocessing: the file is read as it is. |
| generation | scripts/make-testbed.js draws the true means from a fixed seed. |

### Evaluation

| row | value |
| --- | --- |
| primary metric | mean reward (`mean_reward`, reward per step), higher is better |
| secondary metrics | optimal action rate (`optimal_action_rate`, share of steps), higher is better; mean reward, first 100 steps (`early_mean_reward`, reward per step), higher is better; mean reward, last 100 steps (`late_mean_reward`, reward per step), higher is better |
| method | bin/run.js plays the first 200 problems of testbed v1 for 500 steps each with a fresh policy per problem; src/measure.js averages the rewards and the optimal actions over problems and steps. |
| significance test | welch-t, p < 0.01, at least 10 seeds per condition |
| judge | No judge: rewards are numbers. |

### Randomness

| row | value |
| --- | --- |
| seeds of ε-greedy | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |
| seeds of optimistic policy | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |
| determinism switches | every random number of a run comes from its seed (src/rng.js); a run reads no clock and uses no network and no threads |
| concurrency | 2 runs at a time |

### Artifacts

| row | value |
| --- | --- |
| used | 1 file, 19734 bytes; listed under Artifacts |
| created | 246 files, 198493 bytes; listed under Artifacts |

### Decisions

| row | value |
| --- | --- |
| why this experiment | ε-greedy, the study''s baseline, goes on pulling random arms in a tenth of all steps when it already knows the best one. A policy that explores by itself and then stops would be the better reference for early behaviour. |
| expected before | The optimistic policy earns more; ε-greedy earns more; No difference at p < 0.01 |
| observed after | ε-greedy earns more |
| alternatives | One more condition with start value 0 and step size 0.1 (left to a follow-up), and a sweep over start values. |
| values | Start value 5 and step size 0.1 are those of Sutton and Barto, section 2.6; ε = 0.1 is the baseline of the study since BANDIT-001. |

## Runs

| condition | planned | finished | failed | attempts | seeds that count |
| --- | ---: | ---: | ---: | ---: | --- |
| ε-greedy | 20 | 20 | 0 | 20 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |
| optimistic policy | 20 | 20 | 0 | 20 | 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 |

No gaps: every planned run finished.

## Samples

The best, the median and the worst run of each condition by the final value of the primary metric (`mean_reward`).

| condition | which | run | mean reward | at the start | half-way |
| --- | --- | --- | ---: | ---: | ---: |
| ε-greedy | best | `BANDIT-002.epsilon-greedy.s15.1` | 1.27 | 0.566 (step 10) | 1.19 (step 250) |
| ε-greedy | median | `BANDIT-002.epsilon-greedy.s16.1` | 1.25 | 0.524 (step 10) | 1.15 (step 250) |
| ε-greedy | worst | `BANDIT-002.epsilon-greedy.s17.1` | 1.22 | 0.456 (step 10) | 1.10 (step 250) |
| optimistic policy | best | `BANDIT-002.optimistic.s6.1` | 1.12 | 0.0148 (step 10) | 0.794 (step 250) |
| optimistic policy | median | `BANDIT-002.optimistic.s7.1` | 1.12 | −0.00983 (step 10) | 0.792 (step 250) |
| optimistic policy | worst | `BANDIT-002.optimistic.s12.1` | 1.11 | −0.0123 (step 10) | 0.791 (step 250) |

In the words of the draft: The best, the median and the worst run of each policy by mean reward.

## Numbers

| metric | condition | n | mean | sd | 99 % interval | against the baseline |
| --- | --- | ---: | ---: | ---: | ---: | --- |
| mean reward | ε-greedy | 20 | 1.25 | 0.0155 | 1.24 to 1.26 | baseline |
| mean reward | optimistic policy | 20 | 1.12 | 0.00512 | 1.11 to 1.12 | −0.133 (−0.143 to −0.123), p < 0.001, d = −11.52, test passed |
| optimal action rate | ε-greedy | 20 | 0.633 | 0.0179 | 0.621 to 0.644 | baseline |
| optimal action rate | optimistic policy | 20 | 0.590 | 0.00835 | 0.585 to 0.595 | −0.0427 (−0.0549 to −0.0304), p < 0.001, d = −3.06, test passed |
| mean reward, first 100 steps | ε-greedy | 20 | 0.997 | 0.0297 | 0.978 to 1.02 | baseline |
| mean reward, first 100 steps | optimistic policy | 20 | 0.360 | 0.00886 | 0.355 to 0.366 | −0.636 (−0.656 to −0.617), p < 0.001, d = −29.02, test passed |
| mean reward, last 100 steps | ε-greedy | 20 | 1.36 | 0.0150 | 1.35 to 1.37 | baseline |
| mean reward, last 100 steps | optimistic policy | 20 | 1.47 | 0.0148 | 1.47 to 1.48 | +0.117 (0.104 to 0.130), p < 0.001, d = 7.85, test passed |

- sd is the standard deviation over seeds (n − 1); d is Cohen’s d with the pooled standard deviation; Welch’s t test, two-sided.
- 4 comparisons were made; p values are not corrected for it.

## Expected and observed

| expected | would mean | verdict | observed |
| --- | --- | --- | --- |
| The optimistic policy earns more | Exploring first and then stopping pays within 500 steps; the policy is a candidate for the next baseline, after a replication on fresh seeds. | did not happen | It earned less: −0.133[^4] per step. |
| ε-greedy earns more | At this start value and step size, the exploration at the beginning costs more than the random arms later on; the first and last 100 steps show where. As ε was chosen between two values in BANDIT-001 and the start value was not tuned at all, this would not settle other start values. | happened | ε-greedy earned more; in the first 100 steps the optimistic policy earned 0.360[^8] per step against 0.997[^9] for ε-greedy, in the last 100 1.474[^10] against 1.358[^11]. |
| No difference at p < 0.01 | The two ways to explore cost about the same within 500 steps; there is no reason to change the baseline. | did not happen | The planned test passed. |

## What did not work

- The expected win did not come: the exploration at the beginning cost more than the random arms of ε-greedy.
- 40[^14] of 40[^15] runs finished. The baseline measured a mean reward of 1.249[^3] here and 1.249 in BANDIT-001, with the same config and seeds.

## Deviations from the sealed plan

None: what ran equals the sealed plan in every compared fact.

## Limitations

- Start value, step size and random arms change together. The experiment says how the two policies differ, not which of the three settings makes the difference.
- One start value and one step size were tried. Both decide how long the exploration at the beginning lasts.
- One testbed of 200 problems. The intervals are over seeds, not over other testbeds.
- Both policies use the same seeds; the planned test treats the samples as independent.
- open confound: Tuning: ε = 0.1 was chosen in BANDIT-001 as the better of two values, while start value 5 and step size 0.1 were taken from the book. A lower start value may lose less or nothing.

## Artifacts

| name | role | files | bytes | SHA-256 |
| --- | --- | ---: | ---: | --- |
| `data/data/testbed-v1.csv` | used | 1 | 19734 | `10d142715aa3d42b418f397be1e603708e1ded89187885e12fac9e027f18fdb2` |
| `<run>/artifacts/actions.json` | created | 41 | 43746 | `79fc3bc3733cd2f1fe76754b5906b91894d9b8cecac04bd093c9d3fe4bfd3857` |
| `<run>/config.json` | created | 41 | 8044 | `fddc873cd9c82deea4b5c3f82fef5834a48c381210444bd8a50daf4a97afd25d` |
| `<run>/metrics.jsonl` | created | 41 | 133220 | `eecc5599889abfbf72e0d46bb734b9eb6f55eba8a8b40b8977ba5d2412efc79c` |
| `<run>/result.json` | created | 41 | 4572 | `8397b2899ffc1aa80049901bcbee331defb7faa85180c9bf9b187a691e191b6c` |
| `<run>/stderr.log` | created | 41 | 0 | `ca960a36fb9ded05cb38e0e36e84b2b1c751c12eb19e4fdf70f3c14567777e4e` |
| `<run>/stdout.log` | created | 41 | 8911 | `51e52e13392f192057912f84068222ae84144090d3c43983f5d2f26622509340` |

Where a line stands for several files, the hash is of the list of their names and hashes, sorted by name; each file has its own line in the record.

## How to reproduce

Experiment BANDIT-002, plan `fa9ae23d7280163922534cff7d7cbc932c25fee27c19de9986649e8ed318d4a1`, commit `c7caa84ae4770b7e0eaa4c89f0851299a08c5267` of `Bandits, early on`; environment `7abb9cd2dfc32b36a5b8294d76640dd5fcffc84edbd8e845fb4c16c263475d32`.

```sh
git checkout c7caa84ae4770b7e0eaa4c89f0851299a08c5267
node bin/run.js --config ''${run_dir}/config.json'' --seed 0 --out ''${run_dir}''
node bin/run.js --config ''${run_dir}/config.json'' --seed 0 --out ''${run_dir}''
```

## Source

Issue BANDIT-I1: Does optimistic initialisation beat ε-greedy in the first 500 steps?

## Numbers in this text

[^1]: 20 is `mean_reward.optimistic.n` = 20; computed from 20 [runs](#runs), `BANDIT-002.optimistic.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^2]: 1.117 is `mean_reward.optimistic.mean` = 1.1166166; computed from 20 [runs](#runs), `BANDIT-002.optimistic.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^3]: 1.249 is `mean_reward.epsilon-greedy.mean` = 1.24946925; computed from 20 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.epsilon-greedy.s19.1`, at commit `c7caa84ae477`.
[^4]: −0.133 is `mean_reward.optimistic.vs-baseline.estimate` = -0.13285265000000002; computed from 40 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^5]: −0.143 is `mean_reward.optimistic.vs-baseline.low` = -0.1430896651094873; computed from 40 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^6]: −0.123 is `mean_reward.optimistic.vs-baseline.high` = -0.12261563489051273; computed from 40 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^7]: p < 0.001 is `mean_reward.optimistic.vs-baseline.p` = 6.500597876179834e-22; computed from 40 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^8]: 0.360 is `early_mean_reward.optimistic.mean` = 0.3603872; computed from 20 [runs](#runs), `BANDIT-002.optimistic.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^9]: 0.997 is `early_mean_reward.epsilon-greedy.mean` = 0.9967366; computed from 20 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.epsilon-greedy.s19.1`, at commit `c7caa84ae477`.
[^10]: 1.474 is `late_mean_reward.optimistic.mean` = 1.47448935; computed from 20 [runs](#runs), `BANDIT-002.optimistic.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^11]: 1.358 is `late_mean_reward.epsilon-greedy.mean` = 1.3575656; computed from 20 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.epsilon-greedy.s19.1`, at commit `c7caa84ae477`.
[^12]: 59.0 % is `optimal_action_rate.optimistic.mean` = 0.5900665; computed from 20 [runs](#runs), `BANDIT-002.optimistic.s0.1` to `BANDIT-002.optimistic.s19.1`, at commit `c7caa84ae477`.
[^13]: 63.3 % is `optimal_action_rate.epsilon-greedy.mean` = 0.6327240000000001; computed from 20 [runs](#runs), `BANDIT-002.epsilon-greedy.s0.1` to `BANDIT-002.epsilon-greedy.s19.1`, at commit `c7caa84ae477`.
[^14]: 40 is `runs.ok` = 40; counted over the [runs](#runs).
[^15]: 40 is `runs.planned` = 40; counted over the [runs](#runs).
', '4203c0e26164b3629ec3626844677d262d8f82accf28b4fbbf9a12227fadec94', '{"hash":"2ec158893140189a67c62694a701377f265e6dc61aee828b226f50866c4b3485","commit":"c7caa84ae4770b7e0eaa4c89f0851299a08c5267","svg":"6aeae3ac15af2d6ecbcc26c40b51b7bb10f328b760946433284ed4b9c8794d56","png":"76ac179c69d800cdda3bc66d48ca5cd5d73497308f233db45dcbc83247b823cb","spec":"2b5cff328d26477def8933f31a1b4919a811bf447fe34087df3e566f9f2a07c3","csv":"99cd27c52a33506ed34ed20ae9c07484dae9473d5e21fc0bc85650e286513772"}', 1795252529682, 1795252528843);
CREATE TABLE follow_ups (
  experiment text not null references experiments (id),
  n integer not null,
  body text not null,
  chosen integer not null default 0,
  issue text,
  primary key (experiment, n)
) strict, without rowid;
insert into follow_ups values
('BANDIT-002', 1, '{"title":"Does a start value of 2 beat ε-greedy in the first 500 steps?","changedVariable":"start value of the optimistic policy: 2 instead of 5","hypothesis":"With less far to fall the exploration at the beginning is shorter, and the optimistic policy earns more than ε-greedy over 500 steps.","refutedBy":"Its mean reward is not higher than that of ε-greedy at p < 0.01.","gpuHours":0,"usd":0,"ifWorks":"How optimistic the start is decides, not optimism as such; a sweep over start values follows, on fresh seeds.","ifFails":"The step size is the next suspect."}', 1, 'BANDIT-I2'),
('BANDIT-002', 2, '{"title":"What does the constant step size do without an optimistic start?","changedVariable":"start value of the optimistic policy: 0 instead of 5","hypothesis":"Without the optimistic start, step size 0.1 and no random arms earn less than ε-greedy, because too few arms are tried.","refutedBy":"Its mean reward is at least that of ε-greedy.","gpuHours":0,"usd":0,"ifWorks":"What the optimistic policy wins or loses early comes from its start value.","ifFails":"The step size or the missing random arms matter more than the start value, and the text of this result needs that caveat in its claim."}', 0, null),
('BANDIT-002', 3, '{"title":"Who earns more over 1000 steps?","changedVariable":"number of steps: 1000 instead of 500","hypothesis":"Over 1000 steps the late advantage of the optimistic policy outweighs its early loss.","refutedBy":"Its mean reward over 1000 steps is not higher than that of ε-greedy at p < 0.01.","gpuHours":0,"usd":0,"ifWorks":"The answer depends on the horizon, and the crossing lies between 500 and 1000 steps.","ifFails":"The optimistic start with value 5 costs too much even for the longer horizon."}', 0, null);
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
insert into results values
('BANDIT-001', 1, 'd0612a281f9638615eb4755ae3daba468c8079b33dd5c09b03b52bf01292bd44', null, null, null, null, 1795219200000, null, null),
('BANDIT-002', 1, '4203c0e26164b3629ec3626844677d262d8f82accf28b4fbbf9a12227fadec94', '9c377cc43fe49ce3c8b51285f9cb031096754701e53cb15eb5a1d8711c4ce40b', 'result/BANDIT-002-v1', 'd1639b88559894ff8ab72f5dea44bdfe5900d486', null, 1795252533948, null, null);
CREATE TABLE claims (
  study text not null references studies (id),
  name text not null,
  statement text not null,
  created_at integer not null,
  primary key (study, name)
) strict, without rowid;
insert into claims values
('bandits', 'exploration-pays-early', 'Within the first 500 steps of the 10-armed testbed, ε-greedy with ε = 0.1 earns more than with ε = 0.01', 1795219200000),
('bandits', 'optimism-pays-early', 'Within the first 500 steps of the 10-armed testbed, optimistic initialisation earns more than ε-greedy', 1795252533948);
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
insert into claim_evidence values
('bandits', 'exploration-pays-early', 'BANDIT-001', 'supports', 20, 1795219200000, null),
('bandits', 'optimism-pays-early', 'BANDIT-002', 'contradicts', 20, 1795252533948, null);
CREATE TABLE costs (
  id integer primary key,
  key text not null unique,
  experiment text not null references experiments (id),
  kind text not null check (kind in ('model', 'hardware')),
  usd real not null,
  detail text not null,
  at integer not null
) strict;
insert into costs values
(1, 'session/BANDIT-002.clarifier.1', 'BANDIT-002', 'model', 0, 'clarifier, rehearsal', 1795252514728),
(2, 'session/BANDIT-002.planner.1', 'BANDIT-002', 'model', 0, 'planner, rehearsal', 1795252514954),
(3, 'session/BANDIT-002.critic-methodology.1', 'BANDIT-002', 'model', 0, 'critic-methodology, rehearsal', 1795252515400),
(4, 'session/BANDIT-002.critic-statistics.1', 'BANDIT-002', 'model', 0, 'critic-statistics, rehearsal', 1795252515451),
(5, 'session/BANDIT-002.critic-alternatives.1', 'BANDIT-002', 'model', 0, 'critic-alternatives, rehearsal', 1795252515475),
(6, 'session/BANDIT-002.fact-checker.1', 'BANDIT-002', 'model', 0, 'fact-checker, rehearsal', 1795252515585),
(7, 'session/BANDIT-002.planner.2', 'BANDIT-002', 'model', 0, 'planner, rehearsal', 1795252515717),
(8, 'session/BANDIT-002.critic-methodology.2', 'BANDIT-002', 'model', 0, 'critic-methodology, rehearsal', 1795252515964),
(9, 'session/BANDIT-002.critic-statistics.2', 'BANDIT-002', 'model', 0, 'critic-statistics, rehearsal', 1795252516030),
(10, 'session/BANDIT-002.critic-alternatives.2', 'BANDIT-002', 'model', 0, 'critic-alternatives, rehearsal', 1795252516068),
(11, 'session/BANDIT-002.fact-checker.2', 'BANDIT-002', 'model', 0, 'fact-checker, rehearsal', 1795252516208),
(12, 'session/BANDIT-002.implementer.1', 'BANDIT-002', 'model', 0, 'implementer, rehearsal', 1795252519577),
(13, 'session/BANDIT-002.code-reviewer.1', 'BANDIT-002', 'model', 0, 'code-reviewer, rehearsal', 1795252519798),
(14, 'session/BANDIT-002.tester.1', 'BANDIT-002', 'model', 0, 'tester, rehearsal', 1795252520680),
(15, 'session/BANDIT-002.verifier.1', 'BANDIT-002', 'model', 0, 'verifier, rehearsal', 1795252528132),
(16, 'lease/BANDIT-002.lease.1', 'BANDIT-002', 'hardware', 0, 'local, 0.1 min', 1795252528661),
(17, 'session/BANDIT-002.analyzer.1', 'BANDIT-002', 'model', 0, 'analyzer, rehearsal', 1795252528837),
(18, 'session/BANDIT-002.auditor.1', 'BANDIT-002', 'model', 0, 'auditor, rehearsal', 1795252530643),
(19, 'session/BANDIT-002.follow-up-designer.1', 'BANDIT-002', 'model', 0, 'follow-up-designer, rehearsal', 1795252530730);
CREATE TABLE web_sessions (
  hash text primary key,
  kind text not null check (kind in ('link', 'cookie', 'bearer')),
  person text not null,
  expires_at integer not null,
  used_at integer
) strict, without rowid;
CREATE TABLE search_documents (
  id integer primary key,
  study text not null,
  kind text not null,
  ref text not null,
  unique (study, kind, ref)
) strict;
insert into search_documents values
(1, 'bandits', 'question', 'BANDIT-001'),
(2, 'bandits', 'plan', 'BANDIT-001'),
(3, 'bandits', 'result', 'BANDIT-001'),
(4, 'bandits', 'question', 'BANDIT-002'),
(5, 'bandits', 'issue', 'BANDIT-I1'),
(6, 'bandits', 'code', 'bin/run.js'),
(7, 'bandits', 'code', 'src/bandit.js'),
(8, 'bandits', 'code', 'src/config.js'),
(9, 'bandits', 'code', 'src/greedy.js'),
(10, 'bandits', 'code', 'src/measure.js'),
(11, 'bandits', 'code', 'src/parameters.js'),
(12, 'bandits', 'code', 'src/policies/epsilon-greedy.js'),
(13, 'bandits', 'code', 'src/policies/index.js'),
(14, 'bandits', 'code', 'src/rng.js'),
(15, 'bandits', 'code', 'src/simulate.js'),
(16, 'bandits', 'code', 'src/testbed.js'),
(17, 'bandits', 'code', 'test/run.test.js'),
(18, 'bandits', 'logbook', '.agents/logbooks/bandits.md: BANDIT-001 · 2026-11-21'),
(19, 'bandits', 'result', 'BANDIT-002'),
(20, 'bandits', 'plan', 'BANDIT-002');
CREATE VIRTUAL TABLE search_index using fts5 (
  study unindexed, kind unindexed, ref unindexed, title, body, tokenize = 'porter unicode61'
);
insert into search_index values
('bandits', 'question', 'BANDIT-001', 'ε = 0.1 against ε = 0.01 in the first 500 steps', 'Does ε-greedy with ε = 0.1 earn more than with ε = 0.01 in the first 500 steps of the 10-armed testbed?'),
('bandits', 'plan', 'BANDIT-001', 'ε = 0.1 against ε = 0.01 in the first 500 steps', 'Does ε-greedy with ε = 0.1 earn more than with ε = 0.01 in the first 500 steps of the 10-armed testbed?
ε = 0.1 earns the higher mean reward over the first 500 steps, because with ε = 0.01 only about five of 500 steps explore, too few to find the best of ten arms.
Compares ε-greedy with ε = 0.1 and ε = 0.01 (sample averages, estimates start at 0) on 200 fixed 10-armed problems of 500 steps, 20 seeds each. Readout: mean reward over the 500 steps, Welch t test at p < 0.01.'),
('bandits', 'result', 'BANDIT-001', 'ε-greedy with ε = 0.1 earns more than with ε = 0.01 in the first 500 steps of the 10-armed testbed', 'With ε = 0.1 the mean reward was {{ metric mean_reward.eps-0-1.mean as 3 }}, with ε = 0.01 it was {{ metric mean_reward.eps-0-01.mean as 3 }} (n = {{ metric mean_reward.eps-0-1.n as integer }} seeds each, p = {{ metric mean_reward.eps-0-1.vs-baseline.p as p }}).'),
('bandits', 'question', 'BANDIT-002', 'Does optimistic initialisation beat ε-greedy in the first 500 steps?', 'Does optimistic initialisation beat ε-greedy in the first 500 steps?
Our baseline is ε-greedy with ε = 0.1 since BANDIT-001. It spends a tenth of its pulls on random arms for ever, also
when it already knows the best one.

Optimistic initialisation needs no such tax: start every estimate far too high, always take the highest, and the policy
tries all arms by itself because each one disappoints. Sutton and Barto (section 2.6) show it overtaking ε-greedy on the
10-armed testbed with a start value of 5 and a step size of 0.1. But their plot runs to 1000 steps and shows how often
the best arm is chosen, not what the policy earned on the way, and we care about the early part.

So: does it earn more than our ε-greedy within the first 500 steps? If yes I would like to make it the baseline. If no,
it would be good to know where it loses.'),
('bandits', 'issue', 'BANDIT-I1', 'Does optimistic initialisation beat ε-greedy in the first 500 steps?', 'Our baseline is ε-greedy with ε = 0.1 since BANDIT-001. It spends a tenth of its pulls on random arms for ever, also
when it already knows the best one.

Optimistic initialisation needs no such tax: start every estimate far too high, always take the highest, and the policy
tries all arms by itself because each one disappoints. Sutton and Barto (section 2.6) show it overtaking ε-greedy on the
10-armed testbed with a start value of 5 and a step size of 0.1. But their plot runs to 1000 steps and shows how often
the best arm is chosen, not what the policy earned on the way, and we care about the early part.

So: does it earn more than our ε-greedy within the first 500 steps? If yes I would like to make it the baseline. If no,
it would be good to know where it loses.'),
('bandits', 'code', 'bin/run.js', 'bin/run.js', 'run run
report report'),
('bandits', 'code', 'src/bandit.js', 'src/bandit.js', 'createBandit create Bandit
ranksOf ranks Of'),
('bandits', 'code', 'src/config.js', 'src/config.js', 'readConfig read Config'),
('bandits', 'code', 'src/greedy.js', 'src/greedy.js', 'greedyArm greedy Arm'),
('bandits', 'code', 'src/measure.js', 'src/measure.js', 'measure measure
curve curve
mean mean
round round'),
('bandits', 'code', 'src/parameters.js', 'src/parameters.js', 'numbersOf numbers Of'),
('bandits', 'code', 'src/policies/epsilon-greedy.js', 'src/policies/epsilon-greedy.js', 'createEpsilonGreedy create Epsilon Greedy'),
('bandits', 'code', 'src/policies/index.js', 'src/policies/index.js', 'createPolicy create Policy'),
('bandits', 'code', 'src/rng.js', 'src/rng.js', 'createRandom create Random
next next
rotate rotate
fill fill
hash hash'),
('bandits', 'code', 'src/simulate.js', 'src/simulate.js', 'simulate simulate
play play'),
('bandits', 'code', 'src/testbed.js', 'src/testbed.js', 'readTestbed read Testbed'),
('bandits', 'code', 'test/run.test.js', 'test/run.test.js', 'run run'),
('bandits', 'logbook', '.agents/logbooks/bandits.md: BANDIT-001 · 2026-11-21', 'BANDIT-001 · 2026-11-21', '## BANDIT-001 · 2026-11-21

- **Question:** Does ε-greedy with ε = 0.1 earn more than with ε = 0.01 in the first 500 steps of the 10-armed testbed?
- **Hypothesis:** ε = 0.1 earns the higher mean reward over the first 500 steps, because with ε = 0.01 only about five of 500 steps explore, too few to find the best of ten arms.
- **Command:** `node bin/run.js --config ${config} --seed ${seed} --out ${run_dir}`, conditions `eps-0-01` and `eps-0-1`, seeds 0 to 19
- **Config:** `configs/epsilon-greedy-0.1.json` and `configs/epsilon-greedy-0.01.json`; they differ in `policy` only
- **Result:** mean reward 1.249 (SD 0.015) for ε = 0.1 and 1.115 (SD 0.036) for ε = 0.01, n = 20 seeds each; difference 0.134, 99 % interval 0.110 to 0.158, Welch''s t test p = 1.3e-14
- **Interpretation:** ε = 0.01 finds the best arm too late for 500 steps. Nothing is said about longer runs, where less exploration may pay.
- **Did not work:** nothing failed; all 40 runs finished.
- **Next:** ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.
'),
('bandits', 'result', 'BANDIT-002', 'Optimistic initialisation with start value 5 earns less than ε-greedy in the first 500 steps of the 10-armed testbed', 'The optimistic policy earned a mean reward of 1.117 and ε-greedy 1.249 (n = 20 seeds each, difference −0.133, 99 % confidence interval −0.143 to −0.123, p < 0.001).'),
('bandits', 'plan', 'BANDIT-002', 'Optimistic initialisation against ε-greedy in the first 500 steps', 'Does optimistic initialisation (start value 5, step size 0.1, no random arms) earn more than ε-greedy with ε = 0.1 in the first 500 steps of the 10-armed testbed?
The optimistic policy as a whole (estimates start at 5, constant step size 0.1, always the highest estimate) earns the higher mean reward over the first 500 steps: it tries every arm early, and then pays no tax for random arms. The claim is about the two policies as they are configured, not about the start value alone: start value, step size and random arms change together.');
CREATE TABLE feed (
  id integer primary key,
  experiment text,
  kind text not null,
  body text not null,
  at integer not null
) strict;
insert into feed values
(827, 'BANDIT-043', 'stage', '{"stage":"testing","substage":"checking","turn":"daemon"}', 1760000040000),
(828, 'BANDIT-043', 'stage', '{"stage":"provisioning","substage":"working","turn":"hardware"}', 1760000040000),
(829, 'BANDIT-043', 'stage', '{"stage":"provisioning","substage":"checking","turn":"daemon"}', 1760000040000),
(830, 'BANDIT-043', 'stage', '{"stage":"running","substage":"working","turn":"hardware"}', 1760000040000),
(831, 'BANDIT-043', 'stage', '{"stage":"running","substage":"checking","turn":"daemon"}', 1760000040000),
(832, 'BANDIT-043', 'stage', '{"stage":"verifying","substage":"working","turn":"daemon"}', 1760000040000),
(833, 'BANDIT-043', 'stage', '{"stage":"verifying","substage":"inspecting","turn":"agent"}', 1760000040000),
(834, 'BANDIT-043', 'stage', '{"stage":"verifying","substage":"checking","turn":"daemon"}', 1760000040000),
(835, 'BANDIT-043', 'stage', '{"stage":"verifying","substage":"releasing","turn":"hardware"}', 1760000040000),
(836, 'BANDIT-043', 'stage', '{"stage":"verifying","substage":"confirming","turn":"daemon"}', 1760000040000),
(837, 'BANDIT-043', 'stage', '{"stage":"analyzing","substage":"computing","turn":"daemon"}', 1760000040000),
(838, 'BANDIT-043', 'stage', '{"stage":"analyzing","substage":"working","turn":"agent"}', 1760000040000),
(839, 'BANDIT-043', 'stage', '{"stage":"analyzing","substage":"drawing","turn":"daemon"}', 1760000040000),
(840, 'BANDIT-043', 'stage', '{"stage":"analyzing","substage":"checking","turn":"daemon"}', 1760000040000),
(841, 'BANDIT-043', 'stage', '{"stage":"auditing","substage":"working","turn":"agent"}', 1760000040000),
(842, 'BANDIT-043', 'stage', '{"stage":"proposing","substage":"working","turn":"agent"}', 1760000040000),
(843, 'BANDIT-043', 'stage', '{"stage":"awaitingResultApproval","substage":"working","turn":"human"}', 1760000040000),
(844, 'BANDIT-043', 'stage', '{"stage":"awaitingResultApproval","substage":"checking","turn":"daemon"}', 1760000040000),
(845, 'BANDIT-043', 'stage', '{"stage":"publishing","substage":"working","turn":"daemon"}', 1760000040000),
(846, 'BANDIT-043', 'stage', '{"stage":"publishing","substage":"checking","turn":"daemon"}', 1760000040000),
(847, 'BANDIT-043', 'stage', '{"stage":"done","substage":"","turn":"nobody"}', 1760000040000);
CREATE INDEX experiments_by_turn on experiments (turn, stage_since);
CREATE INDEX experiments_by_study on experiments (study, created_at, id);
CREATE INDEX experiments_by_age on experiments (created_at, id);
CREATE INDEX experiments_by_parent on experiments (parent) where parent is not null;
CREATE INDEX experiments_by_issue on experiments (issue) where issue is not null;
CREATE INDEX outbox_open on outbox (state, not_before) where state in ('pending', 'started');
CREATE INDEX outbox_by_experiment on outbox (experiment, state);
CREATE INDEX timers_due on timers (due_at);
CREATE INDEX comments_by_issue on comments (issue, created_at);
CREATE INDEX findings_by_experiment on findings (experiment, role, round);
CREATE INDEX sessions_by_experiment on sessions (experiment, started_at);
CREATE INDEX gate_runs_by_experiment on gate_runs (experiment, gate, ran_at);
CREATE INDEX leases_by_experiment on leases (experiment);
CREATE INDEX runs_by_experiment on runs (experiment, kind, condition, seed);
CREATE INDEX runs_open on runs (next_look_at) where state in ('submitting', 'submitted', 'running');
CREATE INDEX artifacts_by_run on artifacts (run);
CREATE INDEX costs_by_experiment on costs (experiment);
