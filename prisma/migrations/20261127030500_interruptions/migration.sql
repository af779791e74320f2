-- How often its worker died or the database went away under a batch: that costs it no try, up to a limit.
ALTER TABLE "Batch" ADD COLUMN "interruptions" INTEGER NOT NULL DEFAULT 0;
