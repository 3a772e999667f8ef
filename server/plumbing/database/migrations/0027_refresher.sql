-- A new version of the questionnaire says whether certificates of the one before still hold; a test is taken
-- with the version that was in use when it was drawn.
alter table instrument_draft add column certificates_from text;
alter table training_test add column instrument_version text not null default 'dtsen-gc-2025-03';
alter table training_test alter column instrument_version drop default;
