-- Alerts: one row each, as they stand. What concerns its rule is kept with the alert, so that a changed file changes no alert.
CREATE TABLE alert (
    number           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scene            VARCHAR(63)   NOT NULL,
    feed             VARCHAR(63)   NOT NULL,
    type             VARCHAR(100)  NOT NULL,
    subject          VARCHAR(1000) NOT NULL,
    severity         VARCHAR(16)   NOT NULL,
    state            VARCHAR(16)   NOT NULL,
    opened_at        TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    last_at          TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    findings         INTEGER       NOT NULL,
    ongoing          INTEGER       NOT NULL,
    first_event      CHAR(32)      NOT NULL,
    last_event       CHAR(32)      NOT NULL,
    changed_at       TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    changed_by       VARCHAR(100)  NOT NULL,
    comment          VARCHAR(1000) NOT NULL,
    dedupe_ms        BIGINT        NOT NULL,
    resolve_at_end   BOOLEAN       NOT NULL,
    resolve_after_ms BIGINT        NOT NULL,
    touched_at       TIMESTAMP(9) WITH TIME ZONE NOT NULL
);
CREATE INDEX alert_by_scene ON alert (scene, type, number);
CREATE INDEX alert_by_state ON alert (state, number);

-- Which event belongs to which alert.
CREATE TABLE alert_event (
    event  CHAR(32) PRIMARY KEY,
    alert  BIGINT   NOT NULL,
    ended  BOOLEAN  NOT NULL
);
CREATE INDEX alert_event_by_alert ON alert_event (alert);

-- What became of alerts, step by step.
CREATE TABLE alert_change (
    sequence   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert      BIGINT        NOT NULL,
    changed_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    state      VARCHAR(16)   NOT NULL,
    severity   VARCHAR(16)   NOT NULL,
    changed_by VARCHAR(100)  NOT NULL,
    comment    VARCHAR(1000) NOT NULL
);
CREATE INDEX alert_change_by_alert ON alert_change (alert, sequence);

-- Up to which place the log of events has been taken.
CREATE TABLE alert_progress (
    one      INTEGER PRIMARY KEY,
    sequence BIGINT NOT NULL
);
INSERT INTO alert_progress (one, sequence) VALUES (1, 0);
