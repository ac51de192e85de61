-- the session whose submission answered a finding: until its gates pass, the next submission replaces its answers
alter table findings add column answered_in text;
