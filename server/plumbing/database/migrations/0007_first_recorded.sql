-- A value the register never held is no correction. `changed_questions` holds the variables of which a value was
-- corrected; those of which a value was recorded for the first time stand apart, for reports that open no family.
alter table visit_review add column first_recorded_questions jsonb not null default '[]';
