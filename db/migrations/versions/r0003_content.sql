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
  content TEXT,
  PRIMARY KEY (id),
  CONSTRAINT entry_once UNIQUE (device, sequence),
  CONSTRAINT entry_device CHECK (length(device) BETWEEN 4 AND 16 AND device NOT GLOB '*[^a-z0-9]*'),
  CONSTRAINT entry_sequence CHECK (sequence >= 1),
  CONSTRAINT entry_offset CHECK ("offset" BETWEEN -1440 AND 1440),
  CONSTRAINT entry_kind CHECK (kind <> '' AND kind NOT GLOB '*[^a-z_]*'),
  CONSTRAINT entry_subject CHECK (subject <> ''),
  CONSTRAINT entry_act CHECK (act IN ('do', 'import', 'undo', 'redo')),
  CONSTRAINT entry_of_goes_with_undoing CHECK ((act IN ('undo', 'redo')) = ("of" IS NOT NULL)),
  CONSTRAINT entry_salt_goes_with_content CHECK ((salt IS NULL) = (content IS NULL)),
  CONSTRAINT entry_reason_goes_with_content CHECK (salt IS NOT NULL OR reason IS NULL),
  CONSTRAINT entry_content_is_json CHECK (json_valid(content)),
  CONSTRAINT entry_hashes CHECK (length(content_hash) = 64 AND length(hash) = 64),
  CONSTRAINT entry_previous CHECK (length(previous) = CASE sequence WHEN 1 THEN 0 ELSE 64 END),
  CONSTRAINT entry_is_current_is_yes_or_no CHECK ("is_current" IN (0, 1))
)
 STRICT;

-- the entries are copied here
DROP TABLE entry_before;

CREATE INDEX entry_act ON entry (device, person, sequence) WHERE act <> 'import';

CREATE INDEX entry_of_person ON entry (device, person, kind, is_current);

CREATE INDEX entry_of_subject ON entry (kind, subject, is_current);

CREATE INDEX entry_withdrawn ON entry (kind, subject) WHERE is_current = 1 AND content = '{"withdrawn":true}';

CREATE TABLE counted (
  entry INTEGER NOT NULL,
  case_ref TEXT,
  review TEXT,
  question TEXT,
  answer TEXT,
  is_current INTEGER NOT NULL,
  counts INTEGER NOT NULL,
  PRIMARY KEY (entry),
  CONSTRAINT counted_is_current_is_yes_or_no CHECK ("is_current" IN (0, 1)),
  CONSTRAINT counted_counts_is_yes_or_no CHECK ("counts" IN (0, 1)),
  FOREIGN KEY(entry) REFERENCES entry (id)
)
 STRICT;

INSERT INTO counted (entry, case_ref, review, question, answer, is_current, counts)
SELECT entry, case_ref, review, question, answer, is_current, counts FROM judgement;

CREATE INDEX counted_answers ON counted (question, answer, case_ref) WHERE counts = 1;

CREATE INDEX counted_not ON counted (entry) WHERE is_current = 1 AND counts = 0;

CREATE INDEX counted_of_case ON counted (case_ref, question, answer) WHERE counts = 1;

DROP TABLE "inspection";

DROP TABLE "framework";

DROP TABLE "site";

DROP TABLE "person";

DROP TABLE "case";

DROP TABLE "document";

DROP TABLE "event";

DROP TABLE "judgement";

DROP TABLE "prompt";

DROP TABLE "panel";

DROP TABLE "alert";

DROP TABLE "reading";

DROP TABLE "note";

DROP TABLE "absence";

DROP TABLE "finding";

DROP TABLE "suggestion";

CREATE TRIGGER entry_header_stays BEFORE UPDATE OF "id", "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of", "content_hash", "previous", "hash" ON entry
BEGIN
  SELECT RAISE(ABORT, 'entry_header_stays: the record is append-only');
END;

CREATE TRIGGER entry_content_stays BEFORE UPDATE OF salt, reason, content ON entry WHEN OLD.content IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'entry_content_stays: the record is append-only');
END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'entry_stays: the record is append-only');
END;

CREATE TRIGGER counted_follows_its_entry AFTER UPDATE OF is_current ON entry
BEGIN
  UPDATE counted SET is_current = NEW.is_current, counts = counts AND NEW.is_current WHERE entry = NEW.id;
END;

DROP TABLE case_timing;

DELETE FROM setting WHERE name = 'timing';

CREATE TABLE case_timing (
  case_ref TEXT NOT NULL,
  form INTEGER NOT NULL,
  site TEXT NOT NULL,
  offence TEXT,
  PRIMARY KEY (case_ref)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE case_measure (
  case_ref TEXT NOT NULL,
  place INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  least INTEGER,
  most INTEGER,
  start_event TEXT,
  end_event TEXT,
  PRIMARY KEY (case_ref, place)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE measure_count (
  place INTEGER NOT NULL,
  site TEXT NOT NULL,
  verdict TEXT NOT NULL,
  value INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  PRIMARY KEY (place, site, verdict, value)
)
 WITHOUT ROWID,
 STRICT;

CREATE TRIGGER measure_counted AFTER INSERT ON case_measure
BEGIN
  INSERT INTO measure_count
  SELECT NEW.place, site, NEW.verdict, CASE WHEN NEW.least = NEW.most THEN NEW.least ELSE -1 END, 1
  FROM case_timing WHERE case_ref = NEW.case_ref
  ON CONFLICT DO UPDATE SET cases = cases + 1;
END;

CREATE TRIGGER measure_counted_no_more AFTER DELETE ON case_measure
BEGIN
  UPDATE measure_count SET cases = cases - 1
  WHERE place = OLD.place AND site = (SELECT site FROM case_timing WHERE case_ref = OLD.case_ref)
    AND verdict = OLD.verdict AND value = CASE WHEN OLD.least = OLD.most THEN OLD.least ELSE -1 END;
END;

CREATE TABLE case_found (
  case_ref TEXT NOT NULL,
  place INTEGER NOT NULL,
  check_code TEXT NOT NULL,
  events TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (case_ref, place),
  CONSTRAINT case_found_events_is_json CHECK (json_valid(events))
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE case_said (
  case_ref TEXT NOT NULL,
  said BLOB NOT NULL,
  PRIMARY KEY (case_ref)
)
 WITHOUT ROWID,
 STRICT
