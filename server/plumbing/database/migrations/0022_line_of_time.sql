-- Where a family lived before: told of moves the provider reports and of moves the regency ratifies. Null where
-- nobody moved, and where it was taken in before this was kept.
alter table snapshot_difference add column village_before text;
alter table applied_change add column village_before text;

-- A search kept for another day (`filter`; it never holds a name or a number), or a list of families chosen by hand
-- (`saved_list_family`). Private to its owner, or shared with everybody in the same office: same role, same region.
create table saved_search (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  kind text not null check (kind in ('search', 'list')),
  name text not null,
  filter jsonb not null,
  owner_id uuid not null,
  owner_name text not null,
  role text not null,
  region_code text not null,
  is_shared boolean not null,
  version int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (regency_code, id)
);
create index saved_search_owner on saved_search (regency_code, owner_id);
create index saved_search_office on saved_search (regency_code, role, region_code);
alter table saved_search enable row level security;
alter table saved_search force row level security;
create policy scope on saved_search for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
grant select, insert, update on saved_search to tanggap_app;

create table saved_list_family (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  list_id uuid not null,
  family_id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (regency_code, list_id, family_id)
);
alter table saved_list_family enable row level security;
alter table saved_list_family force row level security;
create policy scope on saved_list_family for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
grant select, insert, update on saved_list_family to tanggap_app;

-- Lists of families in another order than by place, page by page.
create index family_by_decile on family (regency_code, official_decile, village_code, rw, rt, head_name, id);
create index family_by_update on family (regency_code, updated_at, id);
-- Who left is rare among a million: found without looking at those who stayed.
create index membership_ended on membership (regency_code, family_id) where to_date is not null;
