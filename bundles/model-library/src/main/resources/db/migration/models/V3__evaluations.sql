-- Each row of evaluation is one run over a dataset; its figures lie in evaluation_figure, those of all classes together
-- under the empty class. Never changed; the oldest of a model go when there are too many.
CREATE TABLE evaluation (
    sequence       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model          VARCHAR(63)   NOT NULL,
    version        VARCHAR(20)   NOT NULL,
    sha256         CHAR(64)      NOT NULL,
    dataset        VARCHAR(255)  NOT NULL,
    dataset_digest CHAR(64)      NOT NULL,
    pictures       INTEGER       NOT NULL,
    settings       VARCHAR(2000) NOT NULL,
    iou            DOUBLE PRECISION NOT NULL,
    evaluated_at   TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    evaluated_by   VARCHAR(63)   NOT NULL
);
CREATE INDEX evaluation_by_model ON evaluation (model, sequence);
CREATE TABLE evaluation_figure (
    evaluation BIGINT       NOT NULL REFERENCES evaluation (sequence) ON DELETE CASCADE,
    place      INTEGER      NOT NULL,
    class      VARCHAR(255) NOT NULL,
    objects    BIGINT       NOT NULL,
    measure    VARCHAR(32)  NOT NULL,
    figure     DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (evaluation, place, measure)
);
