import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachesOfSql } from './sql-rules.ts'

const code = "regency_code text not null check (regency_code ~ '^[0-9]{4}$')"
const sound = `
-- A comment may say MERGE INTO or "as restrictive".
create table programme (code text primary key, name text not null check (name in ('a;b', 'c')));
create table family (
  ${code},
  id uuid not null,
  programme_code text not null references programme (code),
  primary key (regency_code, id),
  unique (regency_code, programme_code)
);
create table person (
  ${code},
  id uuid not null,
  family_id uuid not null,
  status text not null check (status in ('known', 'unique')),
  primary key (regency_code, id),
  foreign key (regency_code, family_id) references family (regency_code, id)
);
create unique index one_name on person (regency_code, family_id);
alter table family enable row level security;
alter table family force row level security;
create policy scope on family for all to tanggap_app using (regency_code = current_setting('app.regency', true));
alter table person enable row level security, force row level security;
create policy scope_read on person for select to tanggap_app using (regency_code = current_setting('app.regency', true));
grant select, insert, update on family, person to tanggap_app;
`

test('a sound schema breaks no rule', () => {
  assert.deepEqual(breachesOfSql('sound.sql', sound), [])
})

const faults: [rule: string, from: string, to: string][] = [
  [
    'no-restrictive-policy',
    'create policy scope on family for all',
    'create policy scope on family as restrictive for all',
  ],
  [
    'no-triggers',
    'grant select',
    'create trigger t after insert on family execute function f();\ngrant select',
  ],
  [
    'no-merge',
    'grant select',
    'merge into family using person on true when matched then do nothing;\ngrant select',
  ],
  [
    'no-set-null',
    'references family (regency_code, id)',
    'references family (regency_code, id) on delete set null',
  ],
  ['no-fixed-char', 'name text not null', 'name char(4) not null'],
  ['no-fixed-char', 'name text not null', 'name character (4) not null'],
  ['no-volatile-default', 'family_id uuid not null', 'family_id uuid not null default gen_random_uuid()'],
  ['no-volatile-default', 'family_id uuid not null', 'at timestamptz default now()'],
  ['no-sequence', 'family_id uuid not null', 'family_id bigserial'],
  ['no-sequence', 'family_id uuid not null', 'family_id bigint generated always as identity'],
  ['no-delete-for-the-application', 'grant select, insert', 'grant select, delete'],
  ['no-delete-for-the-application', 'grant select, insert, update', 'grant all'],
  [
    'policy-without-query',
    "using (regency_code = current_setting('app.regency', true));\nalter",
    "using (regency_code = current_setting('app.regency', true) and id in (select 1));\nalter",
  ],
  [
    'national-points-at-regency',
    'create table programme (code text primary key,',
    'create table programme (code text primary key, f uuid references family (id),',
  ],
  [
    'regency-code-is-four-digits',
    `create table person (\n  ${code}`,
    'create table person (\n  regency_code text not null',
  ],
  [
    'regency-code-comes-first',
    'primary key (regency_code, id),\n  foreign',
    'primary key (id, regency_code),\n  foreign',
  ],
  ['regency-code-comes-first', 'unique (regency_code, programme_code)', 'unique (programme_code)'],
  [
    'regency-code-comes-first',
    'foreign key (regency_code, family_id) references family (regency_code, id)',
    'foreign key (family_id) references family (id)',
  ],
  ['regency-code-comes-first', 'family_id uuid not null', 'family_id uuid not null references family (id)'],
  ['regency-code-comes-first', 'family_id uuid not null', 'family_id uuid not null unique'],
  ['regency-code-comes-first', 'on person (regency_code, family_id)', 'on person (family_id)'],
  ['has-primary-key', 'primary key (regency_code, id),\n  foreign', 'foreign'],
  ['forced-row-level-security', 'alter table family force row level security;', ''],
  ['forced-row-level-security', 'alter table family enable row level security;', ''],
  [
    'has-scope-policy',
    "create policy scope on family for all to tanggap_app using (regency_code = current_setting('app.regency', true));",
    '',
  ],
]

for (const [rule, from, to] of faults) {
  test(`the SQL check finds ${rule}: ${to.trim().split('\n')[0] || `without "${from.slice(0, 40)}"`}`, () => {
    const faulty = sound.replace(from, to)
    assert.ok(sound.includes(from), 'the fixture no longer holds the text that is replaced')
    const rules = breachesOfSql('faulty.sql', faulty).map((breach) => breach.rule)
    assert.ok(rules.includes(rule), `found only: ${rules.join(', ') || 'nothing'}`)
  })
}

test('a breach names the line where its statement begins', () => {
  const found = breachesOfSql(
    'm.sql',
    '-- one\n\ncreate table a (id int);\n\nmerge into a using b on true;\n',
  )
  assert.deepEqual(
    found.map((breach) => breach.where),
    ['m.sql:5'],
  )
})
