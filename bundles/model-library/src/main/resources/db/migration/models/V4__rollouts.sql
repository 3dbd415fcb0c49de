-- Each row is one rollout: an alias on its way from one version to another. The move itself is a row of alias_move.
CREATE TABLE rollout (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model        VARCHAR(63)   NOT NULL,
    alias        VARCHAR(32)   NOT NULL,
    from_version VARCHAR(20)   NOT NULL,
    to_version   VARCHAR(20)   NOT NULL,
    stage        VARCHAR(16)   NOT NULL,
    started_at   TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    started_by   VARCHAR(63)   NOT NULL,
    reason       VARCHAR(500)  NOT NULL,
    ended_at     TIMESTAMP(9) WITH TIME ZONE,
    verdict      VARCHAR(500)  NOT NULL
);
CREATE INDEX rollout_by_model ON rollout (model, id);
