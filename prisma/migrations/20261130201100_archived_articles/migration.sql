-- When an article was put out of the desk's list; null while it is in it.
ALTER TABLE "article" ADD COLUMN "archived_at" TIMESTAMPTZ(3);
