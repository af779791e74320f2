-- CreateEnum
CREATE TYPE "RowOutcome" AS ENUM ('asked', 'judging', 'kept', 'notKept', 'failed');

-- CreateTable
CREATE TABLE "GenerationRow" (
    "runId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "projectId" UUID NOT NULL,
    "cell" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "label" TEXT,
    "personaId" UUID,
    "topic" TEXT,
    "passageId" UUID,
    "fromSampleId" UUID,
    "language" TEXT,
    "turns" INTEGER,
    "outcome" "RowOutcome" NOT NULL DEFAULT 'asked',
    "reason" TEXT,
    "detail" TEXT,
    "content" JSONB,
    "sampleId" UUID,
    "nearId" UUID,
    "similarity" REAL,
    "refusedBy" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "model" TEXT,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "tokensIn" INTEGER NOT NULL DEFAULT 0,
    "tokensOut" INTEGER NOT NULL DEFAULT 0,
    "costMicros" INTEGER NOT NULL DEFAULT 0,
    "landedAt" TIMESTAMPTZ(3),

    CONSTRAINT "GenerationRow_pkey" PRIMARY KEY ("runId","position")
);

-- CreateIndex
CREATE INDEX "GenerationRow_runId_landedAt_idx" ON "GenerationRow"("runId", "landedAt");

-- A row is written twice in its life: room beside it spares the second time a new place in every index.
ALTER TABLE "GenerationRow" SET (fillfactor = 60);
