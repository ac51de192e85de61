-- the experiment that an alarm is about; null where it is about a machine or a disk
alter table alarms add column experiment text;
