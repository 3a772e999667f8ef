-- Programmes, instruments: national code tables.
create table instrument_version (
  version text primary key,
  definition jsonb not null,
  hash bytea not null,
  valid_from date not null,
  source text not null
);

-- A file from outside, kept encrypted on disk under its hash.
create table stored_file (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  media_type text not null,
  created_at timestamptz not null,
  primary key (regency_code, sha256)
);

create table intake (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  kind text not null check (kind in ('dtsen', 'recipients')),
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
  status text not null check (status in ('receiving', 'checking', 'checked', 'accepting', 'accepted', 'rejected', 'failed')),
  progress jsonb not null,
  counts jsonb not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  primary key (regency_code, id)
);

create table intake_file (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  intake_id uuid not null,
  layout text not null,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  -- How the text was recognised to be written.
  encoding text not null,
  delimiter text not null,
  -- The stored files that joined in this order are the upload: each is encrypted by itself, so none is ever whole in memory.
  parts jsonb not null,
  rows int not null,
  uploaded_at timestamptz not null,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake (regency_code, id)
);
create index intake_file_by_content on intake_file (regency_code, sha256);

-- One row of a file as it was read: identity columns are sealed before they arrive here. `target_id` is the id
-- that what this row becomes will bear (family, card, person or version of values), and the place it is sealed
-- for, so that accepting moves ciphertexts without opening them. `nik_as_card` is the NIK indexed as if it were a card's
-- number, which betrays numbers in each other's column; `fingerprint` betrays copied rows.
create table intake_row (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  intake_id uuid not null,
  file_id uuid not null,
  line int not null,
  unit text not null check (unit in ('family', 'person', 'recipient')),
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
  severity text not null check (severity in ('none', 'info', 'warning', 'error')),
  matched_family_id uuid,
  matched_person_id uuid,
  primary key (regency_code, intake_id, file_id, line)
);
create index intake_row_nik on intake_row (regency_code, intake_id, nik_index);
create index intake_row_card on intake_row (regency_code, intake_id, card_index);
create index intake_row_severity on intake_row (regency_code, intake_id, severity);

create table family (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  hamlet text not null,
  rt text not null,
  rw text not null,
  address text not null,
  head_name text not null,
  head_name_key text not null,
  card_index bytea,
  source_key text,
  official_decile smallint check (official_decile between 1 and 10),
  decile_version text,
  status text not null check (status in ('active', 'ended')),
  ended_reason text,
  version int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (regency_code, id)
);
create index family_village on family (regency_code, village_code, rw, rt);
create index family_by_card on family (regency_code, card_index);
create index family_source on family (regency_code, source_key);

-- A card's number changes with the card; the family's id does not.
create table family_card (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  family_id uuid not null,
  village_code text not null,
  card_sealed bytea not null,
  card_index bytea not null,
  from_date date not null,
  to_date date,
  source_kind text not null,
  source_id uuid not null,
  primary key (regency_code, id),
  foreign key (regency_code, family_id) references family (regency_code, id)
);
create index family_card_by_index on family_card (regency_code, card_index);

create table person (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  name text not null,
  name_key text not null,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  birth_date date,
  nik_sealed bytea,
  nik_index bytea,
  source_key text,
  status text not null check (status in ('active', 'deceased', 'left')),
  version int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (regency_code, id)
);
create index person_nik on person (regency_code, nik_index);
create index person_source on person (regency_code, source_key);
create index person_village on person (regency_code, village_code);

create table membership (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
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
  primary key (regency_code, id),
  foreign key (regency_code, family_id) references family (regency_code, id),
  foreign key (regency_code, person_id) references person (regency_code, id)
);
create index membership_family on membership (regency_code, family_id);
create index membership_person on membership (regency_code, person_id);

-- Two layers side by side (decision 1): what the provider says, what the regency has ratified.
-- Every version is kept; the newest of a layer has no superseded_at. `values` holds, for the provider,
-- {key: value}; for the ratified layer {key: {value, asOf, changeId}}, and the ministry's answer stands in
-- `applied_change`. Specific personal data (health, disability, finance, exact position) and numbers that
-- identify are in `sealed`, the same shape encrypted for the row's own id.
create table family_values (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  family_id uuid not null,
  layer text not null check (layer in ('provider', 'ratified')),
  version int not null,
  village_code text not null,
  values jsonb not null,
  sealed bytea,
  source_kind text not null check (source_kind in ('intake', 'batch')),
  source_id uuid not null,
  source_name text not null,
  as_of date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (regency_code, family_id, layer, version),
  foreign key (regency_code, family_id) references family (regency_code, id)
);

create table person_values (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  person_id uuid not null,
  layer text not null check (layer in ('provider', 'ratified')),
  version int not null,
  village_code text not null,
  values jsonb not null,
  sealed bytea,
  source_kind text not null check (source_kind in ('intake', 'batch')),
  source_id uuid not null,
  source_name text not null,
  as_of date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (regency_code, person_id, layer, version),
  foreign key (regency_code, person_id) references person (regency_code, id)
);

-- Which ratified changes the register has taken in, and what the ministry answered. A change is applied once.
create table applied_change (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  change_id uuid not null,
  family_id uuid not null,
  village_code text not null,
  kind text not null,
  batch_id uuid not null,
  as_of date not null,
  applied_at timestamptz not null,
  ministry text not null check (ministry in ('waiting', 'accepted', 'returned')),
  answered_at timestamptz,
  primary key (regency_code, change_id),
  foreign key (regency_code, family_id) references family (regency_code, id)
);
create index applied_change_family on applied_change (regency_code, family_id);

-- Aid as a programme's recipient list states it, for a period.
create table aid (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  programme_code text not null,
  period text not null,
  village_code text not null,
  family_id uuid not null,
  person_id uuid,
  amount bigint,
  state text not null,
  intake_id uuid not null,
  recorded_at timestamptz not null,
  primary key (regency_code, id),
  foreign key (regency_code, family_id) references family (regency_code, id)
);
create index aid_family on aid (regency_code, family_id);
