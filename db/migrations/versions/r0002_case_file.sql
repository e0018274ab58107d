DROP INDEX entry_of_person;

DROP INDEX entry_of_subject;

DROP TRIGGER entry_header_stays;

DROP TRIGGER entry_content_stays;

DROP TRIGGER entry_stays;

DROP TRIGGER judgement_follows_its_entry;

ALTER TABLE entry RENAME TO entry_before;

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
  CONSTRAINT entry_kind CHECK (kind IN ('inspection', 'framework', 'site', 'person', 'case', 'document', 'event', 'judgement', 'prompt', 'panel', 'alert', 'reading', 'note', 'absence', 'finding', 'suggestion')),
  CONSTRAINT entry_subject CHECK (subject <> ''),
  CONSTRAINT entry_act CHECK (act IN ('do', 'import', 'undo', 'redo')),
  CONSTRAINT entry_of_goes_with_undoing CHECK ((act IN ('undo', 'redo')) = ("of" IS NOT NULL)),
  CONSTRAINT entry_reason_goes_with_content CHECK (salt IS NOT NULL OR reason IS NULL),
  CONSTRAINT entry_hashes CHECK (length(content_hash) = 64 AND length(hash) = 64),
  CONSTRAINT entry_previous CHECK (length(previous) = CASE sequence WHEN 1 THEN 0 ELSE 64 END),
  CONSTRAINT entry_is_current_is_yes_or_no CHECK ("is_current" IN (0, 1))
)
 STRICT;

INSERT INTO entry SELECT * FROM entry_before;

DROP TABLE entry_before;

CREATE INDEX entry_of_person ON entry (device, person, kind, is_current);

CREATE INDEX entry_of_subject ON entry (kind, subject, is_current);

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

CREATE TRIGGER judgement_follows_its_entry AFTER UPDATE OF is_current ON entry
WHEN NEW.kind = 'judgement'
BEGIN
  UPDATE judgement SET is_current = NEW.is_current, counts = counts AND NEW.is_current WHERE entry = NEW.id;
END;

CREATE TABLE case_timing (
  case_ref TEXT NOT NULL,
  measures TEXT NOT NULL,
  findings TEXT NOT NULL,
  PRIMARY KEY (case_ref),
  CONSTRAINT case_timing_measures_is_json CHECK (json_valid(measures)),
  CONSTRAINT case_timing_findings_is_json CHECK (json_valid(findings))
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE reading (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  document TEXT,
  state TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT reading_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT reading_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND document IS NOT NULL AND state IS NOT NULL)),
  CONSTRAINT reading_state CHECK (state IN ('not_read', 'part_read', 'read', 'requested', 'not_supplied')),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE note (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  id TEXT,
  question TEXT,
  text TEXT,
  document TEXT,
  page INTEGER,
  used INTEGER,
  PRIMARY KEY (entry),
  CONSTRAINT note_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT note_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND id IS NOT NULL AND question IS NOT NULL AND text IS NOT NULL)),
  CONSTRAINT note_page CHECK (page IS NULL OR (page >= 1 AND document IS NOT NULL)),
  CONSTRAINT note_used_is_yes_or_no CHECK ("used" IN (0, 1)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE absence (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  id TEXT,
  type TEXT,
  agency TEXT,
  since TEXT,
  until TEXT,
  text TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT absence_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT absence_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND id IS NOT NULL AND type IS NOT NULL)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE finding (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  id TEXT,
  check_code TEXT,
  events TEXT,
  decision TEXT,
  sentence TEXT,
  reason TEXT,
  framework_version TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT finding_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT finding_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND id IS NOT NULL AND check_code IS NOT NULL AND events IS NOT NULL AND decision IS NOT NULL AND sentence IS NOT NULL AND framework_version IS NOT NULL)),
  CONSTRAINT finding_decision CHECK (decision IN ('confirmed', 'dismissed', 'open')),
  CONSTRAINT finding_dismissed_with_a_reason CHECK (decision <> 'dismissed' OR reason IS NOT NULL),
  CONSTRAINT finding_events_is_json CHECK (json_valid(events)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TABLE suggestion (
  entry INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  case_ref TEXT,
  question TEXT,
  measure TEXT,
  answer TEXT,
  why TEXT,
  given TEXT,
  done TEXT,
  framework_version TEXT,
  PRIMARY KEY (entry),
  CONSTRAINT suggestion_withdrawn_is_yes_or_no CHECK ("withdrawn" IN (0, 1)),
  CONSTRAINT suggestion_is_whole CHECK (withdrawn = 1 OR (case_ref IS NOT NULL AND question IS NOT NULL AND measure IS NOT NULL AND answer IS NOT NULL AND why IS NOT NULL AND done IS NOT NULL AND framework_version IS NOT NULL)),
  CONSTRAINT suggestion_done CHECK (done IN ('taken', 'set_aside')),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

CREATE TRIGGER reading_stays BEFORE UPDATE ON "reading"
BEGIN
  SELECT RAISE(ABORT, 'reading_stays: the record is append-only');
END;

CREATE TRIGGER note_stays BEFORE UPDATE ON "note"
BEGIN
  SELECT RAISE(ABORT, 'note_stays: the record is append-only');
END;

CREATE TRIGGER absence_stays BEFORE UPDATE ON "absence"
BEGIN
  SELECT RAISE(ABORT, 'absence_stays: the record is append-only');
END;

CREATE TRIGGER finding_stays BEFORE UPDATE ON "finding"
BEGIN
  SELECT RAISE(ABORT, 'finding_stays: the record is append-only');
END;

CREATE TRIGGER suggestion_stays BEFORE UPDATE ON "suggestion"
BEGIN
  SELECT RAISE(ABORT, 'suggestion_stays: the record is append-only');
END;

CREATE TRIGGER reading_is_kept BEFORE DELETE ON "reading"
BEGIN
  SELECT RAISE(ABORT, 'reading_is_kept: the record is append-only');
END;

CREATE TRIGGER note_is_kept BEFORE DELETE ON "note"
BEGIN
  SELECT RAISE(ABORT, 'note_is_kept: the record is append-only');
END;

CREATE TRIGGER absence_is_kept BEFORE DELETE ON "absence"
BEGIN
  SELECT RAISE(ABORT, 'absence_is_kept: the record is append-only');
END;

CREATE TRIGGER finding_is_kept BEFORE DELETE ON "finding"
BEGIN
  SELECT RAISE(ABORT, 'finding_is_kept: the record is append-only');
END;

CREATE TRIGGER suggestion_is_kept BEFORE DELETE ON "suggestion"
BEGIN
  SELECT RAISE(ABORT, 'suggestion_is_kept: the record is append-only');
END
