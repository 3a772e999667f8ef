-- Other codes under which a provider's file may name a village of today: BPS's own, and Kemendagri's from before a
-- village was split off. No public table joins them, so each regency enters what it knows, with the days it is valid for
-- and where it was read. A correction withdraws the line and enters another.
create table intake_village_code (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  system text not null check (system in ('bps', 'kemendagri')),
  code text not null check (code ~ '^[0-9]{10}$'),
  of_village text not null check (of_village ~ '^[0-9]{10}$'),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  entered_by uuid not null,
  entered_by_name text not null,
  entered_at timestamptz not null,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  primary key (regency_code, id)
);
-- Two lines that stand for one code on one day would read a row in two ways; which days they share the use case tells.
create unique index intake_village_code_once on intake_village_code (regency_code, code, valid_from)
  where withdrawn_at is null;
alter table intake_village_code enable row level security;
alter table intake_village_code force row level security;
create policy scope on intake_village_code for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on intake_village_code to tanggap_app;
grant update (withdrawn_by_name, withdrawn_at) on intake_village_code to tanggap_app;

-- How a recipient of a list was found, as the last comparison left it or a person decided since: a list of a hundred and
-- fifty thousand is paged and counted by it.
alter table intake_row add column match_state text
  check (match_state in ('nik', 'card', 'doubtful', 'unmatched', 'decided'));
create index intake_row_match on intake_row (regency_code, intake_id, match_state, village_code, file_id, line)
  where match_state is not null;
-- The rows of one village on the workbench, a page at a time; and those about which there is only a remark.
create index intake_row_told_in_village on intake_row (regency_code, intake_id, village_code, file_id, line)
  where severity <> 'none';

-- How often each rule is broken in each village, as it was counted last: a hundred thousand problems are counted once
-- and not at every look. `counted_at_key` says of which state; another state is counted anew.
create table intake_bench (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  intake_id uuid not null,
  counted_at_key text not null,
  groups jsonb not null,
  primary key (regency_code, intake_id),
  foreign key (regency_code, intake_id) references intake (regency_code, id)
);
alter table intake_bench enable row level security;
alter table intake_bench force row level security;
create policy scope on intake_bench for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert, update on intake_bench to tanggap_app;
