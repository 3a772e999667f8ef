-- What facilitators bring beside a visit: families the frame does not know, families who live elsewhere in the
-- regency, and practice finished before the first real door.

-- A family met on the way. Who they are is sealed but for the head's name, by which a village finds them.
-- `change_id` is the village's proposal that came of it.
create table met_family (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  assignee_id uuid not null,
  status text not null check (status in ('met', 'proposed', 'set_aside')),
  head_name text not null,
  hamlet text not null,
  rt text not null,
  rw text not null,
  content_sealed bytea not null,
  met_at timestamptz not null,
  received_at timestamptz not null,
  version int not null,
  change_id uuid,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (regency_code, id)
);
create index met_family_village on met_family (regency_code, village_code, status);

-- A family found to live in another village of the regency: handed to that village when the finding is approved.
-- It belongs to the village it was handed from, where the facilitator who found it is told.
create table case_handover (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  assignee_id uuid not null,
  from_case_id uuid not null,
  to_village_code text not null check (to_village_code ~ '^[0-9]{10}$'),
  to_case_id uuid not null,
  handed_at timestamptz not null,
  handed_by uuid not null,
  primary key (regency_code, id),
  unique (regency_code, from_case_id),
  foreign key (regency_code, from_case_id) references visit_case (regency_code, id),
  foreign key (regency_code, to_case_id) references visit_case (regency_code, id)
);
create index case_handover_assignee on case_handover (regency_code, assignee_id, handed_at);

-- An invented family interviewed to the end. Nothing of what was answered is kept.
create table training_practice (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  account_id uuid not null,
  instrument_version text not null,
  seconds int not null check (seconds >= 0),
  taps int not null check (taps >= 0),
  finished_at timestamptz not null,
  received_at timestamptz not null,
  primary key (regency_code, id)
);
create index training_practice_account on training_practice (regency_code, account_id, finished_at);

alter table met_family enable row level security;
alter table met_family force row level security;
create policy scope on met_family for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table case_handover enable row level security;
alter table case_handover force row level security;
create policy scope on case_handover for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table training_practice enable row level security;
alter table training_practice force row level security;
create policy scope on training_practice for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.assignee', true) = 'any' or account_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');

grant select, insert, update on met_family to tanggap_app;
grant select, insert on case_handover, training_practice to tanggap_app;
