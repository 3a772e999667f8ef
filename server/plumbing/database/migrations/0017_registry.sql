-- Search by name among a million persons. Row-level security lets only leakproof comparisons use an index, which
-- excludes LIKE and trigrams; so words are found by equality and by range. One row a word of a name: words of
-- former names stay, and lead to the person too.
create table person_word (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  word text collate "C" not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  person_id uuid not null,
  primary key (regency_code, word, village_code, person_id)
);

-- Every word that occurs in names, and how often: the search begins with the rarest.
create table name_word (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  word text collate "C" not null,
  persons int not null,
  primary key (regency_code, word)
);

-- Each word with one letter left out: two words that are one slip apart share such a form.
create table name_slip (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  form text collate "C" not null,
  word text collate "C" not null,
  primary key (regency_code, form, word)
);

-- Up to when changes are indexed, one row for each kind of name.
create table name_index (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  whose text not null,
  indexed_until timestamptz not null,
  primary key (regency_code, whose)
);

create index person_by_name on person (regency_code, name_key, village_code);
create index person_by_update on person (regency_code, updated_at, id);
create index family_in_order on family (regency_code, village_code, rw, rt, head_name, id);

alter table person_word enable row level security;
alter table person_word force row level security;
create policy scope on person_word for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table name_word enable row level security;
alter table name_word force row level security;
create policy scope on name_word for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
alter table name_slip enable row level security;
alter table name_slip force row level security;
create policy scope on name_slip for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
alter table name_index enable row level security;
alter table name_index force row level security;
create policy scope on name_index for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
grant select, insert on person_word, name_slip to tanggap_app;
grant select, insert, update on name_word, name_index to tanggap_app;
