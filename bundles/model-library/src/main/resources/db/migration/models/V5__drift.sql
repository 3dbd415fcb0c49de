-- One row for each pair of feed and version that is watched; its baseline lies in drift_block, a row for each half hour of
-- the day. Alarms outlive the baseline against which they were raised.
CREATE TABLE drift_feed (
    feed       VARCHAR(63)    NOT NULL,
    model      VARCHAR(63)    NOT NULL,
    version    VARCHAR(20)    NOT NULL,
    begun_at   TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    learnt_at  TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    labels     VARCHAR(10000) NOT NULL,
    PRIMARY KEY (feed, model, version)
);
CREATE TABLE drift_block (
    feed       VARCHAR(63)    NOT NULL,
    model      VARCHAR(63)    NOT NULL,
    version    VARCHAR(20)    NOT NULL,
    half_hour  INTEGER        NOT NULL,
    windows    INTEGER        NOT NULL,
    visit      BIGINT         NOT NULL,
    counts     VARCHAR(10000) NOT NULL,
    PRIMARY KEY (feed, model, version, half_hour),
    FOREIGN KEY (feed, model, version) REFERENCES drift_feed (feed, model, version) ON DELETE CASCADE
);
CREATE TABLE drift_alarm (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed           VARCHAR(63) NOT NULL,
    model          VARCHAR(63) NOT NULL,
    version        VARCHAR(20) NOT NULL,
    quantity       VARCHAR(16) NOT NULL,
    psi            DOUBLE PRECISION NOT NULL,
    alarm_level    DOUBLE PRECISION NOT NULL,
    baseline_value DOUBLE PRECISION NOT NULL,
    current_value  DOUBLE PRECISION NOT NULL,
    raised_at      TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ended_at       TIMESTAMP(9) WITH TIME ZONE
);
CREATE INDEX drift_alarm_by_model ON drift_alarm (model, id);
