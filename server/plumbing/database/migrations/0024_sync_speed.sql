-- What an evening of hundreds of visits a second pays for each row.

-- No query can use it: under row-level security the operators of an array are not leakproof. A line is found by
-- audit_subject's key.
drop index audit_line_subject;

-- Almost every command ends as applied, and none that did is looked for by its fate.
drop index command_fate;
drop index command_received;
create index command_aside on command (regency_code, fate, received_at) where fate <> 'applied';

-- What a phone asks at every sync, at the cost of what waits instead of everything it ever sent.
create index command_held on command (regency_code, device_id, sequence) where fate = 'held';
create index command_settled_later on command (regency_code, device_id, settled_at) where settled_at > received_at;

-- Sealed bytes do not compress; trying it costs more than writing them.
alter table command alter column envelope set storage external;
alter table visit_submission alter column content_sealed set storage external;
alter table visit_attempt alter column content_sealed set storage external;
