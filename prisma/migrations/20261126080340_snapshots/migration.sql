-- CreateEnum
CREATE TYPE "SnapshotStatus" AS ENUM ('taking', 'taken', 'failed');

-- CreateEnum
CREATE TYPE "Split" AS ENUM ('train', 'validation', 'test');

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "status" "SnapshotStatus" NOT NULL DEFAULT 'taking',
    "version" TEXT NOT NULL DEFAULT '',
    "previousId" UUID,
    "policyVersionId" UUID NOT NULL,
    "target" "Target" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "settings" JSONB NOT NULL,
    "summary" JSONB,
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "pairCount" INTEGER NOT NULL DEFAULT 0,
    "contentHash" TEXT,
    "runId" UUID,
    "reason" TEXT,
    "takenBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SnapshotRow" (
    "snapshotId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sampleId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "split" "Split" NOT NULL,
    "groupId" UUID NOT NULL,
    "prompt" TEXT NOT NULL,
    "conversation" JSONB,
    "response" TEXT,
    "unwrapped" TEXT,
    "wrapper" TEXT,
    "safePrompt" TEXT,
    "labels" TEXT[],
    "polarity" "Polarity" NOT NULL,
    "labelSource" "LabelSource" NOT NULL,
    "state" "SampleState" NOT NULL,
    "source" TEXT,
    "licence" TEXT,
    "sourceRow" INTEGER,
    "persona" TEXT,
    "model" TEXT,
    "language" TEXT,
    "characters" INTEGER NOT NULL,
    "contentHash" UUID NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "tainted" BOOLEAN NOT NULL,
    "reviewed" BOOLEAN NOT NULL,
    "people" INTEGER NOT NULL,
    "meta" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SnapshotRow_pkey" PRIMARY KEY ("snapshotId","position")
);

-- CreateTable
CREATE TABLE "SnapshotPair" (
    "snapshotId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "preferenceId" UUID NOT NULL,
    "split" "Split" NOT NULL,
    "prompt" TEXT NOT NULL,
    "conversation" JSONB,
    "responseA" TEXT NOT NULL,
    "responseB" TEXT NOT NULL,
    "better" TEXT,
    "safer" TEXT,
    "polarityA" "Polarity" NOT NULL,
    "polarityB" "Polarity" NOT NULL,

    CONSTRAINT "SnapshotPair_pkey" PRIMARY KEY ("snapshotId","position")
);

-- CreateTable
CREATE TABLE "SnapshotVerdict" (
    "snapshotId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "judgeId" UUID NOT NULL,
    "judge" TEXT NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "labels" TEXT[],
    "polarity" "Polarity" NOT NULL,
    "confidence" REAL,
    "rationale" TEXT,

    CONSTRAINT "SnapshotVerdict_pkey" PRIMARY KEY ("snapshotId","position","judgeId")
);

-- CreateTable
CREATE TABLE "SnapshotFile" (
    "snapshotId" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "SnapshotFile_pkey" PRIMARY KEY ("snapshotId","fingerprint")
);

-- CreateTable
CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "snapshotId" UUID,
    "format" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "madeBy" JSONB NOT NULL,
    "fetched" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SnapshotAudit" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "bound" DOUBLE PRECISION NOT NULL,
    "size" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "drawn" UUID[],
    "result" JSONB,
    "startedBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "certifiedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SnapshotAudit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushSecret" (
    "runId" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PushSecret_pkey" PRIMARY KEY ("runId")
);

-- CreateIndex
CREATE INDEX "Snapshot_projectId_id_idx" ON "Snapshot"("projectId", "id");

-- CreateIndex
CREATE INDEX "Snapshot_datasetId_id_idx" ON "Snapshot"("datasetId", "id");

-- CreateIndex
CREATE INDEX "Export_projectId_id_idx" ON "Export"("projectId", "id");

-- CreateIndex
CREATE INDEX "Export_snapshotId_id_idx" ON "Export"("snapshotId", "id");

-- CreateIndex
CREATE INDEX "SnapshotAudit_snapshotId_id_idx" ON "SnapshotAudit"("snapshotId", "id");

-- What is frozen stays: no change, no deletion, and no row more than those of the transaction that takes it.
CREATE TRIGGER snapshot_taken BEFORE UPDATE OR DELETE ON "Snapshot" FOR EACH ROW WHEN (OLD."status" = 'taken') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_no_truncate BEFORE TRUNCATE ON "Snapshot" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_rows_frozen BEFORE UPDATE OR DELETE ON "SnapshotRow" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_rows_no_truncate BEFORE TRUNCATE ON "SnapshotRow" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_rows_no_more BEFORE INSERT ON "SnapshotRow" FOR EACH ROW
  WHEN (current_setting('assay.taking', true) IS DISTINCT FROM NEW."snapshotId"::text) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_pairs_frozen BEFORE UPDATE OR DELETE ON "SnapshotPair" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_pairs_no_truncate BEFORE TRUNCATE ON "SnapshotPair" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_pairs_no_more BEFORE INSERT ON "SnapshotPair" FOR EACH ROW
  WHEN (current_setting('assay.taking', true) IS DISTINCT FROM NEW."snapshotId"::text) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_verdicts_frozen BEFORE UPDATE OR DELETE ON "SnapshotVerdict" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_verdicts_no_truncate BEFORE TRUNCATE ON "SnapshotVerdict" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_verdicts_no_more BEFORE INSERT ON "SnapshotVerdict" FOR EACH ROW
  WHEN (current_setting('assay.taking', true) IS DISTINCT FROM NEW."snapshotId"::text) EXECUTE FUNCTION refuse_change();

