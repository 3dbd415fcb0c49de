-- A series is what one station measures of one quantity in one unit; its number keeps the rows of readings short.
CREATE TABLE sensor_series (
    id       INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed     VARCHAR(63)  NOT NULL,
    station  VARCHAR(128) NOT NULL,
    quantity VARCHAR(63)  NOT NULL,
    unit     VARCHAR(32)  NOT NULL,
    UNIQUE (feed, station, quantity, unit)
);

-- Times are milliseconds since 1970 in UTC. One series has one value at one time, which makes a message that is sent twice
-- one reading.
CREATE TABLE sensor_reading (
    series_id     INTEGER          NOT NULL,
    measured_at   BIGINT           NOT NULL,
    reading_value DOUBLE PRECISION NOT NULL,
    quality       SMALLINT         NOT NULL,
    received_at   BIGINT           NOT NULL,
    latitude      DOUBLE PRECISION,
    longitude     DOUBLE PRECISION,
    PRIMARY KEY (series_id, measured_at)
);

-- What is left of readings when they are too old to be kept one by one. Readings of bad quality count, and are in no mean.
CREATE TABLE sensor_hour (
    series_id INTEGER NOT NULL,
    hour_at   BIGINT  NOT NULL,
    readings  INTEGER NOT NULL,
    bad       INTEGER NOT NULL,
    mean      DOUBLE PRECISION,
    minimum   DOUBLE PRECISION,
    maximum   DOUBLE PRECISION,
    PRIMARY KEY (series_id, hour_at)
);

-- What could not become a reading, with the reason: a message that could not be decoded, or one measurement.
CREATE TABLE dead_letter (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed        VARCHAR(63)    NOT NULL,
    station     VARCHAR(128)   NOT NULL,
    received_at BIGINT         NOT NULL,
    code        VARCHAR(64)    NOT NULL,
    reason      VARCHAR(4000)  NOT NULL,
    original    VARCHAR(16384) NOT NULL,
    measured    VARCHAR(128),
    measurement VARCHAR(64),
    unit        VARCHAR(32),
    measured_at BIGINT,
    quality     SMALLINT,
    replayed_at BIGINT
);
CREATE INDEX dead_letter_by_feed ON dead_letter (feed, id);
