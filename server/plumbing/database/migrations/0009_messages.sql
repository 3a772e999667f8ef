-- How a citizen can be reached: bound at the doorstep, at a desk, or given with a report. Ended, never removed.
create table citizen_contact (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  family_id uuid,
  ticket_id uuid,
  kind text not null check (kind in ('phone', 'email')),
  address_sealed bytea not null,
  address_index bytea not null,
  language text not null,
  bound_via text not null check (bound_via in ('doorstep', 'desk', 'report')),
  bound_by uuid,
  bound_at timestamptz not null,
  ended_at timestamptz,
  primary key (regency_code, id),
  check (family_id is not null or ticket_id is not null)
);
create index citizen_contact_family on citizen_contact (regency_code, family_id);
create index citizen_contact_ticket on citizen_contact (regency_code, ticket_id);
create index citizen_contact_address on citizen_contact (regency_code, address_index);

-- One message to one citizen, whichever channels it is tried by. `occasion` names what it tells of, so that the
-- same thing is never told twice. What is filled in is sealed: a one-time code opens a page.
create table citizen_message (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  family_id uuid,
  ticket_id uuid,
  occasion text not null,
  template text not null,
  values_sealed bytea not null,
  desk text not null,
  status text not null,
  channel text,
  failures jsonb not null,
  created_at timestamptz not null,
  next_at timestamptz,
  claimed_until timestamptz,
  ended_at timestamptz,
  told_by uuid,
  told_how_sealed bytea,
  version int not null,
  primary key (regency_code, id),
  unique (regency_code, occasion)
);
create index citizen_message_status on citizen_message (regency_code, status, village_code, created_at);
create index citizen_message_ticket on citizen_message (regency_code, ticket_id);

create table message_attempt (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  message_id uuid not null,
  village_code text not null,
  channel text not null,
  succeeded boolean not null,
  -- The gateway's own reference, or in one word why not. Never an address.
  told text not null,
  at timestamptz not null,
  primary key (regency_code, id),
  foreign key (regency_code, message_id) references citizen_message (regency_code, id)
);
create index message_attempt_message on message_attempt (regency_code, message_id);

-- Possession of a bound phone, shown by repeating what was sent to it.
create table one_time_code (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  family_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null,
  used_at timestamptz,
  primary key (regency_code, id)
);
create index one_time_code_family on one_time_code (regency_code, family_id, expires_at);

alter table citizen_contact enable row level security;
alter table citizen_contact force row level security;
create policy scope on citizen_contact for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or bound_by::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table citizen_message enable row level security;
alter table citizen_message force row level security;
create policy scope on citizen_message for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and current_setting('app.family', true) = 'any');
alter table message_attempt enable row level security;
alter table message_attempt force row level security;
create policy scope on message_attempt for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table one_time_code enable row level security;
alter table one_time_code force row level security;
create policy scope on one_time_code for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and current_setting('app.family', true) = 'any');

grant select, insert on message_attempt to tanggap_app;
grant select, insert, update on citizen_contact, citizen_message, one_time_code to tanggap_app;
