-- Each row is one version that was registered; it is never changed but for its removal, and never deleted.
CREATE TABLE registered_version (
    model          VARCHAR(63)   NOT NULL,
    version        VARCHAR(20)   NOT NULL,
    content        CHAR(64)      NOT NULL,
    files          VARCHAR(300000) NOT NULL,
    source         VARCHAR(1000) NOT NULL,
    registered_at  TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    registered_by  VARCHAR(63)   NOT NULL,
    reason         VARCHAR(500)  NOT NULL,
    removed_at     TIMESTAMP(9) WITH TIME ZONE,
    removed_by     VARCHAR(63),
    remove_reason  VARCHAR(500),
    PRIMARY KEY (model, version)
);
