-- Held commands that were told of, and opened for a person; what ran beside a visit; cases that changed hands.

-- When a command that waits for a missing predecessor was told of (24 hours) and opened for a person (7 days).
alter table command add column alarmed_at timestamptz;
alter table command add column opened_at timestamptz;
create index command_received on command (regency_code, fate, received_at);

-- The version its taking gave the case; null for those taken before, when it was the version it was based on, plus one.
alter table visit_submission add column case_version int;
-- Names of the fields that were changed side by side, never a value; null when nothing ran beside it.
alter table visit_submission add column parallel jsonb;

-- A case given to another while its holder may be out of reach: told to both.
create table case_reassignment (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  case_id uuid not null,
  number int not null,
  from_id uuid not null,
  to_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case (regency_code, id)
);
create index case_reassignment_from on case_reassignment (regency_code, from_id, at);
alter table case_reassignment enable row level security;
alter table case_reassignment force row level security;
create policy scope on case_reassignment for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.assignee', true) = 'any' or from_id::text = current_setting('app.assignee', true)
      or to_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
grant select, insert on case_reassignment to tanggap_app;
