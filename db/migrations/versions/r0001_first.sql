CREATE TABLE setting (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (name)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE place (
  person TEXT NOT NULL,
  case_ref TEXT NOT NULL,
  question TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (person, case_ref)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE draft (
  person TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (person, subject)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE access_log (
  id INTEGER NOT NULL,
  at TEXT NOT NULL,
  person TEXT,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE head_seen (
  device TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (device),
  CONSTRAINT head_seen_hash CHECK (length(hash) = 64)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE case_standing (
  case_ref TEXT NOT NULL,
  site TEXT NOT NULL,
  inspectors TEXT NOT NULL,
  state TEXT NOT NULL,
  answered INTEGER NOT NULL,
  applicable INTEGER NOT NULL,
  owed INTEGER NOT NULL,
  ratings TEXT NOT NULL,
  worst INTEGER,
  alerts INTEGER NOT NULL,
  disagreements INTEGER NOT NULL,
  last_at TEXT,
  search TEXT NOT NULL,
  stage INTEGER GENERATED ALWAYS AS (CASE state WHEN 'untouched' THEN 0 WHEN 'started' THEN 1 ELSE 2 END) VIRTUAL,
  progress INTEGER GENERATED ALWAYS AS (answered * 1000 / max(applicable, 1)) VIRTUAL,
  worst_first INTEGER GENERATED ALWAYS AS (ifnull(worst, 1000000)) VIRTUAL,
  PRIMARY KEY (case_ref),
  CONSTRAINT case_standing_state CHECK (state IN ('untouched', 'started', 'judged')),
  CONSTRAINT case_standing_inspectors_is_json CHECK (json_valid(inspectors)),
  CONSTRAINT case_standing_ratings_is_json CHECK (json_valid(ratings)),
  CONSTRAINT case_standing_numbers CHECK (min(answered, applicable, owed, alerts, disagreements) >= 0)
)
 STRICT;

CREATE INDEX case_standing_alerts ON case_standing (case_ref) WHERE alerts > 0;

CREATE INDEX case_standing_by_progress ON case_standing (progress, case_ref);

CREATE INDEX case_standing_by_worst ON case_standing (worst_first, case_ref);

CREATE INDEX case_standing_by_state ON case_standing (stage, case_ref);

CREATE INDEX case_standing_by_site ON case_standing (site, case_ref);

CREATE TABLE entry (
  id INTEGER NOT NULL,
  device TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  person TEXT,
  made_at TEXT NOT NULL,
  "offset" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  act TEXT NOT NULL,
  "of" INTEGER,
  reason TEXT,
  salt TEXT,
  content_hash TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  is_current INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT entry_once UNIQUE (device, sequence),
  CONSTRAINT entry_device CHECK (length(device) BETWEEN 4 AND 16 AND device NOT GLOB '*[^a-z0-9]*'),
  CONSTRAINT entry_sequence CHECK (sequence >= 1),
  CONSTRAINT entry_offset CHECK ("offset" BETWEEN -1440 AND 1440),
  CONSTRAINT entry_kind CHECK (kind IN ('inspection', 'framework', 'site', 'person', 'case', 'document', 'event', 'judgement', 'prompt', 'panel', 'alert')),
  CONSTRAINT entry_subject CHECK (subject <> ''),
  CONSTRAINT entry_act CHECK (act IN ('do', 'import', 'undo', 'redo')),
  CONSTRAINT entry_of_goes_with_undoing CHECK ((act IN ('undo', 'redo')) = ("of" IS NOT NULL)),
  CONSTRAINT entry_reason_goes_with_content CHECK (salt IS NOT NULL OR reason IS NULL),
  CONSTRAINT entry_hashes CHECK (length(content_hash) = 64 AND length(hash) = 64),
  CONSTRAINT entry_previous CHECK (length(previous) = CASE sequence WHEN 1 THEN 0 ELSE 64 END),
  CONSTRAINT entry_is_current_is_yes_or_no CHECK ("is_current" IN (0, 1))
)
 STRICT;

CREATE INDEX entry_of_person ON entry (device, person, kind, is_current);

CREATE INDEX entry_of_subject ON entry (kind, subject, is_current);

CREATE TABLE inspection (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  id TEXT,
  title TEXT,
  framework_code TEXT,
  framework_version TEXT,
  fieldwork_from TEXT,
  fieldwork_to TEXT,
  sample_method TEXT,
  alert_contacts TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT inspection_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT inspection_is_whole CHECK (withdrawn = 1 OR (id IS NOT NULL AND title IS NOT NULL AND framework_code IS NOT NULL AND framework_version IS NOT NULL)),
  CONSTRAINT inspection_sample_method CHECK (sample_method IN ('purposive', 'random', 'stratified')),
  CONSTRAINT inspection_alert_contacts_is_json CHECK (json_valid(alert_contacts)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE framework (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  code TEXT,
  version TEXT,
  text TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT framework_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT framework_is_whole CHECK (withdrawn = 1 OR (code IS NOT NULL AND version IS NOT NULL AND text IS NOT NULL)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE site (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  code TEXT,
  name TEXT,
  nation TEXT,
  caseload INTEGER,
  PRIMARY KEY (entry),
  CONSTRAINT site_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT site_is_whole CHECK (withdrawn = 1 OR (code IS NOT NULL AND name IS NOT NULL)),
  CONSTRAINT site_nation CHECK (nation IN ('england', 'wales', 'scotland', 'northern_ireland', 'united_states')),
  CONSTRAINT site_caseload CHECK (caseload >= 0),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE person (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  name TEXT,
  role TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT person_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT person_is_whole CHECK (withdrawn = 1 OR (name IS NOT NULL AND role IS NOT NULL)),
  CONSTRAINT person_role CHECK (role IN ('lead_inspector', 'inspector', 'local_assessor')),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE "case" (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  reference TEXT,
  site TEXT,
  age_at_offence INTEGER,
  age_now INTEGER,
  gender TEXT,
  ethnicity TEXT,
  disability TEXT,
  looked_after INTEGER,
  disposal TEXT,
  case_manager TEXT,
  narrative TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT case_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT case_is_whole CHECK (withdrawn = 1 OR (reference IS NOT NULL AND site IS NOT NULL)),
  CONSTRAINT case_looked_after_is_yes_or_no CHECK ("looked_after" IN (0, 1)),
  CONSTRAINT case_disability_is_json CHECK (json_valid(disability)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE INDEX case_withdrawn ON "case" (entry) WHERE withdrawn = 1;

CREATE TABLE document (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  id TEXT,
  agency TEXT,
  title TEXT,
  date TEXT,
  pages INTEGER,
  PRIMARY KEY (entry),
  CONSTRAINT document_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT document_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND id IS NOT NULL)),
  CONSTRAINT document_pages CHECK (pages >= 0),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE event (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  id TEXT,
  agency TEXT,
  type TEXT,
  date TEXT,
  until TEXT,
  open INTEGER,
  text TEXT,
  document TEXT,
  page INTEGER,
  PRIMARY KEY (entry),
  CONSTRAINT event_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT event_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND id IS NOT NULL AND agency IS NOT NULL AND type IS NOT NULL)),
  CONSTRAINT event_open_is_yes_or_no CHECK ("open" IN (0, 1)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE judgement (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  review TEXT,
  question TEXT,
  answer TEXT,
  framework_version TEXT,
  rationale TEXT,
  evidence TEXT,
  insufficient_evidence INTEGER,
  is_current INTEGER NOT NULL,
  counts INTEGER NOT NULL,
  PRIMARY KEY (entry),
  CONSTRAINT judgement_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT judgement_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND review IS NOT NULL AND question IS NOT NULL AND framework_version IS NOT NULL)),
  CONSTRAINT judgement_review CHECK (review IN ('first', 'second')),
  CONSTRAINT judgement_is_current_is_yes_or_no CHECK ("is_current" IN (0, 1)),
  CONSTRAINT judgement_counts CHECK (counts = 0 OR (counts = 1 AND is_current = 1 AND answer IS NOT NULL)),
  CONSTRAINT judgement_evidence_is_json CHECK (json_valid(evidence)),
  CONSTRAINT judgement_insufficient_evidence_is_yes_or_no CHECK ("insufficient_evidence" IN (0, 1)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE INDEX judgement_of_case ON judgement (case_ref, question, answer) WHERE counts = 1;

CREATE INDEX judgement_counted ON judgement (question, answer, case_ref) WHERE counts = 1;

CREATE INDEX judgement_uncounted ON judgement (entry) WHERE is_current = 1 AND counts = 0;

CREATE TABLE prompt (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  review TEXT,
  question TEXT,
  prompt TEXT,
  answer TEXT,
  framework_version TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT prompt_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT prompt_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND review IS NOT NULL AND question IS NOT NULL AND prompt IS NOT NULL AND answer IS NOT NULL AND framework_version IS NOT NULL)),
  CONSTRAINT prompt_review CHECK (review IN ('first', 'second')),
  CONSTRAINT prompt_answer CHECK (answer IN ('yes', 'no', 'not_applicable')),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE panel (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  node TEXT,
  decision TEXT,
  rating TEXT,
  computed TEXT,
  sat TEXT,
  held_on TEXT,
  reason TEXT,
  framework_version TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT panel_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT panel_is_whole CHECK (withdrawn = 1 OR (node IS NOT NULL AND decision IS NOT NULL AND sat IS NOT NULL AND held_on IS NOT NULL AND reason IS NOT NULL AND framework_version IS NOT NULL)),
  CONSTRAINT panel_decision CHECK (decision IN ('judged', 'discretion', 'left')),
  CONSTRAINT panel_rating_goes_with_a_decision CHECK (withdrawn = 1 OR (decision = 'left') = (rating IS NULL)),
  CONSTRAINT panel_sat_is_json CHECK (json_valid(sat)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE alert (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  category TEXT,
  text TEXT,
  told TEXT,
  told_at TEXT,
  done TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT alert_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT alert_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND category IS NOT NULL AND text IS NOT NULL)),
  CONSTRAINT alert_category CHECK (category IN ('child_at_risk', 'others_at_risk', 'conduct')),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE entry_replaces (
  entry INTEGER NOT NULL,
  replaced TEXT NOT NULL,
  PRIMARY KEY (entry, replaced),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX entry_replaced ON entry_replaces (replaced, entry);

CREATE TRIGGER entry_header_stays BEFORE UPDATE OF "id", "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of", "content_hash", "previous", "hash" ON entry
BEGIN
  SELECT RAISE(ABORT, 'entry_header_stays: the record is append-only');
END;

CREATE TRIGGER entry_content_stays BEFORE UPDATE OF salt, reason ON entry WHEN OLD.salt IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'entry_content_stays: the record is append-only');
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'entry_stays: the record is append-only');
END;

CREATE TRIGGER entry_replaces_stays BEFORE UPDATE ON entry_replaces
BEGIN
  SELECT RAISE(ABORT, 'entry_replaces_stays: the record is append-only');
END;

CREATE TRIGGER entry_replaces_is_kept BEFORE DELETE ON entry_replaces
BEGIN
  SELECT RAISE(ABORT, 'entry_replaces_is_kept: the record is append-only');
END;

CREATE TRIGGER inspection_stays BEFORE UPDATE ON "inspection"
BEGIN
  SELECT RAISE(ABORT, 'inspection_stays: the record is append-only');
END;

CREATE TRIGGER framework_stays BEFORE UPDATE ON "framework"
BEGIN
  SELECT RAISE(ABORT, 'framework_stays: the record is append-only');
END;

CREATE TRIGGER site_stays BEFORE UPDATE ON "site"
BEGIN
  SELECT RAISE(ABORT, 'site_stays: the record is append-only');
END;

CREATE TRIGGER person_stays BEFORE UPDATE ON "person"
BEGIN
  SELECT RAISE(ABORT, 'person_stays: the record is append-only');
END;

CREATE TRIGGER case_stays BEFORE UPDATE ON "case"
BEGIN
  SELECT RAISE(ABORT, 'case_stays: the record is append-only');
END;

CREATE TRIGGER document_stays BEFORE UPDATE ON "document"
BEGIN
  SELECT RAISE(ABORT, 'document_stays: the record is append-only');
END;

CREATE TRIGGER event_stays BEFORE UPDATE ON "event"
BEGIN
  SELECT RAISE(ABORT, 'event_stays: the record is append-only');
END;

CREATE TRIGGER prompt_stays BEFORE UPDATE ON "prompt"
BEGIN
  SELECT RAISE(ABORT, 'prompt_stays: the record is append-only');
END;

CREATE TRIGGER panel_stays BEFORE UPDATE ON "panel"
BEGIN
  SELECT RAISE(ABORT, 'panel_stays: the record is append-only');
END;

CREATE TRIGGER alert_stays BEFORE UPDATE ON "alert"
BEGIN
  SELECT RAISE(ABORT, 'alert_stays: the record is append-only');
END;

CREATE TRIGGER inspection_is_kept BEFORE DELETE ON "inspection"
BEGIN
  SELECT RAISE(ABORT, 'inspection_is_kept: the record is append-only');
END;

CREATE TRIGGER framework_is_kept BEFORE DELETE ON "framework"
BEGIN
  SELECT RAISE(ABORT, 'framework_is_kept: the record is append-only');
END;

CREATE TRIGGER site_is_kept BEFORE DELETE ON "site"
BEGIN
  SELECT RAISE(ABORT, 'site_is_kept: the record is append-only');
END;

CREATE TRIGGER person_is_kept BEFORE DELETE ON "person"
BEGIN
  SELECT RAISE(ABORT, 'person_is_kept: the record is append-only');
END;

CREATE TRIGGER case_is_kept BEFORE DELETE ON "case"
BEGIN
  SELECT RAISE(ABORT, 'case_is_kept: the record is append-only');
END;

CREATE TRIGGER document_is_kept BEFORE DELETE ON "document"
BEGIN
  SELECT RAISE(ABORT, 'document_is_kept: the record is append-only');
END;

CREATE TRIGGER event_is_kept BEFORE DELETE ON "event"
BEGIN
  SELECT RAISE(ABORT, 'event_is_kept: the record is append-only');
END;

CREATE TRIGGER prompt_is_kept BEFORE DELETE ON "prompt"
BEGIN
  SELECT RAISE(ABORT, 'prompt_is_kept: the record is append-only');
END;

CREATE TRIGGER panel_is_kept BEFORE DELETE ON "panel"
BEGIN
  SELECT RAISE(ABORT, 'panel_is_kept: the record is append-only');
END;

CREATE TRIGGER alert_is_kept BEFORE DELETE ON "alert"
BEGIN
  SELECT RAISE(ABORT, 'alert_is_kept: the record is append-only');
END;

CREATE TRIGGER judgement_is_kept BEFORE DELETE ON "judgement"
BEGIN
  SELECT RAISE(ABORT, 'judgement_is_kept: the record is append-only');
END;

CREATE TRIGGER judgement_stays BEFORE UPDATE OF "entry", "withdrawn", "case_ref", "review", "question", "answer", "framework_version", "rationale", "evidence", "insufficient_evidence" ON judgement
BEGIN
  SELECT RAISE(ABORT, 'judgement_stays: the record is append-only');
END;

CREATE TRIGGER judgement_follows_its_entry AFTER UPDATE OF is_current ON entry
WHEN NEW.kind = 'judgement'
BEGIN
  UPDATE judgement SET is_current = NEW.is_current, counts = counts AND NEW.is_current WHERE entry = NEW.id;
END
