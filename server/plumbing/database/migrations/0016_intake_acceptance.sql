-- From checked rows to the register, and back: the workbench, the comparison, acceptance in batches, roll-back.

-- A delivery that was taken in can be taken back; that needs two persons, as taking it in did.
alter table intake drop constraint intake_status_check;
alter table intake add constraint intake_status_check check (status in ('receiving', 'checking', 'comparing', 'checked',
  'accepting', 'accepted', 'rejected', 'failed', 'rollback_asked', 'rolling_back', 'rolled_back'));
alter table intake
  -- Counts what was repaired or decided in the workbench: a comparison made before is out of date.
  add column revision int not null default 0,
  -- Which comparison stands; its rows are never changed once it is finished.
  add column run int not null default 0,
  -- What is to be taken in: {"villages": [...] or null, "kinds": [...] or null}. Null is everything.
  add column scope jsonb,
  add column scope_by uuid,
  add column scope_at timestamptz,
  -- SHA-256 of what the second person saw when confirming.
  add column seen_hash text,
  add column batches_done int not null default 0,
  add column taken_at timestamptz,
  add column rollback_by uuid,
  add column rollback_at timestamptz,
  add column rollback_reason text,
  add column rolled_back_by uuid,
  add column rolled_back_at timestamptz;

-- Why a row that could be taken in stays out: the decision of the workbench that holds it.
alter table intake_row add column held_by uuid;

-- One comparison of a delivery with the register. `stage` says where the work goes on after a machine stopped.
create table intake_comparison (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  intake_id uuid not null,
  run int not null,
  revision int not null,
  stage text not null check (stage in ('planning', 'examining', 'summing', 'done')),
  started_at timestamptz not null,
  finished_at timestamptz,
  batches int not null,
  summary jsonb not null,
  content_hash text,
  primary key (regency_code, intake_id, run),
  foreign key (regency_code, intake_id) references intake (regency_code, id)
);
alter table intake_comparison enable row level security;
alter table intake_comparison force row level security;
create policy scope on intake_comparison for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert, update on intake_comparison to tanggap_app;

-- What accepting would do to each family. `fields` is {key: {from, to}} of values that may be read, {key: {}} of sealed
-- ones; `contradicts` is what the regency has ratified otherwise. A batch is what one transaction takes in.
create table intake_family_change (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  intake_id uuid not null,
  run int not null,
  batch int not null,
  family_id uuid not null,
  file_id uuid,
  line int,
  is_new boolean not null,
  village_code text not null,
  village_before text,
  head_name text not null,
  decile_before smallint,
  decile_after smallint,
  decile_version_before text,
  kinds text[] not null,
  -- A new version of the provider's values is due: they differ, or the regency has ratified something of them.
  rewrite boolean not null,
  examined boolean not null,
  fields jsonb not null,
  contradicts jsonb not null,
  primary key (regency_code, intake_id, run, batch, family_id)
);
create index intake_family_change_listed on intake_family_change (regency_code, intake_id, run, village_code, head_name, family_id);
create index intake_family_change_open on intake_family_change (regency_code, intake_id, run) where not examined;
alter table intake_family_change enable row level security;
alter table intake_family_change force row level security;
create policy scope on intake_family_change for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert, update on intake_family_change to tanggap_app;

-- The same of persons; whoever is unchanged has no row.
create table intake_person_change (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  intake_id uuid not null,
  run int not null,
  batch int not null,
  person_id uuid not null,
  family_id uuid not null,
  family_before uuid,
  file_id uuid,
  line int,
  is_new boolean not null,
  name text not null,
  kinds text[] not null,
  rewrite boolean not null,
  examined boolean not null,
  fields jsonb not null,
  contradicts jsonb not null,
  primary key (regency_code, intake_id, run, batch, person_id)
);
create index intake_person_change_open on intake_person_change (regency_code, intake_id, run) where not examined;
alter table intake_person_change enable row level security;
alter table intake_person_change force row level security;
create policy scope on intake_person_change for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert, update on intake_person_change to tanggap_app;

-- How a row of the register stood before a delivery changed it; rolling back puts it so again.
create table intake_undo (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  intake_id uuid not null,
  batch int not null,
  table_name text not null check (table_name in ('family', 'person', 'membership', 'family_card', 'family_values',
    'person_values', 'aid')),
  row_id uuid not null,
  before jsonb not null,
  primary key (regency_code, intake_id, batch, table_name, row_id)
);
alter table intake_undo enable row level security;
alter table intake_undo force row level security;
create policy scope on intake_undo for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on intake_undo to tanggap_app;

-- What a snapshot changed of a family that was known before, kept with the family: by it a movement of the decile is
-- explained. `person_id` is null for the family's own values.
create table snapshot_difference (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  family_id uuid not null,
  intake_id uuid not null,
  id uuid not null,
  person_id uuid,
  village_code text not null,
  snapshot text not null,
  as_of date not null,
  decile_before smallint,
  decile_after smallint,
  kinds text[] not null,
  fields jsonb not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (regency_code, family_id, intake_id, id)
);
alter table snapshot_difference enable row level security;
alter table snapshot_difference force row level security;
create policy scope on snapshot_difference for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
grant select, insert, update on snapshot_difference to tanggap_app;

-- What was rolled back is kept and seen by nobody: not found, not counted, not shown, unless a transaction says that
-- it works on withdrawn rows. One condition here instead of one in every query of every room.
alter table family add column withdrawn_at timestamptz, add column absent_from text;
alter table person add column withdrawn_at timestamptz;
alter table membership add column withdrawn_at timestamptz;
alter table family_card add column withdrawn_at timestamptz;
alter table aid add column withdrawn_at timestamptz;
-- Fingerprint of the row the values came from: an equal one in the next snapshot needs no closer look.
alter table family_values add column withdrawn_at timestamptz, add column fingerprint bytea;
alter table person_values add column withdrawn_at timestamptz, add column fingerprint bytea;

alter policy scope on family
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or id::text = current_setting('app.family', true))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));
alter policy scope on family_card
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));
alter policy scope on person
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any'
      or id::text = any (string_to_array(current_setting('app.persons', true), ',')))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));
alter policy scope on membership
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));
alter policy scope on family_values
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));
alter policy scope on person_values
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any'
      or person_id::text = any (string_to_array(current_setting('app.persons', true), ',')))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));
alter policy scope on aid
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));
alter policy scope on snapshot_difference
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true))
    and (withdrawn_at is null or current_setting('app.withdrawn', true) = 'seen'));

-- A repaired cell: what stood in the file stays beside what was put instead. Both sealed: a cell may be a number of
-- identity. The newest without `undone_at` counts.
create table intake_fix (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  intake_id uuid not null,
  file_id uuid not null,
  line int not null,
  column_name text not null,
  cells_sealed bytea not null,
  reason text not null,
  fixed_by uuid not null,
  fixed_by_name text not null,
  fixed_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake (regency_code, id)
);
create index intake_fix_of_row on intake_fix (regency_code, intake_id, file_id, line);
alter table intake_fix enable row level security;
alter table intake_fix force row level security;
create policy scope on intake_fix for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on intake_fix to tanggap_app;
grant update (undone_by, undone_at) on intake_fix to tanggap_app;

-- What somebody decided about all rows with one problem, in one village or everywhere.
create table intake_group_decision (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  intake_id uuid not null,
  code text not null,
  village_code text,
  decision text not null check (decision in ('take', 'hold', 'return')),
  rows int not null,
  note text not null,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake (regency_code, id)
);
create index intake_group_decision_of on intake_group_decision (regency_code, intake_id);
alter table intake_group_decision enable row level security;
alter table intake_group_decision force row level security;
create policy scope on intake_group_decision for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on intake_group_decision to tanggap_app;
grant update (undone_by, undone_at) on intake_group_decision to tanggap_app;

-- Whom a recipient nobody was found for by NIK may be, and why; a person decides. `place` orders the evidence.
create table recipient_candidate (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  intake_id uuid not null,
  file_id uuid not null,
  line int not null,
  place int not null,
  person_id uuid not null,
  family_id uuid not null,
  evidence jsonb not null,
  primary key (regency_code, intake_id, file_id, line, place)
);
alter table recipient_candidate enable row level security;
alter table recipient_candidate force row level security;
create policy scope on recipient_candidate for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on recipient_candidate to tanggap_app;

create table recipient_decision (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  intake_id uuid not null,
  file_id uuid not null,
  line int not null,
  -- Null: none of the candidates.
  person_id uuid,
  family_id uuid,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (regency_code, id)
);
create index recipient_decision_of_row on recipient_decision (regency_code, intake_id, file_id, line);
alter table recipient_decision enable row level security;
alter table recipient_decision force row level security;
create policy scope on recipient_decision for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on recipient_decision to tanggap_app;
grant update (undone_by, undone_at) on recipient_decision to tanggap_app;
