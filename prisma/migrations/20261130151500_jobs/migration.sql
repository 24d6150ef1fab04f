-- Long work that somebody asked for. `state` is "waiting", "running", "done", "failed" or "cancelled"; `key` tells one
-- request from another.
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "input" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "result" JSONB,
    "problem" JSONB,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "beat_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- The same request is done once, unless it failed or was cancelled.
CREATE UNIQUE INDEX "job_once" ON "job"("key") WHERE state IN ('waiting', 'running', 'done');

CREATE INDEX "job_article_id_idx" ON "job"("article_id");
CREATE INDEX "job_created_at_idx" ON "job"("created_at");

ALTER TABLE "job" ADD CONSTRAINT "job_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "job" ADD CONSTRAINT "job_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The file that a job made, in parts, so that nobody has to hold it whole to hand it on.
CREATE TABLE "job_file_part" (
    "job_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "job_file_part_pkey" PRIMARY KEY ("job_id", "part")
);

ALTER TABLE "job_file_part" ADD CONSTRAINT "job_file_part_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What is in a zip or a PDF does not get smaller.
ALTER TABLE "job_file_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
