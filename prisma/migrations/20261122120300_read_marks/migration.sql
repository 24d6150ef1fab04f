-- CreateTable
CREATE TABLE "read_mark" (
    "actor_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "first_seq" INTEGER NOT NULL,

    CONSTRAINT "read_mark_pkey" PRIMARY KEY ("actor_id","article_id","subject_id")
);

-- AddForeignKey
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
