-- Written by npm run generate from the catalogue of a migrated database.

create table account (
  regency_code text not null,
  id uuid not null,
  username text not null,
  name text not null,
  password_hash text not null,
  totp_sealed bytea,
  totp_last_step bigint,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  version integer not null default 1,
  unique (regency_code, username),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table account_act (
  regency_code text not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  status text not null,
  wish jsonb not null,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  note text,
  version integer not null,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account(regency_code, id),
  CHECK ((kind = ANY (ARRAY['close'::text, 'reopen'::text, 'reset'::text, 'move'::text, 'end'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['asked'::text, 'done'::text, 'declined'::text, 'withdrawn'::text])))
);
create index account_act_of on public.account_act using btree (regency_code, account_id, asked_at);
create index account_act_waiting on public.account_act using btree (regency_code, status) where (status = 'asked'::text);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table account_set_up (
  regency_code text not null,
  id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  totp_sealed bytea,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index account_set_up_of on public.account_set_up using btree (regency_code, account_id, issued_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table aid (
  regency_code text not null,
  id uuid not null,
  programme_code text not null,
  period text not null,
  village_code text not null,
  family_id uuid not null,
  person_id uuid,
  amount bigint,
  state text not null,
  intake_id uuid not null,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, family_id) references family(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index aid_family on public.aid using btree (regency_code, family_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table applied_change (
  regency_code text not null,
  change_id uuid not null,
  family_id uuid not null,
  village_code text not null,
  kind text not null,
  batch_id uuid not null,
  as_of date not null,
  applied_at timestamp with time zone not null,
  ministry text not null,
  answered_at timestamp with time zone,
  village_before text,
  primary key (regency_code, change_id),
  foreign key (regency_code, family_id) references family(regency_code, id),
  CHECK ((ministry = ANY (ARRAY['waiting'::text, 'accepted'::text, 'returned'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index applied_change_family on public.applied_change using btree (regency_code, family_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select, update

create table audit_line (
  regency_code text not null,
  id uuid not null,
  at timestamp with time zone not null,
  account_id uuid,
  office_id uuid,
  actor_name text not null,
  role text not null,
  action text not null,
  subject_kind text not null,
  subject_ids text[] not null,
  village_code text,
  reason text,
  detail jsonb,
  room text not null default split_part(action, '.'::text, 1),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index audit_line_actor on public.audit_line using btree (regency_code, actor_name, id);
create index audit_line_at on public.audit_line using btree (regency_code, at);
create index audit_line_room on public.audit_line using btree (regency_code, room, id);
-- policy scope_read (select): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.breadth'::text, true) = 'regency'::text) OR (current_setting('app.family'::text, true) = ANY (subject_ids))))
-- policy scope_write (insert): (regency_code = current_setting('app.regency'::text, true))
-- the application may: insert, select

create table audit_seal (
  regency_code text not null,
  sequence bigint not null,
  first_line uuid not null,
  last_line uuid not null,
  lines integer not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  primary key (regency_code, sequence),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table audit_subject (
  regency_code text not null,
  subject_id text not null,
  line_id uuid not null,
  at timestamp with time zone not null,
  role text not null,
  action text not null,
  primary key (regency_code, subject_id, line_id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope_read (select): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.breadth'::text, true) = 'regency'::text) OR (subject_id = current_setting('app.family'::text, true))))
-- policy scope_write (insert): (regency_code = current_setting('app.regency'::text, true))
-- the application may: insert, select

create table batch (
  regency_code text not null,
  id uuid not null,
  number text not null,
  period text not null,
  status text not null,
  content_salt bytea,
  content_hash bytea,
  prepared_by uuid not null,
  prepared_by_name text not null,
  prepared_at timestamp with time zone not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamp with time zone,
  decree_number text,
  release jsonb,
  handover jsonb,
  version integer not null,
  unique (regency_code, number),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table batch_item (
  regency_code text not null,
  batch_id uuid not null,
  change_id uuid not null,
  position integer not null,
  content_hash bytea not null,
  reply text not null,
  reply_code text,
  reply_note text,
  replied_at timestamp with time zone,
  removed_at timestamp with time zone,
  primary key (regency_code, batch_id, change_id),
  foreign key (regency_code, batch_id) references batch(regency_code, id),
  foreign key (regency_code, change_id) references change(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((reply = ANY (ARRAY['waiting'::text, 'accepted'::text, 'returned'::text])))
);
create index batch_item_change on public.batch_item using btree (regency_code, change_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table boundary_set (
  regency_code text not null,
  id uuid not null,
  status text not null,
  version integer not null,
  source text not null,
  licence text not null,
  valid_from date not null,
  file_sha256 text not null,
  file_bytes integer not null,
  vertices integer not null,
  problems jsonb not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  decided_by_name text,
  decided_at timestamp with time zone,
  note text,
  primary key (regency_code, id),
  CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['draft'::text, 'accepted'::text, 'withdrawn'::text, 'discarded'::text])))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table boundary_shape (
  regency_code text not null,
  set_id uuid not null,
  place integer not null,
  name text not null,
  codes jsonb not null,
  suggested jsonb not null,
  of_village text,
  matched_by text,
  matched_by_name text,
  outline text not null,
  close text not null,
  wide text not null,
  square_km double precision not null,
  primary key (regency_code, set_id, place),
  foreign key (regency_code, set_id) references boundary_set(regency_code, id),
  CHECK ((matched_by = ANY (ARRAY['kemendagri'::text, 'bps'::text, 'person'::text]))),
  CHECK ((of_village ~ '^[0-9]{10}$'::text)),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index boundary_shape_village on public.boundary_shape using btree (regency_code, of_village, set_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table campaign (
  regency_code text not null,
  id uuid not null,
  number text not null,
  name text not null,
  purpose text not null,
  village_code text not null,
  instrument_version text not null,
  options jsonb not null,
  status text not null,
  families integer not null,
  frame_salt bytea not null,
  frame_hash bytea not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid not null,
  starts_on date not null,
  ends_on date not null,
  closed_at timestamp with time zone,
  phone_days integer not null default 7,
  unique (regency_code, number),
  primary key (regency_code, id),
  CHECK (((phone_days >= 3) AND (phone_days <= 60))),
  CHECK ((purpose = ANY (ARRAY['census'::text, 'verification'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['running'::text, 'closed'::text]))),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table case_handover (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  from_case_id uuid not null,
  to_village_code text not null,
  to_case_id uuid not null,
  handed_at timestamp with time zone not null,
  handed_by uuid not null,
  unique (regency_code, from_case_id),
  primary key (regency_code, id),
  foreign key (regency_code, from_case_id) references visit_case(regency_code, id),
  foreign key (regency_code, to_case_id) references visit_case(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((to_village_code ~ '^[0-9]{10}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index case_handover_assignee on public.case_handover using btree (regency_code, assignee_id, handed_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table case_reassignment (
  regency_code text not null,
  id uuid not null,
  case_id uuid not null,
  number integer not null,
  from_id uuid not null,
  to_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index case_reassignment_from on public.case_reassignment using btree (regency_code, from_id, at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((from_id)::text = current_setting('app.assignee'::text, true)) OR ((to_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table certificate (
  regency_code text not null,
  id uuid not null,
  account_id uuid not null,
  number text not null,
  instrument_version text not null,
  test_id uuid not null,
  pledge_version text not null,
  pledged_name text not null,
  pledged_at timestamp with time zone not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  unique (regency_code, number),
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((account_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table change (
  regency_code text not null,
  id uuid not null,
  number text not null,
  village_code text not null,
  family_id uuid,
  person_id uuid,
  head_name text not null,
  kind text not null,
  door text not null,
  source_id uuid not null,
  items jsonb not null,
  items_sealed bytea,
  explanation text not null,
  content_salt bytea not null,
  content_hash bytea not null,
  status text not null,
  field_confirmed boolean not null,
  participants jsonb not null,
  proposed_by uuid,
  proposed_at timestamp with time zone not null,
  step_entered_at timestamp with time zone not null,
  due_at timestamp with time zone,
  escalated_due_at timestamp with time zone,
  version integer not null,
  unique (regency_code, number),
  primary key (regency_code, id),
  CHECK ((door = ANY (ARRAY['ground_check'::text, 'village'::text, 'citizen'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index change_family on public.change using btree (regency_code, family_id);
create index change_queue on public.change using btree (regency_code, status, village_code, due_at);
create index change_source on public.change using btree (regency_code, source_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select, update

create table change_event (
  regency_code text not null,
  id uuid not null,
  change_id uuid not null,
  village_code text not null,
  family_id uuid,
  action text not null,
  from_status text,
  to_status text not null,
  account_id uuid,
  role text not null,
  actor_name text not null,
  reason text,
  content_hash bytea not null,
  version integer not null,
  at timestamp with time zone not null,
  primary key (regency_code, id),
  foreign key (regency_code, change_id) references change(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index change_event_change on public.change_event using btree (regency_code, change_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select

create table citizen_contact (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  family_id uuid,
  ticket_id uuid,
  kind text not null,
  address_sealed bytea not null,
  address_index bytea not null,
  language text not null,
  bound_via text not null,
  bound_by uuid,
  bound_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((bound_via = ANY (ARRAY['doorstep'::text, 'desk'::text, 'report'::text]))),
  CHECK (((family_id IS NOT NULL) OR (ticket_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index citizen_contact_address on public.citizen_contact using btree (regency_code, address_index);
create index citizen_contact_family on public.citizen_contact using btree (regency_code, family_id);
create index citizen_contact_ticket on public.citizen_contact using btree (regency_code, ticket_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((bound_by)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table citizen_message (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  family_id uuid,
  ticket_id uuid,
  occasion text not null,
  template text not null,
  values_sealed bytea not null,
  desk text not null,
  status text not null,
  channel text,
  failures jsonb not null,
  created_at timestamp with time zone not null,
  next_at timestamp with time zone,
  claimed_until timestamp with time zone,
  ended_at timestamp with time zone,
  told_by uuid,
  told_how_sealed bytea,
  version integer not null,
  unique (regency_code, occasion),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index citizen_message_status on public.citizen_message using btree (regency_code, status, village_code, created_at);
create index citizen_message_ticket on public.citizen_message using btree (regency_code, ticket_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table code_request (
  regency_code text not null,
  id uuid not null,
  token_hash bytea not null,
  nik_sealed bytea,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  unique (regency_code, token_hash),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table command (
  regency_code text not null,
  id uuid not null,
  device_id uuid not null,
  assignee_id uuid not null,
  sequence bigint not null,
  type text not null,
  content_hash text not null,
  envelope jsonb not null,
  fate text not null,
  reason jsonb,
  receipt jsonb,
  device_time timestamp with time zone not null,
  received_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  alarmed_at timestamp with time zone,
  opened_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, device_id) references device(regency_code, id),
  CHECK ((fate = ANY (ARRAY['applied'::text, 'quarantined'::text, 'held'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index command_aside on public.command using btree (regency_code, fate, received_at) where (fate <> 'applied'::text);
create index command_device on public.command using btree (regency_code, device_id, sequence);
create index command_held on public.command using btree (regency_code, device_id, sequence) where (fate = 'held'::text);
create index command_settled_later on public.command using btree (regency_code, device_id, settled_at) where (settled_at > received_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table device (
  regency_code text not null,
  id uuid not null,
  assignee_id uuid not null,
  label text not null,
  app_version text not null,
  registered_at timestamp with time zone not null,
  last_contact_at timestamp with time zone not null,
  clock_offset_ms bigint not null,
  next_sequence bigint not null,
  custody jsonb not null,
  primary key (regency_code, id),
  foreign key (regency_code, assignee_id) references account(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table family (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  hamlet text not null,
  rt text not null,
  rw text not null,
  address text not null,
  head_name text not null,
  head_name_key text not null,
  card_index bytea,
  source_key text,
  official_decile smallint,
  decile_version text,
  status text not null,
  ended_reason text,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  absent_from text,
  primary key (regency_code, id),
  CHECK (((official_decile >= 1) AND (official_decile <= 10))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['active'::text, 'ended'::text]))),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index family_by_card on public.family using btree (regency_code, card_index);
create index family_by_decile on public.family using btree (regency_code, official_decile, village_code, rw, rt, head_name, id);
create index family_by_update on public.family using btree (regency_code, updated_at, id);
create index family_in_order on public.family using btree (regency_code, village_code, rw, rt, head_name, id) include (status, official_decile);
create index family_source on public.family using btree (regency_code, source_key);
create index family_village on public.family using btree (regency_code, village_code, rw, rt);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((id)::text = current_setting('app.family'::text, true))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table family_card (
  regency_code text not null,
  id uuid not null,
  family_id uuid not null,
  village_code text not null,
  card_sealed bytea not null,
  card_index bytea not null,
  from_date date not null,
  to_date date,
  source_kind text not null,
  source_id uuid not null,
  withdrawn_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, family_id) references family(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index family_card_by_index on public.family_card using btree (regency_code, card_index);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table family_values (
  regency_code text not null,
  id uuid not null,
  family_id uuid not null,
  layer text not null,
  version integer not null,
  village_code text not null,
  values jsonb not null,
  sealed bytea,
  source_kind text not null,
  source_id uuid not null,
  source_name text not null,
  as_of date not null,
  recorded_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  fingerprint bytea,
  primary key (regency_code, family_id, layer, version),
  foreign key (regency_code, family_id) references family(regency_code, id),
  CHECK ((layer = ANY (ARRAY['provider'::text, 'ratified'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((source_kind = ANY (ARRAY['intake'::text, 'batch'::text])))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table instrument_draft (
  regency_code text not null,
  version text not null,
  definition jsonb not null,
  hash text not null,
  status text not null,
  valid_from date not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  note text,
  certificates_from text,
  primary key (regency_code, version),
  CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text])))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table instrument_version (
  version text not null,
  definition jsonb not null,
  hash bytea not null,
  valid_from date not null,
  source text not null,
  primary key (version)
);
-- the application may: select

create table intake (
  regency_code text not null,
  id uuid not null,
  kind text not null,
  title text not null,
  provider text not null,
  snapshot_version text,
  programme_code text,
  period text,
  as_of date not null,
  agreement_number text not null,
  handover_number text not null,
  handover_date date not null,
  purpose text not null,
  status text not null,
  progress jsonb not null,
  counts jsonb not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  revision integer not null default 0,
  run integer not null default 0,
  scope jsonb,
  scope_by uuid,
  scope_at timestamp with time zone,
  seen_hash text,
  batches_done integer not null default 0,
  taken_at timestamp with time zone,
  rollback_by uuid,
  rollback_at timestamp with time zone,
  rollback_reason text,
  rolled_back_by uuid,
  rolled_back_at timestamp with time zone,
  taking jsonb,
  primary key (regency_code, id),
  CHECK ((kind = ANY (ARRAY['dtsen'::text, 'recipients'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['receiving'::text, 'checking'::text, 'comparing'::text, 'checked'::text, 'accepting'::text, 'accepted'::text, 'rejected'::text, 'failed'::text, 'rollback_asked'::text, 'rolling_back'::text, 'rolled_back'::text])))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table intake_bench (
  regency_code text not null,
  intake_id uuid not null,
  counted_at_key text not null,
  groups jsonb not null,
  primary key (regency_code, intake_id),
  foreign key (regency_code, intake_id) references intake(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table intake_comparison (
  regency_code text not null,
  intake_id uuid not null,
  run integer not null,
  revision integer not null,
  stage text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  batches integer not null,
  summary jsonb not null,
  content_hash text,
  places jsonb,
  primary key (regency_code, intake_id, run),
  foreign key (regency_code, intake_id) references intake(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((stage = ANY (ARRAY['planning'::text, 'examining'::text, 'summing'::text, 'done'::text])))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table intake_family_change (
  regency_code text not null,
  intake_id uuid not null,
  run integer not null,
  batch integer not null,
  family_id uuid not null,
  file_id uuid,
  line integer,
  is_new boolean not null,
  village_code text not null,
  village_before text,
  head_name text not null,
  decile_before smallint,
  decile_after smallint,
  decile_version_before text,
  kinds text[] not null,
  rewrite boolean not null,
  examined boolean not null,
  fields jsonb not null,
  contradicts jsonb not null,
  primary key (regency_code, intake_id, run, batch, family_id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index intake_family_change_differs on public.intake_family_change using btree (regency_code, intake_id, run, village_code, head_name, family_id) where (kinds <> '{}'::text[]);
create index intake_family_change_open on public.intake_family_change using btree (regency_code, intake_id, run) where (not examined);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table intake_file (
  regency_code text not null,
  id uuid not null,
  intake_id uuid not null,
  layout text not null,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  encoding text not null,
  delimiter text not null,
  parts jsonb not null,
  rows integer not null,
  uploaded_at timestamp with time zone not null,
  format text not null default 'csv'::text,
  sheet text,
  came_by text not null default 'upload'::text,
  mapping jsonb,
  profile_id uuid,
  profile_version integer,
  same_as uuid,
  last_line integer not null default 0,
  hash_total bigint not null default 0,
  niks integer not null default 0,
  niks_ending_in_zero integer not null default 0,
  staged_at timestamp with time zone,
  removed_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake(regency_code, id),
  CHECK ((came_by = ANY (ARRAY['upload'::text, 'folder'::text]))),
  CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text, 'parquet'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index intake_file_by_content on public.intake_file using btree (regency_code, sha256);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table intake_fix (
  regency_code text not null,
  id uuid not null,
  intake_id uuid not null,
  file_id uuid not null,
  line integer not null,
  column_name text not null,
  cells_sealed bytea not null,
  reason text not null,
  fixed_by uuid not null,
  fixed_by_name text not null,
  fixed_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index intake_fix_of_row on public.intake_fix using btree (regency_code, intake_id, file_id, line);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table intake_group_decision (
  regency_code text not null,
  id uuid not null,
  intake_id uuid not null,
  code text not null,
  village_code text,
  decision text not null,
  rows integer not null,
  note text not null,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake(regency_code, id),
  CHECK ((decision = ANY (ARRAY['take'::text, 'hold'::text, 'return'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index intake_group_decision_of on public.intake_group_decision using btree (regency_code, intake_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table intake_person_change (
  regency_code text not null,
  intake_id uuid not null,
  run integer not null,
  batch integer not null,
  person_id uuid not null,
  family_id uuid not null,
  family_before uuid,
  file_id uuid,
  line integer,
  is_new boolean not null,
  name text not null,
  kinds text[] not null,
  rewrite boolean not null,
  examined boolean not null,
  fields jsonb not null,
  contradicts jsonb not null,
  primary key (regency_code, intake_id, run, batch, person_id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index intake_person_change_open on public.intake_person_change using btree (regency_code, intake_id, run) where (not examined);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table intake_profile (
  regency_code text not null,
  id uuid not null,
  version integer not null,
  title text not null,
  provider text not null,
  layout text not null,
  headings jsonb not null,
  mapping jsonb not null,
  headings_hash text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  primary key (regency_code, id, version),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((version > 0))
);
create index intake_profile_by_headings on public.intake_profile using btree (regency_code, headings_hash);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table intake_row (
  regency_code text not null,
  intake_id uuid not null,
  file_id uuid not null,
  line integer not null,
  unit text not null,
  source_key text,
  village_code text,
  name text,
  fields jsonb not null,
  nik_sealed bytea,
  nik_index bytea,
  card_sealed bytea,
  card_index bytea,
  specific_sealed bytea,
  nik_as_card bytea,
  fingerprint bytea not null,
  target_id uuid not null,
  problems jsonb not null,
  severity text not null,
  matched_family_id uuid,
  matched_person_id uuid,
  raw_sealed bytea,
  held_by uuid,
  match_state text,
  primary key (regency_code, intake_id, file_id, line),
  CHECK ((match_state = ANY (ARRAY['nik'::text, 'card'::text, 'doubtful'::text, 'unmatched'::text, 'decided'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((severity = ANY (ARRAY['none'::text, 'info'::text, 'warning'::text, 'error'::text]))),
  CHECK ((unit = ANY (ARRAY['family'::text, 'person'::text, 'recipient'::text])))
);
create index intake_row_match on public.intake_row using btree (regency_code, intake_id, match_state, village_code, file_id, line) where (match_state is not null);
create index intake_row_told_in_village on public.intake_row using btree (regency_code, intake_id, village_code, file_id, line) where (severity <> 'none'::text);
create index intake_row_wrong on public.intake_row using btree (regency_code, intake_id, severity, file_id, line) where (severity = any (array['error'::text, 'warning'::text]));
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select, update

create table intake_undo (
  regency_code text not null,
  intake_id uuid not null,
  batch integer not null,
  table_name text not null,
  row_id uuid not null,
  before jsonb not null,
  primary key (regency_code, intake_id, batch, table_name, row_id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((table_name = ANY (ARRAY['family'::text, 'person'::text, 'membership'::text, 'family_card'::text, 'family_values'::text, 'person_values'::text, 'aid'::text])))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table intake_upload (
  regency_code text not null,
  id uuid not null,
  intake_id uuid not null,
  file_name text not null,
  bytes bigint not null,
  mark text not null,
  sent_by uuid not null,
  started_at timestamp with time zone not null,
  outcome jsonb,
  finished_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake(regency_code, id),
  CHECK ((bytes >= 0)),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index intake_upload_of on public.intake_upload using btree (regency_code, intake_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table intake_village_code (
  regency_code text not null,
  id uuid not null,
  system text not null,
  code text not null,
  of_village text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  entered_by uuid not null,
  entered_by_name text not null,
  entered_at timestamp with time zone not null,
  withdrawn_by_name text,
  withdrawn_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((valid_to >= valid_from)),
  CHECK ((code ~ '^[0-9]{10}$'::text)),
  CHECK ((of_village ~ '^[0-9]{10}$'::text)),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((system = ANY (ARRAY['bps'::text, 'kemendagri'::text])))
);
create unique index intake_village_code_once on public.intake_village_code using btree (regency_code, code, valid_from) where (withdrawn_at is null);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table integrity_draft (
  regency_code text not null,
  id uuid not null,
  token_hash bytea not null,
  content_sealed bytea,
  matter_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  unique (regency_code, token_hash),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.desk'::text, true) = 'integrity'::text))
-- the application may: insert, select, update

create table integrity_event (
  regency_code text not null,
  id uuid not null,
  matter_id uuid not null,
  action text not null,
  to_status text not null,
  note_sealed bytea,
  authority text,
  account_id uuid,
  role text not null,
  at timestamp with time zone not null,
  primary key (regency_code, id),
  foreign key (regency_code, matter_id) references integrity_matter(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index integrity_event_matter on public.integrity_event using btree (regency_code, matter_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.desk'::text, true) = 'integrity'::text))
-- the application may: insert, select

create table integrity_matter (
  regency_code text not null,
  id uuid not null,
  number text not null,
  pin_hash bytea not null,
  status text not null,
  urgent boolean not null,
  pressed_at timestamp with time zone,
  words_sealed bytea not null,
  family_sealed bytea,
  recheck_sealed bytea,
  deciders jsonb not null,
  former_deciders jsonb not null,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone,
  contestable_until date,
  version integer not null,
  unique (regency_code, number),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index integrity_matter_queue on public.integrity_matter using btree (regency_code, status, due_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.desk'::text, true) = 'integrity'::text))
-- the application may: insert, select, update

create table integrity_opening (
  regency_code text not null,
  id uuid not null,
  matter_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  purpose text not null,
  consented_by uuid,
  consented_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  primary key (regency_code, id),
  foreign key (regency_code, matter_id) references integrity_matter(regency_code, id),
  CHECK (((consented_by IS NULL) OR (consented_by <> asked_by))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index integrity_opening_matter on public.integrity_opening using btree (regency_code, matter_id, asked_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.desk'::text, true) = 'integrity'::text))
-- the application may: insert, select, update

create table integrity_recusal (
  regency_code text not null,
  matter_id uuid not null,
  account_id uuid not null,
  at timestamp with time zone not null,
  primary key (regency_code, matter_id, account_id),
  foreign key (regency_code, matter_id) references integrity_matter(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.desk'::text, true) = 'integrity'::text))
-- the application may: insert, select

create table meeting (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  number text not null,
  kind text not null,
  held_at timestamp with time zone not null,
  place text not null,
  chair text not null,
  invited integer not null,
  present integer not null,
  quorum integer not null,
  attendance jsonb not null,
  status text not null,
  annex jsonb,
  notes text not null,
  minutes_salt bytea,
  minutes_hash bytea,
  recorded_by uuid not null,
  recorded_by_name text not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamp with time zone,
  version integer not null,
  unique (regency_code, village_code, number),
  primary key (regency_code, id),
  CHECK ((kind = ANY (ARRAY['musdes'::text, 'muskel'::text, 'musdesus'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table meeting_item (
  regency_code text not null,
  meeting_id uuid not null,
  change_id uuid not null,
  village_code text not null,
  position integer not null,
  content_hash bytea not null,
  decision text,
  reason text,
  removed_at timestamp with time zone,
  primary key (regency_code, meeting_id, change_id),
  foreign key (regency_code, change_id) references change(regency_code, id),
  foreign key (regency_code, meeting_id) references meeting(regency_code, id),
  CHECK ((decision = ANY (ARRAY['agreed'::text, 'declined'::text, 'postponed'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table membership (
  regency_code text not null,
  id uuid not null,
  family_id uuid not null,
  person_id uuid not null,
  village_code text not null,
  relationship text not null,
  from_date date not null,
  to_date date,
  ended_reason text,
  source_kind text not null,
  source_id uuid not null,
  withdrawn_at timestamp with time zone,
  primary key (regency_code, id),
  foreign key (regency_code, family_id) references family(regency_code, id),
  foreign key (regency_code, person_id) references person(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index membership_ended on public.membership using btree (regency_code, family_id) where (to_date is not null);
create index membership_family on public.membership using btree (regency_code, family_id);
create index membership_person on public.membership using btree (regency_code, person_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table message_attempt (
  regency_code text not null,
  id uuid not null,
  message_id uuid not null,
  village_code text not null,
  channel text not null,
  succeeded boolean not null,
  told text not null,
  at timestamp with time zone not null,
  primary key (regency_code, id),
  foreign key (regency_code, message_id) references citizen_message(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index message_attempt_message on public.message_attempt using btree (regency_code, message_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table met_family (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  status text not null,
  head_name text not null,
  hamlet text not null,
  rt text not null,
  rw text not null,
  content_sealed bytea not null,
  met_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  version integer not null,
  change_id uuid,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['met'::text, 'proposed'::text, 'set_aside'::text]))),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index met_family_village on public.met_family using btree (regency_code, village_code, status);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  primary key (name)
);
-- the application may: nothing

create table name_index (
  regency_code text not null,
  whose text not null,
  indexed_until timestamp with time zone not null,
  primary key (regency_code, whose),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table name_slip (
  regency_code text not null,
  form text not null,
  word text not null,
  primary key (regency_code, form, word),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table name_word (
  regency_code text not null,
  word text not null,
  persons integer not null,
  primary key (regency_code, word),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table numbering (
  regency_code text not null,
  series text not null,
  last integer not null,
  primary key (regency_code, series),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table office (
  regency_code text not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  region_code text not null,
  valid_from date not null,
  valid_to date,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((region_code ~ '^[0-9]{4}([0-9]{2}([0-9]{4})?)?$'::text))
);
create index office_account on public.office using btree (regency_code, account_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table one_time_code (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  family_id uuid not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries integer not null,
  used_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index one_time_code_family on public.one_time_code using btree (regency_code, family_id, expires_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table person (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  name text not null,
  name_key text not null,
  sex text not null,
  birth_date date,
  nik_sealed bytea,
  nik_index bytea,
  source_key text,
  status text not null,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text, 'unknown'::text]))),
  CHECK ((status = ANY (ARRAY['active'::text, 'deceased'::text, 'left'::text]))),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index person_by_name on public.person using btree (regency_code, name_key, village_code);
create index person_by_update on public.person using btree (regency_code, updated_at, id);
create index person_nik on public.person using btree (regency_code, nik_index);
create index person_source on public.person using btree (regency_code, source_key);
create index person_village on public.person using btree (regency_code, village_code);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((id)::text = ANY (string_to_array(current_setting('app.persons'::text, true), ','::text)))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table person_values (
  regency_code text not null,
  id uuid not null,
  person_id uuid not null,
  layer text not null,
  version integer not null,
  village_code text not null,
  values jsonb not null,
  sealed bytea,
  source_kind text not null,
  source_id uuid not null,
  source_name text not null,
  as_of date not null,
  recorded_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  fingerprint bytea,
  primary key (regency_code, person_id, layer, version),
  foreign key (regency_code, person_id) references person(regency_code, id),
  CHECK ((layer = ANY (ARRAY['provider'::text, 'ratified'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((source_kind = ANY (ARRAY['intake'::text, 'batch'::text])))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((person_id)::text = ANY (string_to_array(current_setting('app.persons'::text, true), ','::text)))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table person_word (
  regency_code text not null,
  word text not null,
  village_code text not null,
  person_id uuid not null,
  primary key (regency_code, word, village_code, person_id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table portal_session (
  regency_code text not null,
  id uuid not null,
  token_hash bytea not null,
  village_code text not null,
  family_id uuid not null,
  slip_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  code_request_id uuid,
  unique (regency_code, token_hash),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select, update

create table public_figures (
  regency_code text not null,
  id uuid not null,
  as_of timestamp with time zone not null,
  content jsonb not null,
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table recheck (
  regency_code text not null,
  id uuid not null,
  village_code text not null,
  family_id uuid not null,
  case_id uuid not null,
  ordered_at timestamp with time zone not null,
  approved_at timestamp with time zone,
  reply_until date,
  reply_sealed bytea,
  replied_at timestamp with time zone,
  reply_read_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index recheck_family on public.recheck using btree (regency_code, family_id, ordered_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.desk'::text, true) = 'integrity'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select, update

create table recipient_candidate (
  regency_code text not null,
  intake_id uuid not null,
  file_id uuid not null,
  line integer not null,
  place integer not null,
  person_id uuid not null,
  family_id uuid not null,
  evidence jsonb not null,
  primary key (regency_code, intake_id, file_id, line, place),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table recipient_decision (
  regency_code text not null,
  id uuid not null,
  intake_id uuid not null,
  file_id uuid not null,
  line integer not null,
  person_id uuid,
  family_id uuid,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index recipient_decision_of_row on public.recipient_decision using btree (regency_code, intake_id, file_id, line);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table region (
  code text not null,
  bps_code text,
  level text not null,
  kind text not null,
  name text not null,
  parent_code text,
  latitude double precision,
  longitude double precision,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (code),
  CHECK ((level = ANY (ARRAY['province'::text, 'regency'::text, 'subdistrict'::text, 'village'::text])))
);
create index region_parent on public.region using btree (parent_code);
-- the application may: select

create table renunciation (
  regency_code text not null,
  ticket_id uuid not null,
  village_code text not null,
  family_id uuid,
  proven_by text not null,
  declared_at timestamp with time zone not null,
  cooling_until date not null,
  confirmed_at timestamp with time zone,
  primary key (regency_code, ticket_id),
  foreign key (regency_code, ticket_id) references ticket(regency_code, id),
  CHECK ((proven_by = ANY (ARRAY['slip'::text, 'phone'::text, 'desk'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table report (
  regency_code text not null,
  id uuid not null,
  number text not null,
  campaign_id uuid,
  as_of timestamp with time zone not null,
  definition_version text not null,
  frozen jsonb not null,
  figures jsonb not null,
  content_hash bytea not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamp with time zone,
  unique (regency_code, number),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.breadth'::text, true) = 'regency'::text))
-- the application may: insert, select

create table report_draft (
  regency_code text not null,
  id uuid not null,
  token_hash bytea not null,
  content_sealed bytea,
  photo_sealed bytea,
  ticket_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  number text,
  pin_hash bytea,
  voice_sealed bytea,
  unique (regency_code, token_hash),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index report_draft_number on public.report_draft using btree (regency_code, number);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table saved_list_family (
  regency_code text not null,
  list_id uuid not null,
  family_id uuid not null,
  village_code text not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  primary key (regency_code, list_id, family_id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table saved_search (
  regency_code text not null,
  id uuid not null,
  kind text not null,
  name text not null,
  filter jsonb not null,
  owner_id uuid not null,
  owner_name text not null,
  role text not null,
  region_code text not null,
  is_shared boolean not null,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  primary key (regency_code, id),
  CHECK ((kind = ANY (ARRAY['search'::text, 'list'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index saved_search_office on public.saved_search using btree (regency_code, role, region_code);
create index saved_search_owner on public.saved_search using btree (regency_code, owner_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table session (
  regency_code text not null,
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  office_id uuid not null,
  door text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  unique (regency_code, token_hash),
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account(regency_code, id),
  CHECK ((door = ANY (ARRAY['office'::text, 'field'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index session_by_account on public.session using btree (regency_code, account_id, created_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table slip (
  regency_code text not null,
  id uuid not null,
  serial text not null,
  code_hash bytea not null,
  village_code text not null,
  family_id uuid,
  status text not null,
  printed_at timestamp with time zone not null,
  bound_at timestamp with time zone,
  bound_by uuid,
  bound_via text,
  revoked_at timestamp with time zone,
  revoked_reason text,
  dispatch_id uuid,
  received_by_name text,
  unique (regency_code, serial),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((status = ANY (ARRAY['printed'::text, 'dispatched'::text, 'bound'::text, 'revoked'::text]))),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index slip_code on public.slip using btree (regency_code, code_hash);
create index slip_dispatched on public.slip using btree (regency_code, dispatch_id);
create index slip_family on public.slip using btree (regency_code, family_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select, update

create table slip_dispatch (
  regency_code text not null,
  id uuid not null,
  number text not null,
  village_code text not null,
  rt text not null,
  rw text not null,
  carrier_name text not null,
  sent_by uuid not null,
  sent_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  unique (regency_code, number),
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table snapshot_difference (
  regency_code text not null,
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
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  village_before text,
  primary key (regency_code, family_id, intake_id, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))) AND ((withdrawn_at IS NULL) OR (current_setting('app.withdrawn'::text, true) = 'seen'::text)))
-- the application may: insert, select, update

create table spent_proof (
  regency_code text not null,
  proof_hash bytea not null,
  spent_at timestamp with time zone not null,
  primary key (regency_code, proof_hash),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table stored_file (
  regency_code text not null,
  sha256 text not null,
  bytes bigint not null,
  media_type text not null,
  created_at timestamp with time zone not null,
  primary key (regency_code, sha256),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
-- policy scope (all): (regency_code = current_setting('app.regency'::text, true))
-- the application may: insert, select

create table throttle (
  regency_code text not null,
  key_hash bytea not null,
  window_start timestamp with time zone not null,
  tries integer not null,
  primary key (regency_code, key_hash, window_start),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): (regency_code = current_setting('app.regency'::text, true))
-- the application may: insert, select, update

create table ticket (
  regency_code text not null,
  id uuid not null,
  number text not null,
  pin_hash bytea not null,
  kind text not null,
  channel text not null,
  village_code text not null,
  status text not null,
  content_sealed bytea not null,
  family_id uuid,
  change_id uuid,
  received_by uuid,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone,
  contestable_until date,
  version integer not null,
  appealable_until date,
  interim_due_at timestamp with time zone,
  data_seen_at timestamp with time zone,
  nik_index bytea,
  phone_index bytea,
  origin_index bytea,
  unique (regency_code, number),
  primary key (regency_code, id),
  CHECK ((channel = ANY (ARRAY['portal'::text, 'desk'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index ticket_change on public.ticket using btree (regency_code, change_id);
create index ticket_family on public.ticket using btree (regency_code, family_id);
create index ticket_interim on public.ticket using btree (regency_code, interim_due_at) where (interim_due_at is not null);
create index ticket_nik on public.ticket using btree (regency_code, nik_index) where (nik_index is not null);
create index ticket_origin on public.ticket using btree (regency_code, origin_index, received_at) where (origin_index is not null);
create index ticket_phone on public.ticket using btree (regency_code, phone_index) where (phone_index is not null);
create index ticket_queue on public.ticket using btree (regency_code, status, village_code, due_at);
create index ticket_village on public.ticket using btree (regency_code, village_code, received_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select, update

create table ticket_event (
  regency_code text not null,
  id uuid not null,
  ticket_id uuid not null,
  village_code text not null,
  action text not null,
  to_status text not null,
  sentence jsonb not null,
  note_sealed bytea,
  account_id uuid,
  role text not null,
  at timestamp with time zone not null,
  primary key (regency_code, id),
  foreign key (regency_code, ticket_id) references ticket(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index ticket_event_ticket on public.ticket_event using btree (regency_code, ticket_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table ticket_photo (
  regency_code text not null,
  ticket_id uuid not null,
  sha256 text not null,
  village_code text not null,
  media_type text not null,
  bytes integer not null,
  added_at timestamp with time zone not null,
  primary key (regency_code, ticket_id, sha256),
  foreign key (regency_code, ticket_id) references ticket(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table ticket_voice (
  regency_code text not null,
  ticket_id uuid not null,
  village_code text not null,
  sha256 text not null,
  media_type text not null,
  bytes integer not null,
  added_at timestamp with time zone not null,
  primary key (regency_code, ticket_id),
  foreign key (regency_code, ticket_id) references ticket(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table training_practice (
  regency_code text not null,
  id uuid not null,
  account_id uuid not null,
  instrument_version text not null,
  seconds integer not null,
  taps integer not null,
  finished_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  primary key (regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((seconds >= 0)),
  CHECK ((taps >= 0))
);
create index training_practice_account on public.training_practice using btree (regency_code, account_id, finished_at);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((account_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table training_test (
  regency_code text not null,
  id uuid not null,
  account_id uuid not null,
  bank_version text not null,
  seed text not null,
  drawn_at timestamp with time zone not null,
  answers jsonb,
  score integer,
  passed boolean,
  finished_at timestamp with time zone,
  instrument_version text not null,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index training_test_account on public.training_test using btree (regency_code, account_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((account_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table village_desk (
  regency_code text not null,
  village_code text not null,
  place text not null,
  hours jsonb not null,
  phone text not null,
  note text not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  version integer not null,
  primary key (regency_code, village_code),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND (current_setting('app.assignee'::text, true) = 'any'::text) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table visit_attempt (
  regency_code text not null,
  id uuid not null,
  case_id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  number integer not null,
  outcome text not null,
  happened_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  content_sealed bytea not null,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index visit_attempt_case on public.visit_attempt using btree (regency_code, case_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table visit_case (
  regency_code text not null,
  id uuid not null,
  campaign_id uuid not null,
  number integer not null,
  village_code text not null,
  family_id uuid,
  change_id uuid,
  hamlet text not null,
  rt text not null,
  rw text not null,
  head_name text not null,
  assignee_id uuid,
  assigned_at timestamp with time zone,
  status text not null,
  baseline_sealed bytea not null,
  attempts integer not null,
  finding text,
  version integer not null,
  submission_id uuid,
  submitted_at timestamp with time zone,
  decided_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  unique (regency_code, campaign_id, number),
  primary key (regency_code, id),
  foreign key (regency_code, campaign_id) references campaign(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((village_code ~ '^[0-9]{10}$'::text))
);
create index visit_case_assignee on public.visit_case using btree (regency_code, assignee_id, status);
create index visit_case_family on public.visit_case using btree (regency_code, family_id);
create index visit_case_progress on public.visit_case using btree (regency_code, campaign_id, status) include (village_code, assignee_id, family_id);
create index visit_case_village on public.visit_case using btree (regency_code, village_code, status);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND ((current_setting('app.family'::text, true) = 'any'::text) OR ((family_id)::text = current_setting('app.family'::text, true))))
-- the application may: insert, select, update

create table visit_photo (
  regency_code text not null,
  case_id uuid not null,
  sha256 text not null,
  village_code text not null,
  assignee_id uuid not null,
  submission_id uuid not null,
  slot text not null,
  bytes integer not null,
  received integer not null,
  stored_sha256 text,
  media_type text,
  completed_at timestamp with time zone,
  primary key (regency_code, case_id, sha256),
  foreign key (regency_code, case_id) references visit_case(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
create index visit_photo_sha on public.visit_photo using btree (regency_code, sha256);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select, update

create table visit_review (
  regency_code text not null,
  id uuid not null,
  case_id uuid not null,
  submission_id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  decision text not null,
  reason text,
  notes jsonb not null,
  presences jsonb not null default '{}'::jsonb,
  changed_questions jsonb not null default '[]'::jsonb,
  content_hash bytea not null,
  reviewer_id uuid not null,
  reviewed_at timestamp with time zone not null,
  first_recorded_questions jsonb not null default '[]'::jsonb,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case(regency_code, id),
  CHECK ((decision = ANY (ARRAY['approved'::text, 'returned'::text]))),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index visit_review_case on public.visit_review using btree (regency_code, case_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select

create table visit_submission (
  regency_code text not null,
  id uuid not null,
  case_id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  sequence integer not null,
  based_on_version integer not null,
  finding text not null,
  content_sealed bytea not null,
  content_salt bytea not null,
  content_hash bytea not null,
  finished_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  clock_offset_ms bigint not null,
  case_version integer,
  parallel jsonb,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case(regency_code, id),
  CHECK ((regency_code ~ '^[0-9]{4}$'::text))
);
create index visit_submission_case on public.visit_submission using btree (regency_code, case_id);
-- policy scope (all): ((regency_code = current_setting('app.regency'::text, true)) AND (village_code >= current_setting('app.lowest'::text, true)) AND (village_code < current_setting('app.below'::text, true)) AND ((current_setting('app.assignee'::text, true) = 'any'::text) OR ((assignee_id)::text = current_setting('app.assignee'::text, true))) AND (current_setting('app.family'::text, true) = 'any'::text))
-- the application may: insert, select
