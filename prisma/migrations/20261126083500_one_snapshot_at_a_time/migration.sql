-- Of two that start at once, one is told.
CREATE UNIQUE INDEX "Snapshot_one_at_a_time" ON "Snapshot" ("datasetId") WHERE "status" = 'taking';

-- A file is known by its name too.
ALTER TABLE "SnapshotFile" ADD COLUMN "format" TEXT NOT NULL DEFAULT '', ADD COLUMN "name" TEXT NOT NULL DEFAULT '';
