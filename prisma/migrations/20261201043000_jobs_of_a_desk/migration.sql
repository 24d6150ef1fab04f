-- Long work on a whole desk, beside that on one article; and what came in is held while such work waits for it.
ALTER TABLE "job" ALTER COLUMN "article_id" DROP NOT NULL;
ALTER TABLE "job" ADD COLUMN "workspace_id" UUID;
ALTER TABLE "job" ADD CONSTRAINT "job_is_on_one" CHECK (("article_id" IS NULL) <> ("workspace_id" IS NULL));
ALTER TABLE "job" ADD CONSTRAINT "job_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "job_workspace_id_idx" ON "job"("workspace_id");

ALTER TABLE "arrival" ADD COLUMN "held_until" TIMESTAMPTZ(3);
