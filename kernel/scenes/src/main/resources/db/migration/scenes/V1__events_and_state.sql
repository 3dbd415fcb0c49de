-- Events: one row for each record of an event. The pair of id and revision is what makes a repeated record no row.
CREATE TABLE event (
    sequence    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          CHAR(32)      NOT NULL,
    revision    INTEGER       NOT NULL,
    type        VARCHAR(100)  NOT NULL,
    scene       VARCHAR(63)   NOT NULL,
    feed        VARCHAR(63)   NOT NULL,
    observed_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    stored_at   TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    document    VARCHAR(65536) NOT NULL,
    CONSTRAINT event_once UNIQUE (id, revision)
);
CREATE INDEX event_by_scene ON event (scene, sequence);
CREATE INDEX event_by_time ON event (stored_at);

-- What scenes remember, committed together with their events.
CREATE TABLE scene_state (
    scene       VARCHAR(63)   NOT NULL,
    name        VARCHAR(100)  NOT NULL,
    content     VARCHAR(65536) NOT NULL,
    PRIMARY KEY (scene, name)
);
